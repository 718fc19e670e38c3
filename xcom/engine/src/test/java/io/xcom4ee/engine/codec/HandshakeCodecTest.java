package io.xcom4ee.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HandshakeCodecTest {
    private static final MemberInfo SELF =
            new MemberInfo(new MemberId("server1", new UUID(1, 2)), "127.0.0.1", 9266, 1, 50);

    private static byte[] encoded(Handshake handshake) {
        ByteBuf buffer = HandshakeCodec.encode(handshake, UnpooledByteBufAllocator.DEFAULT);
        try {
            return ByteBufUtil.getBytes(buffer);
        } finally {
            buffer.release();
        }
    }

    private static Handshake decoded(byte[] bytes) throws MalformedFrameException {
        return HandshakeCodec.decode(Unpooled.wrappedBuffer(bytes));
    }

    private static List<Handshake> oneOfEachKind() {
        List<Handshake> all = new ArrayList<>();
        all.add(new Hello(1, 3, "orders", SELF, List.of("server1", "server2")));
        all.add(new HelloAccepted(1, SELF));
        for (Refusal refusal : Refusal.values()) {
            all.add(new HelloRefused(refusal, "because of " + refusal));
        }
        return all;
    }

    @Test
    void everyHandshakeComesBackAsItWas() throws MalformedFrameException {
        for (Handshake handshake : oneOfEachKind()) {
            assertThat(decoded(encoded(handshake))).isEqualTo(handshake);
        }
    }

    @Test
    void everyTruncationAndCorruptionIsRejected() {
        for (Handshake handshake : oneOfEachKind()) {
            byte[] bytes = encoded(handshake);
            for (int at = 0; at < bytes.length; at++) {
                byte[] cut = java.util.Arrays.copyOf(bytes, at);
                assertThatThrownBy(() -> decoded(cut)).isInstanceOf(MalformedFrameException.class);
                byte[] corrupt = bytes.clone();
                corrupt[at] ^= 0x10;
                assertThatThrownBy(() -> decoded(corrupt)).isInstanceOf(MalformedFrameException.class);
            }
        }
    }

    @Test
    void aFrameIsNoHandshakeAndAHandshakeIsNoFrame() {
        ByteBuf frame = FrameCodec.encode(
                new Frame(GroupId.NONE, new Message.JoinRequest(SELF)), 1, UnpooledByteBufAllocator.DEFAULT);
        assertThatThrownBy(() -> HandshakeCodec.decode(frame)).isInstanceOf(MalformedFrameException.class);
        frame.release();

        byte[] hello = encoded(oneOfEachKind().get(0));
        assertThatThrownBy(() -> FrameCodec.decode(Unpooled.wrappedBuffer(hello), 1))
                .isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void theLongestHelloThatSettingsAllowFitsItsLimit() {
        String name = "x".repeat(64);
        MemberInfo self = new MemberInfo(new MemberId(name, new UUID(1, 2)), "h".repeat(253), 65_535, 1, 100);

        assertThat(encoded(new Hello(1, 1, name, self, Collections.nCopies(63, name))))
                .hasSizeLessThanOrEqualTo(WireLimits.HANDSHAKE_BYTES_MAX);
    }
}

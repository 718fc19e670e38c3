package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.engine.codec.Compression;
import io.xcom4ee.engine.codec.FrameCodec;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.transport.RawPeer;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes from peers, on its way to the protocol. */
class InboxTest {
    private static final int FRAMES = 64;
    private static final int MESSAGE_BYTES = 1024 * 1024;

    private final TestMembers members = new TestMembers(1);

    @AfterEach
    void killAll() {
        members.close();
    }

    /** So many frames of a mebibyte of zeros: a few kilobytes each on the wire. */
    private static byte[] compressedFrames() {
        Message propose = new Message.Propose(1, 0, new Batch(1, Payloads.of(List.of(new byte[MESSAGE_BYTES]))));
        ByteBuf plain = FrameCodec.encode(
                new Frame(new GroupId(new UUID(1, 1), 1), propose),
                ProtocolVersion.NEWEST,
                UnpooledByteBufAllocator.DEFAULT);
        byte[] compressed = ByteBufUtil.getBytes(
                Compression.compress(plain, UnpooledByteBufAllocator.DEFAULT).orElseThrow());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int frame = 0; frame < FRAMES; frame++) {
            all.writeBytes(compressed);
        }
        return all.toByteArray();
    }

    @Test
    void holdsNoMoreThanItsLimitHoweverMuchASingleReadBrings() throws Exception {
        Recorder recorder = new Recorder();
        members.startFake("server1").channel().subscribe(recorder);
        await(recorder.viewOf("server1")); // Before it looks for its group it answers nobody.
        try (RawPeer peer = RawPeer.connect(members.port("server1"))) {
            peer.send(RawPeer.hello("orders", "guest", members.names()));
            assertThat(peer.handshake()).isInstanceOf(HelloAccepted.class);
            FakeProtocol protocol = members.fakes().get(0);
            protocol.frames = new CountDownLatch(FRAMES);
            peer.send(compressedFrames());
            TestMembers.await(protocol.frames);
            int inOneTurn = 0;
            for (Input input : protocol.inputs) {
                inOneTurn = input instanceof Input.Tick ? 0 : inOneTurn;
                inOneTurn += input instanceof Input.FrameReceived ? 1 : 0;
                assertThat(inOneTurn).isLessThanOrEqualTo(Inbox.BYTES_MAX / MESSAGE_BYTES);
            }
        }
    }
}

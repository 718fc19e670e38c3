package io.xcom4ee.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.Ballot;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.NeededVersion;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.ProtocolChange;
import io.xcom4ee.core.message.Reconfiguration;
import io.xcom4ee.core.message.RoundValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
    private static final GroupId GROUP = new GroupId(new UUID(0x0123456789abcdefL, 0xfedcba9876543210L), 7);

    private static byte[] encoded(Frame frame) {
        return encoded(frame, ProtocolVersion.NEWEST);
    }

    private static byte[] encoded(Frame frame, int version) {
        ByteBuf buffer = FrameCodec.encode(frame, version, UnpooledByteBufAllocator.DEFAULT);
        try {
            return ByteBufUtil.getBytes(buffer);
        } finally {
            buffer.release();
        }
    }

    private static Frame decoded(byte[] bytes) throws MalformedFrameException {
        return decoded(bytes, ProtocolVersion.NEWEST);
    }

    private static Frame decoded(byte[] bytes, int version) throws MalformedFrameException {
        return FrameCodec.decode(Unpooled.wrappedBuffer(bytes), version);
    }

    /** Makes the length and the checksum right again, so that what is between them is looked at. */
    private static byte[] resealed(byte[] bytes) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        buffer.setInt(0, bytes.length - 4);
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        buffer.setInt(bytes.length - 4, (int) crc.getValue());
        return bytes;
    }

    /** Either malformed, or a frame whose canonical encoding is these very bytes; never any other exception. */
    private static void assertRejectedOrCanonical(byte[] bytes) {
        Frame frame;
        try {
            frame = decoded(bytes.clone());
        } catch (MalformedFrameException rejected) {
            return;
        }
        assertThat(encoded(frame)).isEqualTo(bytes);
    }

    @Test
    void everyKindOfFrameComesBackAsItWas() throws MalformedFrameException {
        for (int version = ProtocolVersion.FIRST; version <= ProtocolVersion.NEWEST; version++) {
            for (int seed = 0; seed < 300; seed++) {
                for (Frame frame : new Samples(seed, version).oneOfEachKind()) {
                    assertThat(decoded(encoded(frame, version), version)).isEqualTo(frame);
                }
            }
        }
    }

    @Test
    void anOldVersionNeitherSaysNorBelievesWhatItDoesNotHave() {
        int refused = 0;
        for (int seed = 0; seed < 100; seed++) {
            for (Frame frame : new Samples(seed).oneOfEachKind()) {
                if (NeededVersion.of(frame.message()) > ProtocolVersion.FIRST) {
                    refused++;
                    assertThatThrownBy(() -> encoded(frame, ProtocolVersion.FIRST))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("protocol version 1 cannot say");
                    byte[] bytes = encoded(frame);
                    assertThatThrownBy(() -> decoded(bytes, ProtocolVersion.FIRST))
                            .isInstanceOf(MalformedFrameException.class);
                }
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void theCodecKnowsSinceWhenThereIsEachKind() {
        for (MessageKind kind : MessageKind.values()) {
            assertThat(NeededVersion.of(new Samples(1).message(kind)))
                    .as("%s", kind)
                    .isGreaterThanOrEqualTo(kind.since());
        }
    }

    @Test
    void aChangeOfTheProtocolIsReadByVersion1AsAReconfigurationThatChangesNothing() throws MalformedFrameException {
        Frame frame = new Frame(GROUP, new Message.Propose(5, 4, new ProtocolChange(2)));

        assertThat(encoded(frame, 1))
                .isEqualTo(encoded(frame, 2))
                .isEqualTo(encoded(
                        new Frame(
                                GROUP,
                                new Message.Propose(5, 4, new Reconfiguration(List.of(), List.of(), List.of(), -2))),
                        1));
        assertThat(decoded(encoded(frame, 2), 2)).isEqualTo(frame);
    }

    @Test
    void theBytesOfAProposalAreThese() {
        Payloads payloads = Payloads.of(List.of("hello".getBytes(StandardCharsets.UTF_8), new byte[0]));
        Frame frame = new Frame(GROUP, new Message.Propose(5, 3, new Batch(1, payloads)));

        assertThat(ByteBufUtil.hexDump(encoded(frame)))
                .isEqualTo("0000004e" + "5843" + "01" + "01"
                        + "0123456789abcdeffedcba9876543210" + "0000000000000007"
                        + "0000000000000005" + "0000000000000003"
                        + "01" + "0000000000000001" + "00000002" + "0000000d"
                        + "00000005" + "68656c6c6f" + "00000000"
                        + "ed038eb4");
    }

    @Test
    void theBytesOfProgressAreThese() {
        Frame frame =
                new Frame(GROUP, new Message.Progress(1, 2, 3, 4, List.of(new AcceptedInterval(2, 1, 9)), List.of(3)));

        assertThat(ByteBufUtil.hexDump(encoded(frame)))
                .isEqualTo("00000060" + "5843" + "01" + "02"
                        + "0123456789abcdeffedcba9876543210" + "0000000000000007"
                        + "0000000000000001" + "0000000000000002" + "0000000000000003" + "0000000000000004"
                        + "00000001" + "00000002" + "0000000000000001" + "0000000000000009"
                        + "00000001" + "00000003"
                        + "ad9b56e8");
    }

    @Test
    void theBytesOfAJoinRequestAreThese() {
        MemberInfo info = new MemberInfo(new MemberId("server1", new UUID(1, 2)), "host", 9266, 1, 50);
        Frame frame = new Frame(GroupId.NONE, new Message.JoinRequest(info));

        assertThat(ByteBufUtil.hexDump(encoded(frame)))
                .isEqualTo("00000049" + "5843" + "01" + "0c"
                        + "00000000000000000000000000000000" + "0000000000000000"
                        + "0007" + "73657276657231" + "0000000000000001" + "0000000000000002"
                        + "0004" + "686f7374" + "2432" + "00000001" + "00000032"
                        + "1be0d9a9");
    }

    @Test
    void everyTruncationIsRejected() {
        for (Frame frame : new Samples(1).oneOfEachKind()) {
            byte[] bytes = encoded(frame);
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> decoded(cut)).isInstanceOf(MalformedFrameException.class);
                if (length >= 12) {
                    assertRejectedOrCanonical(resealed(cut));
                }
            }
        }
    }

    @Test
    void everyCorruptionOfAByteIsRejected() {
        for (Frame frame : new Samples(2).oneOfEachKind()) {
            byte[] bytes = encoded(frame);
            for (int at = 0; at < bytes.length; at++) {
                for (int flip : new int[] {0x01, 0x80, 0xff}) {
                    byte[] corrupt = bytes.clone();
                    corrupt[at] ^= (byte) flip;
                    assertThatThrownBy(() -> decoded(corrupt)).isInstanceOf(MalformedFrameException.class);
                }
            }
        }
    }

    @Test
    void aCorruptionWithARightChecksumIsRejectedOrIsAnotherCanonicalFrame() {
        for (int seed = 0; seed < 20; seed++) {
            for (Frame frame : new Samples(seed).oneOfEachKind()) {
                byte[] bytes = encoded(frame);
                for (int at = 6; at < bytes.length - 4; at++) {
                    for (int value : new int[] {0x00, 0x01, 0x7f, 0xff, bytes[at] + 1, bytes[at] ^ 0x80}) {
                        byte[] corrupt = bytes.clone();
                        corrupt[at] = (byte) value;
                        assertRejectedOrCanonical(resealed(corrupt));
                    }
                }
            }
        }
    }

    @Test
    void garbageIsRejectedOrCanonical() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 100_000; run++) {
            byte[] garbage = new byte[12 + random.nextInt(120)];
            random.nextBytes(garbage);
            if (run % 2 == 0) {
                // Past the head and the checksum, so that the readers of the bodies meet it.
                garbage[4] = 'X';
                garbage[5] = 'C';
                garbage[6] = 1;
                garbage[7] = (byte) (1 + random.nextInt(21));
                resealed(garbage);
            }
            assertRejectedOrCanonical(garbage);
        }
    }

    @Test
    void aHugeCountIsRejectedBeforeAnythingIsAllocated() {
        byte[] bytes = encoded(new Frame(GROUP, new Message.Learn(1, 1, 1, List.of())));
        Unpooled.wrappedBuffer(bytes).setInt(bytes.length - 8, Integer.MAX_VALUE);

        assertThatThrownBy(() -> decoded(resealed(bytes)))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("a count of 2147483647");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aWrongLengthOfABatchIsRejectedBeforeAnythingIsAllocated(int length) {
        byte[] bytes = encoded(new Frame(GROUP, new Message.Propose(1, 0, new Batch(1, Payloads.of(List.of())))));
        Unpooled.wrappedBuffer(bytes).setInt(bytes.length - 8, length);

        assertThatThrownBy(() -> decoded(resealed(bytes)))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void namesWithControlCharactersAreRejected() {
        MemberInfo info = new MemberInfo(new MemberId("a\nb", new UUID(1, 2)), "host", 1, 1, 1);
        byte[] bytes = encoded(new Frame(GROUP, new Message.JoinRequest(info)));

        assertThatThrownBy(() -> decoded(bytes))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("control characters");
    }

    @Test
    void namesThatAreNotUtf8AreRejected() {
        MemberInfo info = new MemberInfo(new MemberId("ab", new UUID(1, 2)), "host", 1, 1, 1);
        byte[] bytes = encoded(new Frame(GROUP, new Message.JoinRequest(info)));
        bytes[8 + 24 + 2] = (byte) 0xc3;

        assertThatThrownBy(() -> decoded(resealed(bytes)))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void ourOwnFramesBeyondTheLimitsAreRefusedAtTheSender() {
        MemberInfo longName = new MemberInfo(new MemberId("x".repeat(129), new UUID(1, 2)), "host", 1, 1, 1);
        Frame tooLong = new Frame(GROUP, new Message.JoinRequest(longName));
        assertThatThrownBy(() -> encoded(tooLong)).isInstanceOf(IllegalArgumentException.class);

        byte[] payload = new byte[WireLimits.FRAME_BYTES_MAX];
        Frame tooLarge = new Frame(GROUP, new Message.Propose(1, 0, new Batch(1, Payloads.of(List.of(payload)))));
        assertThatThrownBy(() -> encoded(tooLarge, Parts.SINCE_VERSION - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit of " + WireLimits.FRAME_BYTES_MAX);
    }

    @Test
    void aFrameThatCanGoInPartsMayBeLargerThanOneInOnePiece() throws MalformedFrameException {
        Batch batch = new Batch(1, Payloads.of(List.of(new byte[1024 * 1024])));
        List<RoundValue> values = new ArrayList<>();
        for (long round = 1; round <= 40; round++) {
            values.add(new RoundValue(round, batch));
        }
        Frame large = new Frame(GROUP, new Message.Learn(1, 1, 40, values));
        byte[] bytes = encoded(large, Parts.SINCE_VERSION);

        assertThat(bytes.length).isGreaterThan(WireLimits.FRAME_BYTES_MAX);
        assertThat(decoded(bytes, Parts.SINCE_VERSION)).isEqualTo(large);
    }

    @Test
    void theHeadTellsTheLengthOnceItHasArrived() throws MalformedFrameException {
        byte[] bytes = encoded(new Frame(GROUP, new Message.Prepare(new Ballot(1, 2), 3, 4, 5)));

        assertThat(Envelope.frameBytes(Unpooled.wrappedBuffer(bytes, 0, 7), 1_000))
                .isZero();
        assertThat(Envelope.frameBytes(Unpooled.wrappedBuffer(bytes, 0, 8), 1_000))
                .isEqualTo(bytes.length);
        assertThatThrownBy(() -> Envelope.frameBytes(Unpooled.wrappedBuffer(bytes), bytes.length - 1))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("allowed are 12 to");
        assertThatThrownBy(() ->
                        Envelope.frameBytes(Unpooled.copiedBuffer("GET / HTTP/1.1", StandardCharsets.US_ASCII), 1_000))
                .isInstanceOf(MalformedFrameException.class);
    }
}

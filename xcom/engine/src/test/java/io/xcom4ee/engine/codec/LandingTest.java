package io.xcom4ee.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Assembly;
import io.xcom4ee.core.message.Forwarded;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.message.RoundValue;
import io.xcom4ee.core.message.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where the parts of large messages are put. */
class LandingTest {
    private static final GroupId GROUP = new GroupId(new UUID(1, 2), 3);
    private static final int PART_BYTES = 1_000;

    private final Landing landing = new Landing();
    private final SplittableRandom random = new SplittableRandom(7);

    private byte[] message(int bytes) {
        byte[] message = new byte[bytes];
        random.nextBytes(message);
        return message;
    }

    /** As its sender cuts it. */
    private static List<Fragment> cut(byte[] message, long firstSequence, int partBytes) {
        List<Fragment> parts = new ArrayList<>();
        for (int at = 0; at < message.length; at += partBytes) {
            int bytes = Math.min(partBytes, message.length - at);
            parts.add(new Fragment(
                    firstSequence + parts.size(), message.length, at, Payloads.ofPart(message, at, bytes)));
        }
        return parts;
    }

    /** As it comes through the wire. */
    private Fragment received(Fragment sent) throws MalformedFrameException {
        return (Fragment) proposed(sent);
    }

    private Value proposed(Value sent) throws MalformedFrameException {
        Message.Propose propose = (Message.Propose) message(new Message.Propose(2, 1, sent));
        return propose.value();
    }

    private Message message(Message sent) throws MalformedFrameException {
        ByteBuf bytes =
                FrameCodec.encode(new Frame(GROUP, sent), ProtocolVersion.NEWEST, UnpooledByteBufAllocator.DEFAULT);
        try {
            return FrameCodec.decode(bytes, ProtocolVersion.NEWEST, landing).message();
        } finally {
            bytes.release();
        }
    }

    private List<Fragment> received(List<Fragment> sent) throws MalformedFrameException {
        List<Fragment> parts = new ArrayList<>();
        for (Fragment part : sent) {
            parts.add(received(part));
        }
        assertThat(parts).isEqualTo(sent);
        return parts;
    }

    private static byte[] arrayOf(Fragment part) {
        Payloads.Cursor cursor = part.part().cursor();
        assertThat(cursor.next()).isTrue();
        return cursor.bytes();
    }

    /** Whether the message that they make needs no copy. */
    private static boolean isOneArray(List<Fragment> parts) {
        Assembly assembly = new Assembly();
        parts.forEach(part -> assembly.add(part.part()));
        Payloads.Cursor whole = assembly.whole().cursor();
        assertThat(whole.next()).isTrue();
        return whole.bytes() == arrayOf(parts.get(0));
    }

    @Test
    void theMessageIsWholeWithItsLastPart() throws MalformedFrameException {
        for (int bytes : new int[] {PART_BYTES + 1, 2 * PART_BYTES, 8 * PART_BYTES}) {
            byte[] message = message(bytes);
            List<Fragment> parts = received(cut(message, 5, PART_BYTES));
            assertThat(isOneArray(parts)).isTrue();
            assertThat(arrayOf(parts.get(0))).isEqualTo(message);
        }
    }

    @Test
    void aMessageOfMoreThanEightPartsOrBeyondWhatIsSharedGetsNoArray() throws MalformedFrameException {
        assertThat(arrayOf(
                        received(cut(message(8 * PART_BYTES + 1), 1, PART_BYTES).get(0))))
                .hasSize(PART_BYTES);
        int partBytes = Payloads.SHARED_BYTES_MAX / 4;
        assertThat(arrayOf(received(cut(message(Payloads.SHARED_BYTES_MAX + 1), 20, partBytes)
                        .get(0))))
                .hasSize(partBytes);
    }

    @Test
    void whatWasHandedOutIsNeverWrittenAgain() throws MalformedFrameException {
        List<Fragment> first = cut(message(4 * PART_BYTES), 1, PART_BYTES);
        List<Fragment> other = cut(message(4 * PART_BYTES), 1, PART_BYTES);
        List<Fragment> kept = received(first.subList(0, 3));
        // Repeated, with other bytes in the same place, and once more from the beginning.
        List<Fragment> again = received(List.of(other.get(1), other.get(2), other.get(0), other.get(1), first.get(3)));
        assertThat(kept).isEqualTo(first.subList(0, 3));
        assertThat(again.get(4)).isEqualTo(first.get(3));
    }

    @Test
    void aPartThatWasLostCostsACopyOfItsMessageAlone() throws MalformedFrameException {
        List<Fragment> sent = cut(message(4 * PART_BYTES), 1, PART_BYTES);
        List<Fragment> parts = new ArrayList<>(received(List.of(sent.get(0), sent.get(2), sent.get(3))));
        parts.add(1, received(sent.get(1)));
        assertThat(isOneArray(parts)).isFalse();
        assertThat(isOneArray(received(cut(message(4 * PART_BYTES), 5, PART_BYTES))))
                .as("after one of which not all came in turn")
                .isFalse();
        assertThat(isOneArray(received(cut(message(4 * PART_BYTES), 9, PART_BYTES))))
                .isTrue();
    }

    @Test
    void whoNeverEndsAMessageMakesThisMemberKeepNoMoreThanTwiceOfWhatItSends() throws MalformedFrameException {
        List<Fragment> beginnings = new ArrayList<>();
        for (int sequence = 1; sequence <= 100; sequence++) {
            beginnings.add(
                    received(cut(message(8 * PART_BYTES), sequence, PART_BYTES).get(0)));
            // Whole messages in between make up for nothing but their own bytes.
            received(cut(message(2), 200 + 2 * sequence, 1));
        }
        int kept = beginnings.stream().mapToInt(part -> arrayOf(part).length).sum();
        assertThat(kept).isBetween(100 * PART_BYTES, 2 * 100 * PART_BYTES);
    }

    @Test
    void whatALeaderPassesOnForOthersMayComeBetweenItsOwnParts() throws MalformedFrameException {
        List<Fragment> own = cut(message(4 * PART_BYTES), 1, PART_BYTES);
        List<Fragment> others = cut(message(4 * PART_BYTES), 1, PART_BYTES);
        List<Fragment> parts = new ArrayList<>();
        for (int part = 0; part < own.size(); part++) {
            parts.add(received(own.get(part)));
            for (int sender = 2; sender <= 3; sender++) {
                Forwarded passedOn = new Forwarded(sender, others.get(part));
                Forwarded kept = (Forwarded) proposed(passedOn);
                assertThat(kept).isEqualTo(passedOn);
                assertThat(arrayOf((Fragment) kept.content())).hasSize(PART_BYTES);
            }
        }
        assertThat(parts).isEqualTo(own);
        assertThat(isOneArray(parts)).isTrue();
    }

    @Test
    void whatAPeerAnswersOfOthersMayComeBetweenItsOwnParts() throws MalformedFrameException {
        List<Fragment> own = cut(message(2 * PART_BYTES), 1, PART_BYTES);
        List<Fragment> parts = new ArrayList<>(received(own.subList(0, 1)));
        Message answer = new Message.Learn(3, 7, 7, List.of(new RoundValue(7, own.get(0))));
        assertThat(message(answer)).isEqualTo(answer);
        parts.add(received(own.get(1)));
        assertThat(isOneArray(parts)).isTrue();
    }

    @Test
    void inAnyOrderTheyComeAsTheyWereSent() throws MalformedFrameException {
        List<Fragment> sent = new ArrayList<>();
        for (int messages = 0; messages < 50; messages++) {
            sent.addAll(cut(message(PART_BYTES + random.nextInt(8 * PART_BYTES)), 1 + 3L * messages, PART_BYTES));
        }
        List<Fragment> expected = new ArrayList<>();
        List<Fragment> kept = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            // Mostly in turn, as from a sender that begins anew now and then.
            int at = step % 7 == 0 ? random.nextInt(sent.size()) : step % sent.size();
            expected.add(sent.get(at));
            kept.add(received(sent.get(at)));
        }
        assertThat(kept).isEqualTo(expected);
    }

    @Test
    void aPartThatSaysWhatCannotBeIsRefused() {
        Fragment part = cut(message(2 * PART_BYTES), 1, PART_BYTES).get(0);
        int totalAt = 8 + 24 + 16 + 1 + 8;
        for (int[] wrong : new int[][] {
            {totalAt, -1},
            {totalAt, 0},
            {totalAt, PART_BYTES},
            {totalAt, Integer.MAX_VALUE},
            {totalAt + 4, -1},
            {totalAt + 4, PART_BYTES + 1},
            {totalAt + 4, Integer.MAX_VALUE},
            {totalAt + 8, -1},
            {totalAt + 8, 3},
            {totalAt + 8, Integer.MAX_VALUE},
            {totalAt + 12, -1},
            {totalAt + 12, PART_BYTES - 1},
            {totalAt + 12, PART_BYTES + 1},
            {totalAt + 12, Integer.MAX_VALUE}
        }) {
            ByteBuf bytes = FrameCodec.encode(
                    new Frame(GROUP, new Message.Propose(2, 1, part)),
                    ProtocolVersion.NEWEST,
                    UnpooledByteBufAllocator.DEFAULT);
            bytes.setInt(wrong[0], wrong[1]);
            bytes.writerIndex(bytes.writerIndex() - Envelope.CHECKSUM_BYTES);
            Envelope.seal(bytes, 0, MessageKind.PROPOSE.code());
            assertThatThrownBy(() -> FrameCodec.decode(bytes, ProtocolVersion.NEWEST, landing))
                    .as(Arrays.toString(wrong))
                    .isInstanceOf(MalformedFrameException.class);
            bytes.release();
        }
    }
}

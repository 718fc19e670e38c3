package io.xcom4ee.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PayloadsTest {
    private static final List<List<byte[]>> EXAMPLES = List.of(
            List.of(),
            List.of(new byte[0]),
            List.of(bytes(3, 1), new byte[0], bytes(5, 2)),
            List.of(bytes(512, 3)),
            List.of(bytes(511, 4)),
            List.of(bytes(1, 5), bytes(2_000, 6), new byte[0]),
            List.of(bytes(100_000, 7), bytes(1_000, 8)));

    private static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] packed(Payloads payloads) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        payloads.writeTo(new Payloads.Target() {
            @Override
            public void i32(int value) {
                for (int shift = 24; shift >= 0; shift -= 8) {
                    written.write(value >>> shift);
                }
            }

            @Override
            public void bytes(byte[] source, int offset, int length) {
                written.write(source, offset, length);
            }
        });
        return written.toByteArray();
    }

    @Test
    void areTheSameHoweverTheyAreKept() {
        for (List<byte[]> messages : EXAMPLES) {
            Payloads given = Payloads.of(messages);
            Payloads read = Payloads.ofPacked(messages.size(), packed(given));
            assertThat(given).isEqualTo(read).hasSameHashCodeAs(read);
            assertThat(read).isEqualTo(given);
            assertThat(packed(read)).isEqualTo(packed(given));
            for (Payloads each : List.of(given, read)) {
                assertThat(each.count()).isEqualTo(messages.size());
                assertThat(each.sizeBytes()).isEqualTo(packed(given).length);
                assertThat(each.messageBytes())
                        .isEqualTo(messages.stream()
                                .mapToInt(message -> message.length)
                                .sum());
                assertThat(each.toList()).usingRecursiveComparison().isEqualTo(messages);
            }
        }
    }

    @Test
    void differInAnyByteAndInEachBoundary() {
        List<Payloads> different = new ArrayList<>();
        EXAMPLES.forEach(messages -> different.add(Payloads.of(messages)));
        different.add(Payloads.of(List.of(bytes(3, 1), new byte[0], bytes(5, 9))));
        different.add(Payloads.of(List.of(new byte[0], bytes(3, 1), bytes(5, 2))));
        different.add(Payloads.of(List.of(bytes(512, 9))));
        assertThat(different).doesNotHaveDuplicates();
    }

    @Test
    void largeMessagesAreNotCopied() {
        byte[] message = bytes(1_000, 1);
        Payloads.Cursor cursor = Payloads.of(List.of(message)).cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.bytes()).isSameAs(message);
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void whoeverCopiesCannotHarmWhatIsShared() {
        Payloads payloads = Payloads.of(List.of(bytes(1_000, 1)));
        payloads.toList().get(0)[0] = 9;
        assertThat(payloads.toList().get(0)[0]).isEqualTo((byte) 1);
        Iterator<byte[]> each = payloads.iterator();
        each.next();
        assertThatThrownBy(each::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aPartIsAMessageOfItsOwn() {
        byte[] message = bytes(1_000, 1);
        message[300] = 7;
        Payloads part = Payloads.ofPart(message, 300, 200);
        Payloads same = Payloads.of(List.of(Arrays.copyOfRange(message, 300, 500)));
        assertThat(part).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(part.sizeBytes()).isEqualTo(same.sizeBytes());
        assertThat(packed(part)).isEqualTo(packed(same));
        assertThat(part.toList()).hasSize(1);
        assertThatThrownBy(() -> Payloads.ofPart(message, 900, 101)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void onlyPartsOfMessagesThatAreNotVeryLargeShareTheirArray() {
        byte[] shared = new byte[Payloads.SHARED_BYTES_MAX];
        byte[] veryLarge = new byte[Payloads.SHARED_BYTES_MAX + 1];
        assertThat(array(Payloads.ofPart(shared, 0, 10))).isSameAs(shared);
        assertThat(array(Payloads.ofPart(veryLarge, 0, 10))).hasSize(10);
        assertThatThrownBy(() -> Payloads.ofPart(veryLarge, veryLarge.length - 9, 10))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static byte[] array(Payloads payloads) {
        Payloads.Cursor cursor = payloads.cursor();
        cursor.next();
        return cursor.bytes();
    }
}

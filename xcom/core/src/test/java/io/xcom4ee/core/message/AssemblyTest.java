package io.xcom4ee.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private static final int PIECE = 300;

    private final byte[] message = new byte[1_000];
    private final Assembly assembly = new Assembly();

    AssemblyTest() {
        for (int index = 0; index < message.length; index++) {
            message[index] = (byte) index;
        }
    }

    @Test
    void piecesThatCameFromAPeerArePutTogether() {
        for (int offset = 0; offset < message.length; offset += PIECE) {
            byte[] came = Arrays.copyOfRange(message, offset, Math.min(message.length, offset + PIECE));
            assembly.add(Payloads.of(List.of(came)));
        }
        assertThat(assembly.bytes()).isEqualTo(1_000);
        assertThat(assembly.sizeBytes()).isEqualTo(1_000 + 4 * 4);
        assertThat(assembly.whole()).isEqualTo(Payloads.of(List.of(message)));
    }

    @Test
    void thePartsOfAnOwnMessageAreThatMessage() {
        for (int offset = 0; offset < message.length; offset += PIECE) {
            assembly.add(Payloads.ofPart(message, offset, Math.min(PIECE, message.length - offset)));
        }
        assertThat(arrayOf(assembly.whole())).isSameAs(message);
    }

    @Test
    void aPieceOfAnotherArrayIsNotTakenForOneOfThis() {
        byte[] other = message.clone();
        assembly.add(Payloads.ofPart(message, 0, 500));
        assembly.add(Payloads.ofPart(other, 500, 500));
        assertThat(arrayOf(assembly.whole())).isNotSameAs(message).isEqualTo(message);
    }

    @Test
    void aBeginningAloneIsNotTheWholeArray() {
        assembly.add(Payloads.ofPart(message, 0, 600));
        assertThat(arrayOf(assembly.whole())).isEqualTo(Arrays.copyOf(message, 600));
    }

    private static byte[] arrayOf(Payloads payloads) {
        Payloads.Cursor cursor = payloads.cursor();
        cursor.next();
        return cursor.bytes();
    }
}

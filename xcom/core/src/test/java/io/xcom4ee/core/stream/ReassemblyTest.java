package io.xcom4ee.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xcom4ee.core.base.InvariantViolation;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.message.Fragment;
import io.xcom4ee.core.message.Payloads;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReassemblyTest {
    private static final byte[] MESSAGE = "large message".getBytes(StandardCharsets.UTF_8);

    /** What a part costs beside its bytes. */
    private static final long LENGTH_BYTES = 4;

    private final Reassembly reassembly = new Reassembly();

    private static Fragment part(long sequence, int offset, int length) {
        return new Fragment(sequence, MESSAGE.length, offset, Payloads.ofPart(MESSAGE, offset, length));
    }

    @Test
    void givesTheMessageWithItsLastPart() {
        assertThat(reassembly.add(1, part(1, 0, 6))).isEmpty();
        assertThat(reassembly.add(2, part(1, 0, 12))).isEmpty();
        assertThat(reassembly.add(1, part(2, 6, 1))).isEmpty();
        assertThat(reassembly.bytes()).isEqualTo(7 + 2 * LENGTH_BYTES + 12 + LENGTH_BYTES);
        Payloads whole = reassembly.add(1, part(3, 7, 6)).orElseThrow();
        assertThat(whole.toList()).containsExactly(MESSAGE);
        assertThat(reassembly.bytes()).isEqualTo(12 + LENGTH_BYTES);
    }

    @Test
    void keepsOneMessageOfASenderAtMost() {
        reassembly.add(1, part(1, 0, 6));
        reassembly.add(1, part(2, 0, 7));
        assertThat(reassembly.bytes()).isEqualTo(7 + LENGTH_BYTES);
        assertThat(reassembly.add(1, part(3, 7, 6))).isPresent();
    }

    @Test
    void keepsNothingOfWhatIsGivenUp() {
        reassembly.add(1, part(1, 0, 6));
        reassembly.add(2, part(1, 0, 6));
        reassembly.drop(1);
        assertThat(reassembly.bytes()).isEqualTo(6 + LENGTH_BYTES);
        reassembly.clear();
        assertThat(reassembly.bytes()).isZero();
    }

    @Test
    void keepsNoMoreThanHasCome() {
        Payloads first = Payloads.ofPart(MESSAGE, 0, 5);
        for (int sender = 1; sender <= 1_000; sender++) {
            reassembly.add(sender, new Fragment(1, Limits.MESSAGE_BYTES_MAX, 0, first));
        }
        assertThat(reassembly.bytes()).isEqualTo(1_000 * (5 + LENGTH_BYTES));
    }

    @Test
    void neverGluesAPartToWhatItDoesNotFollow() {
        reassembly.add(1, part(1, 0, 6));
        assertThatExceptionOfType(InvariantViolation.class).isThrownBy(() -> reassembly.add(1, part(2, 7, 6)));
        assertThatExceptionOfType(InvariantViolation.class).isThrownBy(() -> reassembly.add(2, part(2, 6, 7)));
    }

    @Test
    void aPartLiesWithinItsMessageAndIsNotAllOfIt() {
        Payloads part = Payloads.ofPart(MESSAGE, 0, 5);
        assertThatIllegalArgumentException().isThrownBy(() -> new Fragment(1, 5, 0, part));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fragment(1, 6, 2, part));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fragment(1, 6, -1, part));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fragment(1, 6, Integer.MAX_VALUE, part));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fragment(1, Limits.MESSAGE_BYTES_MAX + 1, 0, part));
        assertThat(new Fragment(1, 6, 1, part).isLast()).isTrue();
    }
}

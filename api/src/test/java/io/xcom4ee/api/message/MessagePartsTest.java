package io.xcom4ee.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.IllegalFormatException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MessagePartsTest {
    private static MessageParts of(String id) {
        return new MessageParts(id, "%s has failed.", "Correct %s.");
    }

    @Test
    void theTextHasIdFactsAndWhatToDo() {
        assertThat(of("XCOM9901E").text("a", "b")).isEqualTo("XCOM9901E: a has failed. Correct b.");
    }

    @Test
    void whereThereIsNothingToDoTheTextSaysNothingOfIt() {
        assertThat(new MessageParts("XCOM9902I", "%s has started.", "Nothing to do.").text("a"))
                .isEqualTo("XCOM9902I: a has started.");
        assertThat(new MessageParts("XCOM9903W", "It has failed.", "Nothing to do: it is tried again.").text())
                .isEqualTo("XCOM9903W: It has failed. Nothing to do: it is tried again.");
    }

    @Test
    void theTextIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new MessageParts("XCOM9904I", "%.1f and %,d", "Nothing to do.").text(1.5, 1_000))
                    .isEqualTo("XCOM9904I: 1.5 and 1,000");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theLastLetterOfTheIdIsTheLevel() {
        assertThat(of("XCOM9901E").level()).isEqualTo(System.Logger.Level.ERROR);
        assertThat(of("XCOM9901W").level()).isEqualTo(System.Logger.Level.WARNING);
        assertThat(of("XCOM9901I").level()).isEqualTo(System.Logger.Level.INFO);
        assertThat(of("XCOM9901A").level()).isEqualTo(System.Logger.Level.INFO);
    }

    @Test
    void aFactThatIsMissingIsNotPassedOver() {
        MessageParts parts = of("XCOM9901E");
        assertThatThrownBy(() -> parts.text("a")).isInstanceOf(IllegalFormatException.class);
    }

    @Test
    void anIdentifiedMessageIsWhatItsPartsAre() {
        IdentifiedMessage message = () -> of("XCOM9901W");
        assertThat(message.id()).isEqualTo("XCOM9901W");
        assertThat(message.template()).isEqualTo("%s has failed.");
        assertThat(message.action()).isEqualTo("Correct %s.");
        assertThat(message.level()).isEqualTo(System.Logger.Level.WARNING);
        assertThat(message.text("a", "b")).isEqualTo("XCOM9901W: a has failed. Correct b.");
    }
}

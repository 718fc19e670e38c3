package io.xcom4ee.core.base;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A broken invariant says itself, and what breaks it, of whatever kind that is. */
class InvariantsTest {
    @Test
    void whatHoldsIsSilent() {
        assertThatCode(() -> {
                    Invariants.require(true, "nothing is wrong");
                    Invariants.require(true, "nothing is wrong", 1);
                    Invariants.require(true, "nothing is wrong", "a detail");
                    Invariants.require(true, "nothing is wrong", 1, 2L);
                    Invariants.require(true, "nothing is wrong", "one", "another");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsBrokenSaysWhatBreaksIt() {
        assertThatThrownBy(() -> Invariants.require(false, "all is well"))
                .isInstanceOf(InvariantViolation.class)
                .hasMessage("Broken invariant: all is well");
        assertThatThrownBy(() -> Invariants.require(false, "all is well", 7L))
                .hasMessage("Broken invariant: all is well [7]");
        assertThatThrownBy(() -> Invariants.require(false, "all is well", "seven"))
                .hasMessage("Broken invariant: all is well [seven]");
        assertThatThrownBy(() -> Invariants.require(false, "all is well", 7L, 8))
                .hasMessage("Broken invariant: all is well [7, 8]");
        assertThatThrownBy(() -> Invariants.require(false, "all is well", 7L, "eight"))
                .hasMessage("Broken invariant: all is well [7, eight]");
    }
}

package io.xcom4ee.core.message;

import io.xcom4ee.core.base.Slot;
import java.util.Objects;

/** A decided value at its slot. */
public record SlotValue(Slot slot, Value value) {
    public SlotValue {
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(value, "value");
    }
}

package io.xcom4ee.chaos.check;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What must be known of a run that no history tells.
 *
 * @param calmSinceNanos from when on, by the clock of the histories, the group was whole, healed and at rest, so that every
 *     broadcast must be delivered; nothing if it never was
 * @param forcings how often the membership was forced, surely or for all that anybody knows
 */
public record Circumstances(OptionalLong calmSinceNanos, long forcings) {
    /** A majority kept its memory all the time; of a calm nothing is known. */
    public static final Circumstances ORDINARY = new Circumstances(OptionalLong.empty(), 0);

    public Circumstances {
        Objects.requireNonNull(calmSinceNanos, "calmSinceNanos");
    }
}

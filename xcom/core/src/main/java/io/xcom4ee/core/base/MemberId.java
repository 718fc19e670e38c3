package io.xcom4ee.core.base;

import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * One incarnation of one process. The name is configured and stable over restarts, the incarnation is made anew at each
 * start: a restarted process has forgotten its votes and must never vote under the old identity.
 */
public record MemberId(String name, UUID incarnation) implements Comparable<MemberId> {
    private static final Comparator<MemberId> ORDER =
            Comparator.comparing(MemberId::name).thenComparing(MemberId::incarnation);

    public MemberId {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(incarnation, "incarnation");
    }

    @Override
    public int compareTo(MemberId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name + "/" + incarnation.toString().substring(0, 8);
    }
}

package io.xcom4ee.core.member;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Standing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a member knows of itself at one moment, beside the views that it has installed.
 *
 * @param phase where it is in its life
 * @param quorum whether it reaches a majority
 * @param unreachable members of the view that have been silent for the suspicion time-out
 * @param standstill that nothing is delivered although there is a quorum, if that has been so for long
 * @param position messages delivered
 * @param backlog own broadcasts that are neither delivered here nor failed
 * @param memory what it keeps in its group
 * @param founding what a founding waits for, while the member searches or is blocked; nobody is present in it while the
 *     member is online
 */
public record MemberReport(
        Phase phase,
        boolean quorum,
        List<MemberId> unreachable,
        Optional<Standstill> standstill,
        long position,
        int backlog,
        MemoryReport memory,
        FoundingReport founding) {
    public MemberReport {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(standstill, "standstill");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(founding, "founding");
        unreachable = List.copyOf(unreachable);
    }

    /**
     * Nothing is delivered.
     *
     * @param round which one is waited for
     * @param patienceMicros for how long it had been so when it was noticed, at least
     * @param notInThisView voters that are heard but have not said that they have come to this member's view: who stays
     *     behind for so long may lack what nobody knows any more
     */
    public record Standstill(long round, long patienceMicros, List<MemberInfo> notInThisView) {
        public Standstill {
            notInThisView = List.copyOf(notInThisView);
        }
    }

    /**
     * What a member keeps in its group.
     *
     * @param windowBytes values of the others that are not delivered yet
     * @param ownBytes own values that are not delivered yet
     * @param windowRefusals how often something was not taken for want of room, to be asked for again
     * @param incompleteBytes kept for large messages of which not all parts are delivered yet
     * @param cacheBytes values that are delivered and kept for others; what bounds them counts the others too
     */
    public record MemoryReport(
            long windowBytes, long ownBytes, long windowRefusals, long incompleteBytes, long cacheBytes) {
        /** Of a process without a group. */
        public static final MemoryReport NOTHING = new MemoryReport(0, 0, 0, 0, 0);
    }

    /**
     * What a founding has and needs.
     *
     * @param present listed processes that are known to live and are in no working group, this one included; in dynamic
     *     membership all others that are known to live
     * @param participantsNeeded how many of them a founding needs
     * @param fresh how many of them have just started
     * @param freshNeeded how many of those it needs
     */
    public record FoundingReport(List<Present> present, int participantsNeeded, int fresh, int freshNeeded) {
        public FoundingReport {
            present = List.copyOf(present);
        }
    }

    /** A listed process and where it stands. */
    public record Present(String name, Standing standing) {
        public Present {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(standing, "standing");
        }
    }
}

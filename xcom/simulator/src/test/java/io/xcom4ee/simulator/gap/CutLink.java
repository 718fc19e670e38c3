package io.xcom4ee.simulator.gap;

import static io.xcom4ee.simulator.gap.LoadedGroup.MILLI;
import static io.xcom4ee.simulator.gap.LoadedGroup.SECOND;

import io.xcom4ee.simulator.network.CutMode;
import java.util.List;

/** What the cut of one link of three may cost, and the cuts that there are, by number: for who wants to try them all. */
public final class CutLink {
    static final int PER_SECOND = 500;
    static final long DELAY_MAX_MICROS = MILLI;
    /** The stall time-out: others than those that are cut off from each other feel nothing at all. */
    static final long GAP_MILLIS_MAX = 30;
    /** The stall time-out and the resend time-out: what was lost when the link was cut is sent again, or goes another way. */
    static final long OWN_MILLIS_MAX = 80;
    /** Longer than the stall time-out: slots of the member that stands still are taken over. */
    static final long HICCUP_MILLIS = 60;

    /** The ends of a link of three. */
    record Ends(int one, int other) {}

    static final List<Ends> LINKS = List.of(new Ends(0, 1), new Ends(0, 2), new Ends(1, 2));

    private static final List<CutMode> MODES = List.of(CutMode.values());

    private CutLink() {}

    /**
     * Whether anybody feels it longer than that, while all broadcast.
     *
     * @param number of the cut: which link, in which way, while members stand still for a moment or while one leads
     */
    public static boolean isFelt(long number) {
        Ends ends = LINKS.get((int) (number % LINKS.size()));
        long rest = number / LINKS.size();
        CutMode mode = MODES.get((int) (rest % MODES.size()));
        boolean oneLeads = rest / MODES.size() % 2 == 1;
        LoadedGroup group = new LoadedGroup(LINKS.size(), DELAY_MAX_MICROS, PER_SECOND, number);
        long standing = oneLeads ? 0 : HICCUP_MILLIS;
        if (oneLeads) {
            group.lead(0);
        } else {
            group.hiccup(700 * MILLI, HICCUP_MILLIS * MILLI);
        }
        group.run(2 * SECOND);
        group.cut(ends.one(), ends.other(), mode);
        group.run(10 * SECOND);
        return !group.troubles().isEmpty()
                || group.longestGapsMillis().stream().anyMatch(gap -> gap > GAP_MILLIS_MAX + standing)
                || group.longestOwnMillis().stream().anyMatch(own -> own > OWN_MILLIS_MAX + standing);
    }
}

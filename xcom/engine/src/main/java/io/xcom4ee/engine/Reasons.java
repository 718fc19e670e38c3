package io.xcom4ee.engine;

import io.xcom4ee.api.View;
import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberReport.FoundingReport;
import io.xcom4ee.core.member.MemberReport.Present;
import io.xcom4ee.core.member.MemberReport.Standstill;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.engine.settings.SettingText;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in one sentence for people why a member is where it is, and what is waited for. */
final class Reasons {
    private static final int PROBLEMS_MAX = 4;

    private Reasons() {}

    /**
     * The sentence for a member that runs.
     *
     * @param problems what keeps connections from being made
     */
    static String of(MemberReport report, Electorate electorate, Reach reach, List<String> problems) {
        return switch (report.phase()) {
            case ONLINE ->
                sentence(
                        "takes part: reaches " + reach.reachable() + " of " + reach.voters() + " voters, needs "
                                + reach.needed(),
                        report.standstill().map(Reasons::standsStill).orElse(List.of()),
                        List.of());
            case SEARCHING -> sentence("looks for its group", waitingFor(report, electorate), problems);
            case JOINING ->
                sentence(
                        "has found its group and waits to be let in",
                        electorate.isDynamic() ? List.of(hears(report)) : List.of(),
                        problems);
            case BLOCKED ->
                sentence(
                        "no quorum: reaches " + reach.reachable() + " of " + reach.voters() + " voters, needs "
                                + reach.needed(),
                        waitingFor(report, electorate),
                        problems);
            case LEAVING -> "leaves its group";
            case STOPPED -> "has stopped";
        };
    }

    private static List<String> standsStill(Standstill standstill) {
        String what = "has delivered nothing for more than " + patience(standstill) + ", and waits for round "
                + standstill.round();
        String behind = notInThisView(standstill);
        return behind.isEmpty() ? List.of(what) : List.of(what, "not in this view: " + behind);
    }

    /** For how long nothing has been delivered, at least. */
    static String patience(Standstill standstill) {
        return SettingText.duration(Duration.of(standstill.patienceMicros(), ChronoUnit.MICROS));
    }

    /** Names of the voters that stay behind. */
    static String notInThisView(Standstill standstill) {
        return standstill.notInThisView().stream().map(MemberInfo::name).collect(Collectors.joining(", "));
    }

    private static List<String> waitingFor(MemberReport report, Electorate electorate) {
        return electorate.isDynamic() ? dynamicallyWaitingFor(report) : waitingFor(report, electorate.names());
    }

    /** Nothing is founded by itself: there must be somebody to join, or somebody must do something. */
    private static List<String> dynamicallyWaitingFor(MemberReport report) {
        if (report.phase() == Phase.SEARCHING) {
            return List.of("in dynamic membership it joins one, or one member is told to bootstrap it", hears(report));
        }
        String silent = report.unreachable().stream().map(MemberId::name).collect(Collectors.joining(", "));
        String force = "if whoever is missing is gone for good, an administrator may force the membership";
        return silent.isEmpty()
                ? List.of(force, hears(report))
                : List.of("waiting for " + silent, force, hears(report));
    }

    private static String hears(MemberReport report) {
        List<Present> present = report.founding().present();
        return present.isEmpty() ? "hears nobody" : "hears " + names(present);
    }

    private static String names(List<Present> present) {
        return present.stream()
                .map(process ->
                        process.name() + " (" + process.standing().name().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
    }

    private static List<String> waitingFor(MemberReport report, List<String> memberList) {
        FoundingReport founding = report.founding();
        List<String> parts = new ArrayList<>();
        Set<String> present = founding.present().stream().map(Present::name).collect(Collectors.toSet());
        List<String> absent =
                memberList.stream().filter(name -> !present.contains(name)).toList();
        if (!absent.isEmpty()) {
            parts.add("waiting for " + String.join(", ", absent));
        }
        String who = names(founding.present());
        parts.add("a founding needs " + founding.participantsNeeded()
                + " listed processes without a working group and has "
                + founding.present().size() + (who.isEmpty() ? "" : ": " + who) + "; " + founding.freshNeeded()
                + " of them must have just started, " + founding.fresh() + " have");
        return parts;
    }

    private static String sentence(String start, List<String> parts, List<String> problems) {
        List<String> all = new ArrayList<>();
        all.add(start);
        all.addAll(parts);
        problems.stream().limit(PROBLEMS_MAX).forEach(all::add);
        return String.join("; ", all);
    }

    /** Voters that a member reaches, itself included. */
    record Reach(int reachable, int voters, int needed) {
        /** @param view the one that the member is in; null if it is in none */
        static Reach of(@Nullable View view, MemberReport report, Electorate electorate) {
            Set<String> silent =
                    report.unreachable().stream().map(MemberId::name).collect(Collectors.toSet());
            int reachable = view == null
                    ? 0
                    : (int) view.members().stream()
                            .filter(member -> member.voter() && !silent.contains(member.name()))
                            .count();
            Reach nobody = nobody(view, electorate);
            return new Reach(reachable, nobody.voters(), nobody.needed());
        }

        /**
         * Nobody is reached.
         *
         * @param view the newest known; null before the first
         */
        static Reach nobody(@Nullable View view, Electorate electorate) {
            int voters = electorate.names().size();
            if (electorate.isDynamic() && view != null) {
                voters = view.members().size();
            }
            return new Reach(0, voters, voters / 2 + 1);
        }
    }
}

package io.xcom4ee.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.MemberReport;
import io.xcom4ee.core.member.MemberReport.FoundingReport;
import io.xcom4ee.core.member.MemberReport.Present;
import io.xcom4ee.core.member.MemberReport.Standstill;
import io.xcom4ee.core.member.Phase;
import io.xcom4ee.core.message.Standing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private static final Electorate LIST = Electorate.listed(List.of("server1", "server2", "server3"));

    private static String reason(Phase phase, int reachable, FoundingReport founding, String... problems) {
        return reason(phase, Optional.empty(), reachable, founding, problems);
    }

    private static String reason(
            Phase phase, Optional<Standstill> standstill, int reachable, FoundingReport founding, String... problems) {
        return Reasons.of(
                new MemberReport(
                        phase,
                        phase == Phase.ONLINE,
                        List.of(),
                        standstill,
                        0,
                        0,
                        MemberReport.MemoryReport.NOTHING,
                        founding),
                LIST,
                new Reasons.Reach(reachable, 3, 2),
                List.of(problems));
    }

    @Test
    void aMemberThatTakesPartSaysWhomItReaches() {
        assertThat(reason(Phase.ONLINE, 3, new FoundingReport(List.of(), 2, 0, 2)))
                .isEqualTo("takes part: reaches 3 of 3 voters, needs 2");
    }

    @Test
    void aMemberThatDeliversNothingSaysSoAndWhoStaysBehind() {
        FoundingReport nobody = new FoundingReport(List.of(), 2, 0, 2);
        MemberInfo behind = new MemberInfo(new MemberId("server2", new UUID(1, 1)), "localhost", 1, 2, 50);

        assertThat(reason(Phase.ONLINE, Optional.of(new Standstill(7, 10_000_000, List.of())), 3, nobody))
                .isEqualTo("takes part: reaches 3 of 3 voters, needs 2; has delivered nothing for more than 10s, "
                        + "and waits for round 7");
        assertThat(reason(Phase.ONLINE, Optional.of(new Standstill(7, 10_000_000, List.of(behind))), 3, nobody))
                .endsWith("and waits for round 7; not in this view: server2");
    }

    @Test
    void aSurvivorSaysThatOneFreshProcessIsNotEnough() {
        FoundingReport founding = new FoundingReport(
                List.of(new Present("server1", Standing.BLOCKED), new Present("server3", Standing.FRESH)), 2, 1, 2);

        assertThat(reason(Phase.BLOCKED, 1, founding))
                .isEqualTo("no quorum: reaches 1 of 3 voters, needs 2; waiting for server2; "
                        + "a founding needs 2 listed processes without a working group and has 2: server1 (blocked), "
                        + "server3 (fresh); 2 of them must have just started, 1 have");
    }

    @Test
    void aMemberThatLooksForItsGroupNamesTheFirstObstacles() {
        FoundingReport founding = new FoundingReport(List.of(new Present("server1", Standing.FRESH)), 2, 1, 2);

        assertThat(reason(Phase.SEARCHING, 0, founding, "a", "b", "c", "d", "e"))
                .startsWith("looks for its group; waiting for server2, server3; a founding needs 2")
                .endsWith("; a; b; c; d");
    }

    private static String dynamic(Phase phase, List<Present> heard, String... silent) {
        MemberReport report = new MemberReport(
                phase,
                false,
                Stream.of(silent)
                        .map(name -> new MemberId(name, new UUID(1, 1)))
                        .toList(),
                Optional.empty(),
                0,
                0,
                MemberReport.MemoryReport.NOTHING,
                new FoundingReport(heard, 1, 0, 1));
        return Reasons.of(report, Electorate.dynamic(), new Reasons.Reach(1, 3, 2), List.of());
    }

    @Test
    void withoutAListSomebodyMustBeThereOrBeToldToBootstrap() {
        assertThat(dynamic(Phase.SEARCHING, List.of()))
                .isEqualTo(
                        "looks for its group; in dynamic membership it joins one, or one member is told to bootstrap it; "
                                + "hears nobody");
    }

    @Test
    void withoutAListAMemberNamesWhomItHears() {
        List<Present> heard =
                List.of(new Present("server2", Standing.BLOCKED), new Present("server3", Standing.ONLINE));
        assertThat(dynamic(Phase.SEARCHING, heard)).endsWith("; hears server2 (blocked), server3 (online)");
        assertThat(dynamic(Phase.JOINING, heard))
                .isEqualTo("has found its group and waits to be let in; hears server2 (blocked), server3 (online)");
    }

    @Test
    void withoutAListAnAdministratorMayHelp() {
        assertThat(dynamic(Phase.BLOCKED, List.of(new Present("server4", Standing.FRESH)), "server2", "server3"))
                .isEqualTo("no quorum: reaches 1 of 3 voters, needs 2; waiting for server2, server3; "
                        + "if whoever is missing is gone for good, an administrator may force the membership; "
                        + "hears server4 (fresh)");
    }
}

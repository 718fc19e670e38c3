package io.xcom4ee.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SafeToStopTest {
    /** A list of so many names, so many of them in the view, so many of these silent. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, false",
        "2, 2, 0, false",
        "3, 3, 0, true",
        "3, 3, 1, false",
        "3, 2, 0, false",
        "4, 4, 0, true",
        "4, 4, 1, false",
        "5, 5, 0, true",
        "5, 5, 1, true",
        "5, 5, 2, false",
        "5, 4, 0, true",
        "5, 3, 0, false",
    })
    void aListStaysAsLongAsItIs(int listed, int present, int silent, boolean safe) {
        View view = view(Membership.LISTED, listed / 2 + 1, voters(present));
        assertThat(status(GroupPhase.ONLINE, view, silent, true).safeToStop()).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, false",
        "2, 0, true",
        "3, 0, true",
        "3, 1, false",
        "4, 0, true",
        "4, 1, true",
        "5, 1, true",
        "5, 2, false",
    })
    void aDynamicQuorumShrinksWithWhoLeaves(int present, int silent, boolean safe) {
        View view = view(Membership.DYNAMIC, present / 2 + 1, voters(present));
        assertThat(status(GroupPhase.ONLINE, view, silent, true).safeToStop()).isEqualTo(safe);
    }

    @Test
    void whoDoesNotVoteIsNoSupport() {
        List<Member> members = List.of(member(1, true), member(2, true), member(3, false));
        View view = view(Membership.LISTED, 2, members);
        assertThat(status(GroupPhase.ONLINE, view, 0, true).safeToStop()).isFalse();
    }

    @Test
    void whoDoesNotVoteIsNotMissed() {
        List<Member> members = List.of(member(1, false), member(2, true), member(3, true));
        View view = view(Membership.LISTED, 2, members);
        assertThat(status(GroupPhase.ONLINE, view, 0, true).safeToStop()).isTrue();
    }

    @Test
    void withoutAQuorumThereIsNoneToKeep() {
        View view = view(Membership.LISTED, 2, voters(3));
        assertThat(status(GroupPhase.BLOCKED, view, 0, false).safeToStop()).isFalse();
        assertThat(status(GroupPhase.LEAVING, view, 0, false).safeToStop()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ONLINE", "BLOCKED", "LEAVING"})
    void nobodyCountsOnWhoTakesNoPart(GroupPhase phase) {
        View last = view(Membership.LISTED, 2, voters(3));
        assertThat(status(phase, last, 2, false).safeToStop()).isTrue();
    }

    @Test
    void beforeTheFirstViewNobodyCountsOnIt() {
        GroupStatus searching = new GroupStatus(
                "orders",
                "server1",
                GroupPhase.SEARCHING,
                Optional.empty(),
                List.of(),
                false,
                0,
                0,
                "looks for its group",
                1024);
        assertThat(searching.safeToStop()).isTrue();
    }

    private static List<Member> voters(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> member(number, true))
                .toList();
    }

    private static Member member(int number, boolean voter) {
        return new Member("server" + number, new UUID(0, number), "host:" + number, 2, 50, voter);
    }

    private static View view(Membership membership, int quorumNeeded, List<Member> members) {
        return new View(
                new ViewId(new UUID(1, 1), 1, 1),
                0,
                members,
                members.get(0),
                1,
                List.of(),
                List.of(),
                List.of(),
                quorumNeeded,
                membership);
    }

    /** As {@code server1} sees it; the last ones are silent. */
    private static GroupStatus status(GroupPhase phase, View view, int silent, boolean quorum) {
        int heard = view.members().size() - silent;
        List<MemberStatus> members = IntStream.range(0, view.members().size())
                .mapToObj(index -> new MemberStatus(
                        view.members().get(index), index < heard ? MemberState.ONLINE : MemberState.UNREACHABLE))
                .toList();
        return new GroupStatus(
                "orders", "server1", phase, Optional.of(view), members, quorum, 0, 0, "as the test wants", 1024);
    }
}

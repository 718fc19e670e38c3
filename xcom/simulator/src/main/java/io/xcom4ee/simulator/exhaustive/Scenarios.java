package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.member.Command;
import io.xcom4ee.simulator.exhaustive.Scenario.Member;
import java.util.List;
import java.util.Set;

/** What is searched: with two members all of it but of a duel, with three, or with one that joins, to a depth. */
public final class Scenarios {
    private static final Member A = Member.of("A");
    private static final Member B = Member.of("B");
    private static final Member C = Member.of("C");

    /** In every build. The names are shown, and used by the tests of deliberate bugs. */
    public static final List<Scenario> SMALL = List.of(
            Scenario.of(
                    "two members: fast path and skips",
                    Scenario.ALL,
                    Set.of("PROPOSE", "PROGRESS", "ASK", "LEARN"),
                    A.broadcasts("a1", "a2"),
                    B.broadcasts("b1")),
            Scenario.of(
                    "two members: asks for what is on its way for too long",
                    10,
                    Set.of("PROPOSE", "PROGRESS", "ASK", "LEARN"),
                    A.broadcasts("a1", "a2"),
                    B.broadcasts("b1").withTimers(1)),
            Scenario.of(
                    "two members: revocation against a late proposal",
                    10,
                    Set.of("PREPARE", "PROMISE", "ACCEPT", "ACCEPTED"),
                    A.broadcasts("a1"),
                    B.broadcasts("b1").withTimers(1)),
            Scenario.of(
                    "two members: duel of owner and revoker",
                    14,
                    Set.of("PREPARE", "REFUSE", "ACCEPTED"),
                    A.broadcasts("a1").withTimers(1),
                    B.withTimers(1)),
            Scenario.of(
                    "two members: leave in flight",
                    Scenario.ALL,
                    Set.of("NOT_MEMBER"),
                    A.broadcasts("a1"),
                    B.and(new Script.Leave())),
            Scenario.of(
                    "two members: event horizon in flight",
                    Scenario.ALL,
                    Set.of("PROPOSE"),
                    A.broadcasts("a1"),
                    B.and(new Script.Command(1, new Command.EventHorizon(10)))),
            Scenario.of(
                    "two members: crash at each step and return",
                    Scenario.ALL,
                    Set.of("JOIN_REQUEST", "PREPARE"),
                    A.broadcasts("a1").withTimers(2),
                    B.restarting()),
            Scenario.of(
                    "two members and a joiner that votes",
                    10,
                    Set.of("JOIN_REQUEST", "WELCOME"),
                    A.broadcasts("a1"),
                    B,
                    C.joining()),
            Scenario.of(
                    "two members and a joiner that votes: leave in flight",
                    10,
                    Set.of("JOIN_REQUEST", "WELCOME"),
                    A,
                    B.and(new Script.Leave()),
                    C.joining()),
            Scenario.of(
                    "three members: fast path", 10, Set.of("PROPOSE", "LEARN"), A.broadcasts("a1"), B, C.withTimers(1)),
            Scenario.of(
                    "three members: two owners and a gap",
                    9,
                    Set.of("ASK"),
                    A.broadcasts("a1", "a2"),
                    B.broadcasts("b1"),
                    C),
            Scenario.of(
                    "three members: revocation against late proposals",
                    9,
                    Set.of("PREPARE", "ACCEPT", "ACCEPTED"),
                    A.broadcasts("a1", "a2"),
                    B.withTimers(1),
                    C),
            Scenario.of(
                    "three members: duel of two revokers",
                    9,
                    Set.of("PREPARE", "REFUSE", "ACCEPTED"),
                    A.broadcasts("a1"),
                    B.withTimers(1),
                    C.withTimers(1)),
            Scenario.of(
                    "three members: leave in flight",
                    10,
                    Set.of("PROPOSE"),
                    A.broadcasts("a1"),
                    B,
                    C.and(new Script.Leave())),
            Scenario.of(
                    "three members: crash at each step and return",
                    9,
                    Set.of("JOIN_REQUEST"),
                    A.broadcasts("a1").withTimers(1),
                    B,
                    C.restarting()));

    /** As above, deeper: takes some minutes. */
    public static final List<Scenario> LARGE = SMALL.stream()
            .map(scenario -> scenario.eventsMax() == Scenario.ALL ? scenario : scenario.to(scenario.eventsMax() + 1))
            .toList();

    private Scenarios() {}
}

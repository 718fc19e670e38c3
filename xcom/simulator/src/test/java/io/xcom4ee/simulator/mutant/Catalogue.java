package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The deliberate bugs. Where one would already stop at an invariant of the core, the invariant is taken away too: what is
 * measured is whether the simulator's checkers see what the application would see.
 */
final class Catalogue {
    private static final Edit NO_PROMISE_CHECK_ON_ACCEPT = new Edit(
            "paxos/SlotState",
            "Invariants.require(ballot.isAtLeast(promised), \"promised <= accepted ballot\", promised, ballot);",
            "");
    static final Edit NO_AGREEMENT_CHECK = new Edit(
            "paxos/SlotState",
            "Invariants.require(decision.equals(value), \"two values are never decided in one slot\", decision);",
            "");
    static final Edit NO_SKIP_CHECK = new Edit(
            "paxos/Lane",
            "Invariants.require( state.value() == null || state.value() == NoOp.NO_OP,"
                    + " \"a skipped slot never holds a value\", owner, round);",
            "if (state.value() != null && state.value() != NoOp.NO_OP) { return; }");

    private static final List<Mutant> PROTOCOL = List.of(
            Mutant.of(
                    "counts votes below the base of the interval",
                    400,
                    new Edit(
                            "message/AcceptedInterval",
                            "return base <= round && round <= upTo;",
                            "return round <= upTo;"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "takes a gap for a skip",
                    100,
                    new Edit(
                            "paxos/Acceptor",
                            "if (propose.previousRound() > lane.upTo()) {",
                            "if (propose.previousRound() < 0) {"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "delivers before chosen",
                    100,
                    new Edit("paxos/Lane", "if (votes.isChosen(round, owner, configuration)) {", "if (round > 0) {"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "ignores its promise",
                    400,
                    new Edit(
                            "paxos/Acceptor",
                            "if (state != null && !state.promised().isZero()) {",
                            "if (state != null && state.promised().number() < 0) {"),
                    NO_PROMISE_CHECK_ON_ACCEPT,
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "uses rounds that were revoked from it",
                    400,
                    new Edit("paxos/OwnLane", "if (round > skippedTo) {", "if (round < 0) {"),
                    new Edit(
                            "paxos/OwnLane",
                            "Invariants.require(state == null, \"an owner proposes in untouched slots only\","
                                    + " lane.owner(), round);",
                            "if (state != null && state.isDecided()) { skippedTo = round; return propose(value); }"),
                    NO_PROMISE_CHECK_ON_ACCEPT,
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "counts expelled members and guests",
                    400,
                    new Edit("base/Configuration", "return member.voter();", "return true;"),
                    new Edit("base/Configuration", "return false; }", "return true; }"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "reports no votes at ballot 0 in a promise",
                    200,
                    new Edit(
                            "paxos/Acceptor",
                            "if (state == null || state.value() == null) { return Optional.empty(); }",
                            "if (state == null || state.value() == null"
                                    + " || (!state.isDecided() && state.isAcceptedAtZero())) {"
                                    + " return Optional.empty(); }"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "revokes without regard to accepted values",
                    200,
                    new Edit(
                            "paxos/Revocation",
                            "if (report != null && report.value() != NoOp.NO_OP) {",
                            "if (report != null && report.decided() && report.value() != NoOp.NO_OP) {"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "takes half of the list for a majority",
                    100,
                    new Edit("base/Electorate", "return electors / 2 + 1;", "return electors / 2;"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "delivers a batch out of its sender's order",
                    200,
                    new Edit(
                            "stream/Sequencer",
                            "if (content.firstSequence() != next(sender)) {",
                            "if (content.firstSequence() < next(sender)) {")),
            Mutant.of(
                    "never proposes again what was revoked",
                    200,
                    new Edit(
                            "stream/OpenBroadcasts",
                            "if (!proposed.isEmpty() && proposed.getFirst().round() == round) { goBack(); }",
                            "")),
            Mutant.of(
                    "calls certain what is under way",
                    200,
                    new Edit(
                            "stream/OpenBroadcasts",
                            "outcomes.add(new Outcome(submission.token(), false)); } else {",
                            "outcomes.add(new Outcome(submission.token(), true)); } else {")),
            Mutant.of(
                    "lets a configuration take effect before the event horizon",
                    200,
                    new Edit(
                            "membership/ConfigurationHistory",
                            "return Math.max(decidedIn + before.eventHorizonRounds() + 1, before.firstRound());",
                            "return Math.max(decidedIn + 1, before.firstRound());"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "expels against any configuration",
                    200,
                    new Edit(
                            "membership/ConfigurationHistory",
                            "if (isAgainstAnother(change.againstConfiguration(), before)) {",
                            "if (change.againstConfiguration() < 0) {")),
            Mutant.of(
                    "founds with one fresh process too few",
                    2000,
                    new Edit(
                            "membership/Founding",
                            "return electorate.size() - participantsNeeded(electorate) + 1;",
                            "return electorate.size() - participantsNeeded(electorate);")),
            Mutant.of(
                    "takes more than its window",
                    200,
                    new Edit("member/Window", "if (round <= state.cursor().round()", "if (round > 0")),
            Mutant.of(
                    "keeps no room for what the next round needs",
                    200,
                    new Edit("member/Window", "if (round <= state.cursor().round()", "if (round < 0")),
            Mutant.of(
                    "makes a group without looking for one",
                    100,
                    new Edit(
                            "member/Bootstrap",
                            "return freeSinceMicros + process.settings().timeouts().suspicionMicros();",
                            "return freeSinceMicros;")),
            Mutant.of(
                    "counts votes against the newest configuration",
                    2000,
                    new Edit(
                            "member/GroupState",
                            "return lane.decided(round, self, configurations.at(round));",
                            "return lane.decided(round, self, configurations.newest());"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "extends an old base with a new upper end",
                    400,
                    new Edit(
                            "paxos/VoteTable",
                            "known.interval = interval;",
                            "known.interval = new AcceptedInterval(interval.owner(), known.interval.base(), interval.upTo());"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "counts epochs from one when nobody knows the last",
                    400,
                    new Edit("member/Search", "neighbours.sawBallot(process.settings().epochFloor());", ""),
                    new Edit("member/Search", "isDynamic() || floor == 0 ?", "isDynamic() || floor >= 0 ?")),
            Mutant.of(
                    "accepts two groups at once",
                    200,
                    new Edit(
                            "membership/FoundingAcceptor",
                            "return isBelowFloor(ballot) || isPromisedBeyond(ballot);",
                            "return isBelowFloor(ballot);")),
            Mutant.of(
                    "enters a group though it counts in another one",
                    400,
                    new Edit(
                            "membership/FoundingAcceptor",
                            "&& accepted.filter(proposal -> proposal.group().equals(group)).isEmpty();",
                            "&& accepted.isEmpty();")),
            Mutant.of(
                    "begins no new term when the primary is handed over",
                    200,
                    new Edit(
                            "membership/ConfigurationHistory",
                            "return goesOn ? made :",
                            "return goesOn || made.members().equals(before.members()) ? made :")),
            Mutant.of(
                    "takes what it has delivered itself for delivered by all",
                    50,
                    new Edit(
                            "member/Confirmation",
                            "byAll = Math.min(byAll, peer(member).deliveredRound());",
                            "byAll = Math.max(byAll, peer(member).deliveredRound());")),
            Mutant.of(
                    "takes what a new group inherits for delivered by all",
                    2_000,
                    new Edit("member/Confirmation", "? everybodyHeard :", "? everybodyHeard || byAll >= 0 :")),
            Mutant.of(
                    "answers a barrier from what it knows itself",
                    200,
                    new Edit(
                            "member/XComMember",
                            "process.barriers().add(barrier.token(), barrier.deadlineMicros());",
                            "process.out().add(new Output.BarrierPassed(barrier.token(),"
                                    + " process.participation().map(Participation::position).orElse(0L)));")),
            Mutant.of(
                    "takes the marker of another for its own",
                    400,
                    new Edit(
                            "stream/OpenBarriers",
                            "if (!marker.by().equals(self)) {",
                            "if (self.equals(marker.by()) && marker.number() < 0) {")),
            Mutant.of(
                    "lets a barrier wait for a marker that was sent before it",
                    400,
                    new Edit(
                            "stream/OpenBarriers",
                            "new Barrier(token, deadlineMicros, NO_MARKER)",
                            "new Barrier(token, deadlineMicros, underWay.isEmpty() ? NO_MARKER : lastNumber)")),
            Mutant.of(
                    "says done when a change is proposed",
                    200,
                    new Edit(
                            "member/OpenCommands",
                            "next.round = round;",
                            "next.round = round; out.add(new Output.CommandDone(next.input.token())); open.remove(next);")));

    /** Those of this file and of the others. */
    static final List<Mutant> ALL = Stream.of(
                    PROTOCOL,
                    LeadersCatalogue.ALL,
                    FragmentsCatalogue.ALL,
                    ForcedCatalogue.ALL,
                    VersionsCatalogue.ALL,
                    OverloadCatalogue.ALL,
                    DeliveryCatalogue.ALL)
            .flatMap(List::stream)
            .toList();

    private Catalogue() {}
}

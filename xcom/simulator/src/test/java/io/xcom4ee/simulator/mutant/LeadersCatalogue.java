package io.xcom4ee.simulator.mutant;

import static io.xcom4ee.simulator.mutant.Catalogue.NO_AGREEMENT_CHECK;
import static io.xcom4ee.simulator.mutant.Catalogue.NO_SKIP_CHECK;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.util.List;

/** The deliberate bugs of a changing event horizon and of a single leader. */
final class LeadersCatalogue {
    private static final Edit NO_FORWARD_CHECK = new Edit(
            "stream/OpenBroadcasts",
            "isForwarding() && proposed.getFirst().content().equals(content),",
            "isForwarding(),");
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "starts a narrower horizon where it would end itself",
                    2000,
                    new Edit(
                            "membership/ConfigurationHistory",
                            "firstRoundOf(before, round), eventHorizonRounds, before.members(),",
                            "Math.max(round + eventHorizonRounds + 1, before.firstRound()), eventHorizonRounds,"
                                    + " before.members(),"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "works in a narrower horizon as far as in the one before",
                    2000,
                    new Edit(
                            "membership/ConfigurationHistory",
                            "chain.get(index).firstRound() <= horizon + 1; index++) {",
                            "chain.get(index).firstRound() <= 0; index++) {"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "counts a forwarded batch under the leader's numbers",
                    200,
                    new Edit(
                            "member/MessageDelivery",
                            "if (!state.sequencer().deliver(forwarded.sender(), content)) {",
                            "if (!state.sequencer().deliver(configuration.leader(), content)) {")),
            Mutant.of(
                    "delivers a batch as often as it was forwarded",
                    400,
                    new Edit(
                            "member/MessageDelivery",
                            "if (!state.sequencer().deliver(forwarded.sender(), content)) { return false; }",
                            "state.sequencer().deliver(forwarded.sender(), content);"),
                    new Edit(
                            "member/Relay",
                            "if (current.leader() == state.self() && entry.content().firstSequence() == awaited) {",
                            "if (current.leader() == state.self()) {"),
                    NO_FORWARD_CHECK),
            Mutant.of(
                    "cuts anew what was forwarded and may still be delivered",
                    400,
                    new Edit("member/Forwarding", "repeated = true;", "state.broadcasts().endForwarding();"),
                    NO_FORWARD_CHECK),
            Mutant.of(
                    "lets the only leader give up slots without a vote",
                    400,
                    new Edit("member/FastPath", "propose(NoOp.NO_OP);", "state.own().skipTo(round);"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "counts who has forwarded a batch among those that have accepted it",
                    200,
                    new Edit(
                            "paxos/Lane",
                            "if (votes.isChosen(round, owner, configuration)) {",
                            "if (state.value() instanceof io.xcom4ee.core.message.Forwarded forwarded) {"
                                    + " votes.record(forwarded.sender(), new AcceptedInterval(owner, round, round)); }"
                                    + " if (votes.isChosen(round, owner, configuration)) {"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "takes what a third member passes on for that one's own",
                    400,
                    new Edit(
                            "member/FastPath",
                            "relay.take(passedOn.sender(), forward, passedOn.content());",
                            "relay.take(from.number(), forward, passedOn.content());"),
                    NO_FORWARD_CHECK),
            Mutant.of(
                    "lets the only leader's own messages always go first",
                    2000,
                    new Edit(
                            "member/FastPath",
                            "relayedLast = relay.isReadyFor(round) && !(relayedLast && ownWaiting);",
                            "relayedLast = relay.isReadyFor(round) && !ownWaiting;")),
            Mutant.of(
                    "lets the only leader's own messages always go last",
                    2000,
                    new Edit(
                            "member/FastPath",
                            "relayedLast = relay.isReadyFor(round) && !(relayedLast && ownWaiting);",
                            "relayedLast = relay.isReadyFor(round);")),
            Mutant.ofCutLink(
                    "passes nothing on to a leader that another one does not reach",
                    18,
                    new Edit(
                            "member/Forwarding",
                            "return leader != null && leader.number()",
                            "return leader == from && leader.number()")),
            Mutant.ofCutLink(
                    "takes a member for silent of whom others hear",
                    18,
                    new Edit("member/Peer", "return doubtful && !vouchedFor;", "return doubtful;"),
                    new Edit("member/Peer", "return nowMicros >= hearingMicros;", "return nowMicros < NEVER;")));

    private LeadersCatalogue() {}
}

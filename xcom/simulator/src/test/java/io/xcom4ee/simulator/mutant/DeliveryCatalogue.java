package io.xcom4ee.simulator.mutant;

import static io.xcom4ee.simulator.mutant.Catalogue.NO_AGREEMENT_CHECK;
import static io.xcom4ee.simulator.mutant.Catalogue.NO_SKIP_CHECK;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.util.List;

/** The deliberate bugs of who delivers without what it lacks. */
final class DeliveryCatalogue {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "goes on past an open slot when later ones are in use",
                    100,
                    new Edit(
                            "member/Delivery",
                            "if (lane == null || value == null) { break; }",
                            "if (value == null && round < state.highestRound()) { value = NoOp.NO_OP; }"
                                    + " if (lane == null || value == null) { break; }"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "tells what it no longer keeps as empty",
                    400,
                    new Edit(
                            "member/Repair",
                            "state.send(from, new Gone(ask.owner(), retainedFrom));",
                            "state.send(from, new Learn(ask.owner(), ask.fromRound(), retainedFrom - 1, List.of()));"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "lets a joiner count from one position too low",
                    100,
                    new Edit(
                            "member/Delivery",
                            "state.sequencer().position(), configurations,",
                            "Math.max(0, state.sequencer().position() - 1), configurations,")),
            Mutant.of(
                    "takes a majority of those that it hears for a majority",
                    400,
                    new Edit(
                            "member/SlowPath",
                            "Configuration configuration = state.configurations().at(from);",
                            "Configuration all = state.configurations().at(from); int heard = 1;"
                                    + " for (Peer each : state.peers()) { heard += state.isSilent(each) ? 0 : 1; }"
                                    + " Configuration configuration = new Configuration(all.number(), all.firstRound(),"
                                    + " all.eventHorizonRounds(), all.members(), Math.min(all.quorum(), heard / 2 + 1),"
                                    + " all.nextMemberNumber(), all.joined(), all.left(), all.expelled(), all.agreements());"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK));

    private DeliveryCatalogue() {}
}

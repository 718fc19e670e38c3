package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.util.List;

/** The deliberate bugs of a group whose members are of two releases. */
final class VersionsCatalogue {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "sends parts of messages to members that know none",
                    400,
                    new Edit(
                            "member/FastPath",
                            "return state.speaks(Fragment.VERSION) ? state.configurations().at(round).number() :"
                                    + " OpenBroadcasts.UNCUT;",
                            "return state.configurations().at(round).number();")),
            Mutant.of(
                    "raises the group's version to its own",
                    400,
                    new Edit(
                            "member/ProtocolUpgrade",
                            "return complete ? ProtocolVersion.newestOfAll(members) : newest.protocolVersion();",
                            "return complete && !members.isEmpty() ? state.settings().self().version() :"
                                    + " newest.protocolVersion();"),
                    new Edit("membership/ConfigurationHistory", "if (!spoken || version", "if (version")),
            Mutant.ofOldFounder(
                    "sends a founding to those that cannot read it",
                    new Edit(
                            "member/Foundings",
                            ".filter(info -> ProtocolVersion.newestOf(info) >= needed)",
                            ".filter(info -> needed > 0)")),
            Mutant.ofOldFounder(
                    "takes what survivors bring for readable at any version",
                    new Edit(
                            "message/NeededVersion",
                            "return newest(proposal.inheritedTail(), entry -> entry.value().version());",
                            "return ProtocolVersion.FIRST;")));

    private VersionsCatalogue() {}
}

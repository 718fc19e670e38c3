package io.xcom4ee.simulator.mutant;

import static io.xcom4ee.simulator.mutant.Catalogue.NO_AGREEMENT_CHECK;
import static io.xcom4ee.simulator.mutant.Catalogue.NO_SKIP_CHECK;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.util.List;

/** The deliberate bugs of a membership that an administrator forces. */
final class ForcedCatalogue {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "takes frames of the group that its membership was forced in",
                    400,
                    new Edit(
                            "member/XComMember",
                            "} else if (process.group().isLaterThan(received.frame().group())) { search.onOutdated(from); }",
                            "}"),
                    new Edit(
                            "member/XComMember",
                            "participation.group().equals(received.frame().group()))",
                            "participation.group().equals(received.frame().group())"
                                    + " || participation.group().isLaterThan(received.frame().group()))"),
                    NO_AGREEMENT_CHECK,
                    NO_SKIP_CHECK),
            Mutant.of(
                    "goes on in a group whose membership was forced without it",
                    400,
                    new Edit(
                            "member/Supersession",
                            "boolean later = presence.group().isLaterThan(process.group());",
                            "boolean later = false;")),
            Mutant.of(
                    "forces the membership while a majority is reachable",
                    400,
                    new Edit(
                            "member/ForceRules",
                            "if (process.standing() == Standing.ONLINE) { return Optional.of(CommandRefusal.MAJORITY_REACHABLE); }",
                            ""),
                    new Edit(
                            "member/ForceRules",
                            "if (process.standing() == Standing.ONLINE) { return Optional.of(ForceRefusal.MAJORITY_REACHABLE); }",
                            ""),
                    new Edit(
                            "member/ForcedMembership",
                            "if (process.standing() == Standing.ONLINE) { giveUp(CommandRefusal.MAJORITY_REACHABLE); return; }",
                            "")),
            Mutant.of(
                    "decides a forced membership before all have accepted it",
                    400,
                    new Edit(
                            "member/Forcing", "return added && accepted.size() == members.size() ?", "return added ?")),
            Mutant.of(
                    "votes on in the group whose membership is forced",
                    400,
                    new Edit("member/Participation", "frozen = true;", "")));

    private ForcedCatalogue() {}
}

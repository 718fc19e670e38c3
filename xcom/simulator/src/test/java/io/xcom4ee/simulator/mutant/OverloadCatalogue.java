package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.util.List;

/** The deliberate bugs of repair that causes the losses which it repairs. */
final class OverloadCatalogue {
    /** Where only news is a reason to ask, hardly anybody asks for what is still under way. */
    private static final Edit ASKS_AFTER_EVERY_ANSWER =
            new Edit("member/Repair", "if (news) {", "if (news || !news) {");

    /** The same, where what is on its way is not asked for. */
    private static final Edit ASKS_AT_ONCE =
            new Edit("member/Repair", "return helpedOn ||", "return helpedOn || !helpedOn ||");

    /** What everybody has cannot be repeated once it is gone. */
    private static final Edit KEEPS_WHAT_EVERYBODY_HAS =
            new Edit("member/Delivery", "KEPT_PART = 16;", "KEPT_PART = 1;");

    static final List<Mutant> ALL = List.of(
            Mutant.ofOverload(
                    "repeats answers that are still under way",
                    new Edit(
                            "member/Told",
                            "boolean elsewhere = fromRound < askedFrom || fromRound > toRound + 1;",
                            "boolean elsewhere = true;"),
                    ASKS_AFTER_EVERY_ANSWER,
                    ASKS_AT_ONCE,
                    KEEPS_WHAT_EVERYBODY_HAS),
            Mutant.ofOverload(
                    "repeats what it takes over at the same pace for ever",
                    new Edit(
                            "member/Attempt",
                            "Math.min(2 * resendDelayMicros, PATIENCE_MAX * floorMicros)",
                            "floorMicros")),
            Mutant.of("asks again at once after every answer", 2000, ASKS_AFTER_EVERY_ANSWER));

    private OverloadCatalogue() {}
}

package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.util.List;

/** The deliberate bugs of large messages that travel in parts. */
final class FragmentsCatalogue {
    static final List<Mutant> ALL = List.of(
            Mutant.of(
                    "goes on with a large message in the next view",
                    400,
                    new Edit(
                            "stream/Cutting",
                            "if (waiting != message || inConfiguration != configuration) {",
                            "if (waiting != message) {")),
            Mutant.of(
                    "keeps the parts of a sender that is gone",
                    400,
                    new Edit("member/Delivery", "messages.beginView();", "")),
            Mutant.of(
                    "glues the parts of a dead sender to those of the next",
                    400,
                    new Edit("member/Delivery", "messages.beginView();", ""),
                    new Edit(
                            "stream/Reassembly",
                            "if (fragment.offset() == 0) {",
                            "if (fragment.offset() == 0 && !messages.isEmpty() && !messages.containsKey(sender)"
                                    + " && messages.firstEntry().getValue().bytes() > 0) {"
                                    + " messages.put(sender, messages.pollFirstEntry().getValue());"
                                    + " } else if (fragment.offset() == 0) {"),
                    new Edit(
                            "stream/Reassembly",
                            "message != null && message.bytes() == fragment.offset(),",
                            "message != null,")),
            Mutant.of(
                    "delivers a large message before its last part",
                    200,
                    new Edit("message/Fragment", "return end() == totalBytes;", "return 2L * end() >= totalBytes;")),
            Mutant.of(
                    "goes on behind a part that was revoked",
                    400,
                    new Edit(
                            "stream/OpenBroadcasts",
                            "if (lost.cut() != null && !marks.isAnswered(lost.cut().message())) { cutting.goBackTo(lost.cut()); }",
                            "")));

    private FragmentsCatalogue() {}
}

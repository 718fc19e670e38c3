package io.xcom4ee.chaos.check;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Told;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one process may see, by itself: a run of positions without gaps, in the view that it was told; a jump only where it
 * comes into the group as a new incarnation, and then from the position of its first view on.
 */
final class RunCheck {
    private static final String GAP = "No gaps";
    private static final String SAME_VIEW = "Same view delivery";

    private final ProcessHistory history;
    private final Map<ViewId, Installed> views;
    private final Findings findings;
    private Optional<Installed> view = Optional.empty();
    private Optional<UUID> incarnation = Optional.empty();
    private long position;

    /** @param views of all processes; those of this one are added and compared */
    RunCheck(ProcessHistory history, Map<ViewId, Installed> views, Findings findings) {
        this.history = history;
        this.views = views;
        this.findings = findings;
    }

    void check() {
        history.events().forEach(event -> {
            if (event instanceof Installed installed) {
                onView(installed);
            } else if (event instanceof Delivered delivered) {
                onDelivered(delivered);
            } else if (event instanceof Told told) {
                onTold(told);
            }
        });
    }

    private void onView(Installed installed) {
        compare(installed);
        Optional<UUID> self = Succession.self(history, installed).map(Identity::incarnation);
        findings.require(names(installed) == installed.members().size(), "Views", "a name is twice in " + installed);
        findings.require(self.isPresent(), "Views", history.process() + " is not in its own view " + installed);
        if (self.equals(incarnation)) {
            view.ifPresent(before -> findings.require(
                    before.view().compareTo(installed.view()) < 0,
                    "Views",
                    history.process() + " went from " + before.view() + " to " + installed.view()));
            findings.require(
                    installed.position() == position,
                    SAME_VIEW,
                    history.process() + " had delivered " + position + " when it was told " + installed);
        }
        incarnation = self;
        position = installed.position();
        view = Optional.of(installed);
    }

    private void compare(Installed installed) {
        Installed known = views.putIfAbsent(installed.view(), installed);
        findings.require(
                known == null
                        || (known.position() == installed.position()
                                && known.members().equals(installed.members())),
                "Views",
                history.process() + " was told " + installed + ", another process " + known);
    }

    private static long names(Installed view) {
        return view.members().stream().map(Identity::name).distinct().count();
    }

    private void onDelivered(Delivered delivered) {
        findings.require(
                delivered.position() == position + 1,
                GAP,
                history.process() + " delivered " + delivered.position() + " after " + position);
        findings.require(
                view.isPresent() && view.get().view().equals(delivered.view()),
                SAME_VIEW,
                history.process() + " delivered " + delivered + " in view " + view);
        Identity sender = new Identity(delivered.sender(), delivered.incarnation());
        findings.require(
                view.filter(installed -> !installed.members().contains(sender)).isEmpty(),
                SAME_VIEW,
                history.process() + " delivered " + delivered + ", whose sender is not in " + view);
        position = delivered.position();
    }

    private void onTold(Told told) {
        findings.require(!told.what().equals(Told.OVERRUN), "Hand-over", history.process() + " lost its subscription");
        findings.require(
                !told.what().equals(Told.PHASE) || !told.about().equals("FAILED"),
                "Invariants",
                history.process() + " has failed, see its log");
    }

    /** Of the last message before the end of the history, or of the last view if that came later. */
    long position() {
        return position;
    }
}

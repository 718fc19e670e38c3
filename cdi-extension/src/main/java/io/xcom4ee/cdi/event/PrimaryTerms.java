package io.xcom4ee.cdi.event;

import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.PrimaryEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells from successive views when another member becomes the primary.
 *
 * <p>Confined to: the one thread at a time that delivers the events of a group.
 */
final class PrimaryTerms {
    private final String group;
    private final String localName;
    private @Nullable Member primary;

    PrimaryTerms(String group, String localName) {
        this.group = group;
        this.localName = localName;
    }

    /** The event of the term that begins with this view, if one begins. The first view that is seen begins one. */
    Optional<PrimaryEvent> onView(View view) {
        if (view.primary().equals(primary)) {
            return Optional.empty();
        }
        primary = view.primary();
        return Optional.of(
                new PrimaryEvent(group, view.primary(), view.primary().name().equals(localName), view.fencingToken()));
    }
}

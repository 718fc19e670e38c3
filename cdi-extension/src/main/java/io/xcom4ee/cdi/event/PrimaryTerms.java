package io.xcom4ee.cdi.event;

import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import io.xcom4ee.api.ViewId;
import io.xcom4ee.api.event.PrimaryEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells from successive views when another member becomes the primary.
 *
 * <p>Confined to: the one thread at a time that delivers the events of a group.
 */
final class PrimaryTerms {
    /** Views of one epoch are counted from 1; so many fit into a token beside the epoch. */
    private static final long VIEWS_PER_EPOCH = 1L << 32;

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
        return Optional.of(new PrimaryEvent(
                group, view.primary(), view.primary().name().equals(localName), fencingToken(view.id())));
    }

    /**
     * Epoch and number of the view. Its position would not do: two views can follow each other without a message in
     * between. Who meets a term later than it began, such as an application that is deployed again, gets a greater token
     * for it than the others; every token of a term is still less than every token of the next one.
     */
    private static long fencingToken(ViewId view) {
        return Math.addExact(Math.multiplyExact(view.epoch(), VIEWS_PER_EPOCH), view.number());
    }
}

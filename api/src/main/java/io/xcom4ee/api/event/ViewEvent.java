package io.xcom4ee.api.event;

import io.xcom4ee.api.View;
import java.util.Objects;

/**
 * A view was installed.
 *
 * @param group the name of the group
 * @param view the view
 * @param replayed whether the view was installed before the listener was there and is told now, so that it is not missed
 */
public record ViewEvent(String group, View view, boolean replayed) {
    public ViewEvent {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(view, "view");
    }
}

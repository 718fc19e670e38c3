package io.xcom4ee.api;

import java.util.Objects;

/**
 * Where a broadcast message was delivered.
 *
 * @param position the message's position in the total order, see {@link GroupMessage#position()}
 * @param view the view in which it was delivered, by every member that delivers it
 */
public record Delivery(long position, ViewId view) {
    public Delivery {
        Objects.requireNonNull(view, "view");
    }
}

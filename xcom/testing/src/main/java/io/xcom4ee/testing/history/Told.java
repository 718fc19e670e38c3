package io.xcom4ee.testing.history;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.View;

/** What a member was told that has a place in the total order. */
sealed interface Told {
    record Installed(View view) implements Told {}

    record Delivered(GroupMessage message) implements Told {}
}

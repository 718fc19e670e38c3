package io.xcom4ee.cdi.primary;

import io.xcom4ee.api.Primary;

/** The primaries of the application's groups. */
public interface Primaries {

    /** That of the group of this name; of the default channel's group if it is empty. */
    Primary of(String group);
}

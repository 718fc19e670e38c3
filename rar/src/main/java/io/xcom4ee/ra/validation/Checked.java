package io.xcom4ee.ra.validation;

import java.util.List;

/** Has properties, and knows itself what is wrong with them. */
public interface Checked {

    /** All that is wrong, as whole messages; empty if all is well. */
    List<String> problems();
}

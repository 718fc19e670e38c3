package io.xcom4ee.cdi.settings;

import java.util.Optional;

/** Where settings come from: in a server from MicroProfile Config. */
public interface SettingsSource {

    /** The value of that name; empty if there is none or it is blank. */
    Optional<String> value(String name);

    /** Where that value is set, for people; asked only of names that have a value. */
    String origin(String name);

    /** The names that are set, as far as the source can tell. */
    Iterable<String> names();
}

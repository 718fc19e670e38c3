package io.xcom4ee.ra.settings;

import io.xcom4ee.engine.settings.SettingNames;

/** A property that {@code ra.xml} and {@code docs/settings.md} show to people in the same words. */
public interface Property {

    /** What people are told of it. */
    Words words();

    /** As it is written in the configuration of the server. */
    default String key() {
        return words().key();
    }

    /** Whether it can be said for all at once that do not say it themselves: outside the server's configuration. */
    default boolean isForAll() {
        return true;
    }

    /** Its name in MicroProfile Config and as a system property, if it {@link #isForAll()}. */
    default String property() {
        return SettingNames.property(key());
    }

    /** Its name in the environment, if it {@link #isForAll()}. */
    default String variable() {
        return SettingNames.variable(key());
    }

    /** What holds if it is not set. */
    default String preset() {
        return words().preset();
    }

    /** What its value is measured in. */
    default String unit() {
        return words().unit();
    }

    /** What its value may be, for people. */
    default String allowed() {
        return words().allowed();
    }

    /** What it is for. */
    default String meaning() {
        return words().meaning();
    }

    /** The words of one property. */
    record Words(String key, String preset, String unit, String allowed, String meaning) {}
}

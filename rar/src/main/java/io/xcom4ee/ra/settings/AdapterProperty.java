package io.xcom4ee.ra.settings;

/**
 * The properties of the adapter beside the settings of the engine: key, default, what is allowed, meaning. {@code ra.xml} and
 * {@code docs/settings.md} show them to people in these words.
 */
@SuppressWarnings("ImmutableEnumChecker") // The words are an immutable record; the checker only believes an annotation.
public enum AdapterProperty implements Property {
    MORE_GROUPS(
            "moreGroups",
            "none",
            "list",
            "up to 15 names of groups, separated by commas",
            "Groups beside the first one, which is group, that this server is a member of, too. All share its port."),
    GROUP_SETTINGS(
            "groupSettings",
            "none",
            "list",
            "entries like audit.memberWeight=80, separated by commas",
            "Settings that one of the groups has for itself. All others hold for all groups. "
                    + "What belongs to the port cannot be set here: bindAddress, port, advertisedAddress, advertisedPort and "
                    + "connectionsMax.");

    private final Words words;

    AdapterProperty(String key, String preset, String unit, String allowed, String meaning) {
        words = new Words(key, preset, unit, allowed, meaning);
    }

    @Override
    public Words words() {
        return words;
    }
}

package io.xcom4ee.ra.settings;

/**
 * The properties of a connection factory: key, default, what is allowed, meaning. {@code ra.xml} and
 * {@code docs/settings.md} show them to people in these words.
 */
@SuppressWarnings("ImmutableEnumChecker") // The words are an immutable record; the checker only believes an annotation.
public enum FactoryProperty implements Property {
    GROUP(
            "group",
            "the first group of the resource adapter",
            "text",
            "1 to 64 of a-z, 0-9 and -",
            "Name of the group that the application expects."),
    IN_TRANSACTION(
            "inTransaction",
            "onCommit",
            "choice",
            "onCommit or atOnce",
            "When a broadcast inside a transaction is sent, unless the application says so itself. onCommit: when the transaction "
                    + "commits, and never if it rolls back. atOnce: at once, whatever becomes of the transaction."),
    TRANSACTION_SIZE_MAX(
            "transactionSizeMax",
            "8MiB",
            "size",
            "a size from 64KiB to 1GiB, written like 64KiB or 1MiB",
            "What the broadcasts of one transaction may hold that wait for its commit, 128 bytes for each beside the message; "
                    + "beyond, the transaction can only roll back. A single message may be larger.");

    private final Words words;

    FactoryProperty(String key, String preset, String unit, String allowed, String meaning) {
        words = new Words(key, preset, unit, allowed, meaning);
    }

    /** The group is what tells one factory from another. */
    @Override
    public boolean isForAll() {
        return this != GROUP;
    }

    @Override
    public Words words() {
        return words;
    }
}

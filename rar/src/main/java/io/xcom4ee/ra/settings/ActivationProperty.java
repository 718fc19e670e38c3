package io.xcom4ee.ra.settings;

/**
 * The properties of an activation spec: key, default, what is allowed, meaning. {@code ra.xml} and {@code docs/settings.md} show
 * them to people in these words.
 */
@SuppressWarnings("ImmutableEnumChecker") // The words are an immutable record; the checker only believes an annotation.
public enum ActivationProperty implements Property {
    GROUP(
            "group",
            "the first group of the resource adapter",
            "text",
            "1 to 64 of a-z, 0-9 and -",
            "Name of the group that the bean expects."),
    TOPIC(
            "topic",
            "all messages",
            "text",
            "1 to 128 letters, digits and . _ - /",
            "The bean receives messages with this topic only."),
    BATCH_MESSAGES_MAX(
            "batchMessagesMax",
            "100",
            "number",
            "a whole number from 1 to 10000",
            "Messages that a method for batches gets at once, in one transaction."),
    QUEUE_MESSAGES_MAX(
            "queueMessagesMax",
            "1000",
            "number",
            "a whole number from 1 to 1000000",
            "Messages and views that may wait for the bean; beyond, they wait in the queue of its listener "
                    + "(listenerQueueSizeMax)."),
    QUEUE_SIZE_MAX(
            "queueSizeMax",
            "1MiB",
            "size",
            "a size from 64KiB to 256MiB, written like 64KiB or 1MiB",
            "As queueMessagesMax, in bytes, 128 for each beside the message. A single message may be larger."),
    REDELIVERY_MAX(
            "redeliveryMax",
            "5",
            "number",
            "a whole number from 0 to 1000",
            "How often a message is delivered again that has failed."),
    REDELIVERY_PAUSE(
            "redeliveryPause",
            "500ms",
            "duration",
            "a duration from 1ms to 10m, written like 500ms, 5s or 1m",
            "Pause before the first redelivery; each further one is twice as long."),
    REDELIVERY_PAUSE_MAX(
            "redeliveryPauseMax",
            "30s",
            "duration",
            "a duration from 1ms to 60m, written like 500ms, 5s or 1m",
            "Longest pause between two deliveries."),
    AFTER_REDELIVERIES(
            "afterRedeliveries",
            "skip",
            "choice",
            "skip, deadLetter or leave",
            "What becomes of a message that goes on failing or cannot be read. skip: it is told in the log and passed over. "
                    + "deadLetter: the bean's method with @OnDeadLetter takes it. leave: the member leaves its group.");

    private final Words words;

    ActivationProperty(String key, String preset, String unit, String allowed, String meaning) {
        words = new Words(key, preset, unit, allowed, meaning);
    }

    /** Group and topic are what tells one bean from another. */
    @Override
    public boolean isForAll() {
        return this != GROUP && this != TOPIC;
    }

    @Override
    public Words words() {
        return words;
    }
}

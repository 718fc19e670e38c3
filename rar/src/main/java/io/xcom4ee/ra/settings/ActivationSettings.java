package io.xcom4ee.ra.settings;

import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.engine.settings.SettingText;
import io.xcom4ee.ra.message.AdapterMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the activation spec of a message-driven bean says.
 *
 * @param group the group that the bean expects; blank for the first one of the adapter
 * @param topic the only topic that it receives; blank for all messages
 * @param batchMessagesMax what a method for batches gets at once
 * @param queueMessagesMax how many may wait
 * @param queueBytesMax what those that wait may hold
 * @param redelivery how often and when a message is delivered again
 * @param afterRedeliveries what becomes of it then
 */
public record ActivationSettings(
        String group,
        String topic,
        int batchMessagesMax,
        int queueMessagesMax,
        int queueBytesMax,
        Redelivery redelivery,
        AfterRedeliveries afterRedeliveries) {

    /**
     * How often and when a message is delivered again.
     *
     * @param most how often
     * @param pause before the first time; doubles with each
     * @param pauseMax no pause is longer
     */
    public record Redelivery(int most, Duration pause, Duration pauseMax) {
        /** Before that redelivery, counted from 1. */
        public Duration pauseBefore(int redelivery) {
            Duration longest = pause.compareTo(pauseMax) < 0 ? pauseMax : pause;
            int doublings = Math.min(redelivery - 1, 30);
            Duration doubled = pause.multipliedBy(1L << doublings);
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    /** What becomes of a message that goes on failing. */
    public enum AfterRedeliveries {
        SKIP("skip"),
        DEAD_LETTER("deadLetter"),
        LEAVE("leave");

        private final String word;

        AfterRedeliveries(String word) {
            this.word = word;
        }

        /** As it is written. */
        public String word() {
            return word;
        }
    }

    /**
     * Reads the properties that are set, and adds to the problems what is wrong; then the result must not be used.
     *
     * @param forAll what holds for those that are not set
     */
    public static ActivationSettings of(Map<ActivationProperty, String> set, ForAll forAll, List<String> problems) {
        Reader reader = new Reader(
                forAll.complete(ActivationProperty.class, set), property -> forAll.name(property, set), problems);
        String word = reader.text(ActivationProperty.AFTER_REDELIVERIES);
        Optional<AfterRedeliveries> after = Optional.empty();
        for (AfterRedeliveries each : AfterRedeliveries.values()) {
            if (each.word().equals(word)) {
                after = Optional.of(each);
            }
        }
        if (after.isEmpty()) {
            reader.problem(ActivationProperty.AFTER_REDELIVERIES, word);
        }
        return new ActivationSettings(
                reader.name(ActivationProperty.GROUP, Reader.GROUP.asMatchPredicate()),
                reader.name(ActivationProperty.TOPIC, Envelope::isTopic),
                reader.number(ActivationProperty.BATCH_MESSAGES_MAX, 1, 10_000),
                reader.number(ActivationProperty.QUEUE_MESSAGES_MAX, 1, 1_000_000),
                reader.bytes(ActivationProperty.QUEUE_SIZE_MAX, 64L << 10, 256L << 20),
                new Redelivery(
                        reader.number(ActivationProperty.REDELIVERY_MAX, 0, 1_000),
                        reader.duration(ActivationProperty.REDELIVERY_PAUSE, Duration.ofMinutes(10)),
                        reader.duration(ActivationProperty.REDELIVERY_PAUSE_MAX, Duration.ofMinutes(60))),
                after.orElse(AfterRedeliveries.SKIP));
    }

    /** Reads single values; after a problem it goes on, so that all are found. */
    private record Reader(
            Map<ActivationProperty, String> given, Function<ActivationProperty, String> names, List<String> problems) {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
        private static final Pattern GROUP = Pattern.compile("[a-z0-9-]{1,64}");

        String text(ActivationProperty property) {
            return given.getOrDefault(property, property.preset());
        }

        void problem(ActivationProperty property, String value) {
            problems.add(AdapterMessage.ACTIVATION_INVALID.text(names.apply(property), value, property.allowed()));
        }

        String name(ActivationProperty property, Predicate<String> allowed) {
            String name = given.getOrDefault(property, "");
            if (!name.isEmpty() && !allowed.test(name)) {
                problem(property, name);
            }
            return name;
        }

        int number(ActivationProperty property, int least, int most) {
            String text = text(property);
            if (NUMBER.matcher(text).matches()) {
                int number = Integer.parseInt(text);
                if (least <= number && number <= most) {
                    return number;
                }
            }
            problem(property, text);
            return most;
        }

        int bytes(ActivationProperty property, long least, long most) {
            Optional<Long> bytes =
                    SettingText.sizeBytes(text(property)).filter(number -> least <= number && number <= most);
            if (bytes.isEmpty()) {
                problem(property, text(property));
            }
            return bytes.orElse(most).intValue();
        }

        Duration duration(ActivationProperty property, Duration most) {
            Optional<Duration> duration =
                    SettingText.duration(text(property)).filter(span -> !span.isZero() && span.compareTo(most) <= 0);
            if (duration.isEmpty()) {
                problem(property, text(property));
            }
            return duration.orElse(most);
        }
    }
}

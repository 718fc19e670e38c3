package io.xcom4ee.chaos.lab;

import java.util.Locale;

/**
 * How good one way between two members is.
 *
 * @param delaySeconds of every frame
 * @param jitterSeconds at most added to it, evenly distributed
 * @param loss probability for each frame
 * @param duplicate probability
 * @param reorder probability of a few milliseconds more
 * @param corrupt probability of a flipped bit that TCP does not notice
 * @param bytesPerSecond 0 for no limit
 */
public record Quality(
        double delaySeconds,
        double jitterSeconds,
        double loss,
        double duplicate,
        double reorder,
        double corrupt,
        double bytesPerSecond) {
    /** Nothing is done to any frame. */
    public static final Quality PERFECT = new Quality(0, 0, 0, 0, 0, 0, 0);

    /** As the switch is told. */
    String words() {
        StringBuilder words = new StringBuilder();
        add(words, "delay", delaySeconds);
        add(words, "jitter", jitterSeconds);
        add(words, "loss", loss);
        add(words, "duplicate", duplicate);
        add(words, "reorder", reorder);
        add(words, "corrupt", corrupt);
        add(words, "rate", bytesPerSecond);
        return words.toString();
    }

    private static void add(StringBuilder words, String key, double value) {
        if (value > 0) {
            words.append(String.format(Locale.ROOT, " %s=%.6f", key, value));
        }
    }
}

package io.xcom4ee.cdi.metrics;

import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatistics.Bucket;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How long things take at a member, as counters: one for each bound, of those that took at most so long. The member fills them
 * itself; neither OpenTelemetry nor MicroProfile Metrics has a histogram that only has to be read.
 */
@SuppressWarnings("ImmutableEnumChecker") // As of GroupMetric.
public enum GroupHistogram {
    ACKNOWLEDGEMENT(
            "xcom.acknowledgement.duration.bucket",
            "{message}",
            "Acknowledged broadcasts of this member that took at most `le` seconds from the call.",
            statistics -> statistics.latency().acknowledgements(),
            statistics -> statistics.messages().acknowledged()),
    FLOW_CONTROL_WAIT(
            "xcom.flow_control.wait.bucket",
            "{message}",
            "Broadcasts of this member that the protocol took at most `le` seconds after the call.",
            statistics -> statistics.latency().waits(),
            statistics -> statistics.messages().broadcasts()),
    CONSENSUS(
            "xcom.consensus.duration.bucket",
            "{slot}",
            "Own slots that were passed here at most `le` seconds after their proposal.",
            statistics -> statistics.consensus().proposalTimes(),
            statistics -> statistics.consensus().proposalsPassed());

    /** The attribute, and the label in Prometheus, that tells the bound. */
    public static final String BOUND = "le";

    /** The bounds of all of them, in seconds as Prometheus writes them; the last one bounds nothing. */
    private static final List<String> BOUNDS = Stream.concat(
                    Bucket.BOUNDS.stream().map(GroupHistogram::seconds), Stream.of("+Inf"))
            .toList();

    private final String id;
    private final String unit;
    private final String description;
    private final Function<GroupStatistics, List<Bucket>> buckets;
    private final ToLongFunction<GroupStatistics> all;

    GroupHistogram(
            String id,
            String unit,
            String description,
            Function<GroupStatistics, List<Bucket>> buckets,
            ToLongFunction<GroupStatistics> all) {
        this.id = id;
        this.unit = unit;
        this.description = description;
        this.buckets = buckets;
        this.all = all;
    }

    private static String seconds(Duration bound) {
        return BigDecimal.valueOf(bound.toNanos(), 9).stripTrailingZeros().toPlainString();
    }

    /** The name in OpenTelemetry. */
    public String id() {
        return id;
    }

    /** In UCUM. */
    public String unit() {
        return unit;
    }

    /** One sentence for people. */
    public String description() {
        return description;
    }

    /** As {@link GroupMetric#prometheusName()}. */
    public String prometheusName() {
        return id.replace('.', '_').toLowerCase(Locale.ROOT) + "_total";
    }

    /** What the attribute {@link #BOUND} is, from the shortest on. */
    public static List<String> bounds() {
        return BOUNDS;
    }

    /** For each of the {@link #bounds()} how many took at most so long, at the moment of that reading. */
    public List<Long> counts(Reading member) {
        List<Long> counts = new ArrayList<>(BOUNDS.size());
        buckets.apply(member.statistics()).forEach(bucket -> counts.add(bucket.count()));
        counts.add(all.applyAsLong(member.statistics()));
        return counts;
    }
}

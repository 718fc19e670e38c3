package io.xcom4ee.benchmarks.micro;

import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.stream.OpenBroadcasts;
import io.xcom4ee.core.stream.OpenConfirmations;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The batcher: a window of messages is taken, becomes batches, and is delivered. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"})
public class BatcherBenchmark {
    private static final int WINDOW = 512;
    private static final long NO_DEADLINE_MICROS = Long.MAX_VALUE;

    /** Bytes of each message. */
    @Param({"64", "1024"})
    public int messageBytes;

    private OpenBroadcasts broadcasts;
    private byte[] payload;
    private long token;
    private long round;

    /** Makes an empty batcher. */
    @Setup
    public void prepare() {
        broadcasts = new OpenBroadcasts(Limits.DEFAULT, new OpenConfirmations());
        payload = new byte[messageBytes];
    }

    /** One operation is one message. */
    @Benchmark
    @OperationsPerInvocation(WINDOW)
    public long batch() {
        for (int message = 0; message < WINDOW; message++) {
            broadcasts.add(Input.Broadcast.of(token, payload, NO_DEADLINE_MICROS, false));
            token++;
        }
        long delivered = 0;
        while (broadcasts.isWaiting()) {
            round++;
            broadcasts.propose(round, token, OpenBroadcasts.UNCUT);
            delivered += broadcasts.delivered(round).length;
        }
        return delivered;
    }
}

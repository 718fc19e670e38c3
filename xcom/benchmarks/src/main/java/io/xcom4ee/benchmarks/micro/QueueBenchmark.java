package io.xcom4ee.benchmarks.micro;

import io.xcom4ee.engine.handover.Broadcast;
import io.xcom4ee.engine.handover.BroadcastQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The queue between the application's threads and the event loop: one window goes in, and out on the other side. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"})
public class QueueBenchmark {
    private static final int WINDOW = 512;
    private static final int MESSAGES_MAX = 65_536;
    private static final long BYTES_MAX = 64 << 20;
    private static final long NO_DEADLINE_MICROS = Long.MAX_VALUE;

    private final BroadcastQueue queue = new BroadcastQueue(MESSAGES_MAX, BYTES_MAX);
    private Broadcast broadcast;

    /** Makes the broadcast that goes through over and over. */
    @Setup
    public void prepare() {
        broadcast = new Broadcast(new byte[64], false, 0, NO_DEADLINE_MICROS, new CompletableFuture<>());
    }

    /** One operation is one message. */
    @Benchmark
    @OperationsPerInvocation(WINDOW)
    public int through() {
        for (int message = 0; message < WINDOW; message++) {
            if (!queue.offer(broadcast)) {
                throw new IllegalStateException("the queue is full");
            }
        }
        queue.takeArrivals();
        int taken = 0;
        for (Broadcast next = queue.next(); next != null; next = queue.next()) {
            taken++;
        }
        return taken;
    }
}

package io.xcom4ee.benchmarks.micro;

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

/**
 * What the protocol costs without sockets, codec and threads: messages per second that a whole group orders in one thread,
 * all members sending. A window of 1 shows the cost of a slot, a large one that of a message in a large batch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"})
public class ProtocolBenchmark {
    private static final int MESSAGES = 30_000;

    /** Members of the group. */
    @Param({"3", "5"})
    public int members;

    /** Bytes of each message. */
    @Param({"64", "1024"})
    public int messageBytes;

    /** Own broadcasts that each member keeps open. */
    @Param({"1", "512"})
    public int window;

    private InMemoryGroup group;
    private byte[] payload;

    /** Founds the group. */
    @Setup
    public void found() {
        group = new InMemoryGroup(members);
        payload = new byte[messageBytes];
    }

    /** One operation is one message, ordered and delivered at every member. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public long order() {
        long goal = group.delivered() + MESSAGES;
        while (group.delivered() < goal) {
            group.turn(payload, window);
        }
        return group.delivered();
    }
}

package io.xcom4ee.benchmarks.micro;

import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Message.Propose;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.core.paxos.Acceptor;
import io.xcom4ee.core.paxos.Acceptor.ProposeOutcome;
import io.xcom4ee.core.paxos.Lane;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The accept step: a proposal of the lane's owner is voted for, delivered, and forgotten some rounds later. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"})
public class AcceptBenchmark {
    private static final int OWNER = 1;
    private static final int KEPT_ROUNDS = 1_000;
    private static final long NO_HORIZON = Long.MAX_VALUE;

    private final Lane lane = new Lane(OWNER, 1);
    private Batch batch;
    private long round;

    /** Makes the value that is proposed over and over. */
    @Setup
    public void prepare() {
        batch = new Batch(1, Payloads.of(List.of(new byte[64])));
    }

    /** One operation is one slot. */
    @Benchmark
    public ProposeOutcome accept() {
        round++;
        ProposeOutcome outcome = Acceptor.propose(lane, new Propose(round, round - 1, batch), NO_HORIZON);
        lane.delivered(round);
        lane.evictBelow(round - KEPT_ROUNDS);
        return outcome;
    }
}

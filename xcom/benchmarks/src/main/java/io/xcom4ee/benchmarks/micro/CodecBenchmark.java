package io.xcom4ee.benchmarks.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.AcceptedInterval;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.engine.codec.FrameCodec;
import io.xcom4ee.engine.codec.MalformedFrameException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to write and to read the two frames of the steady state. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+UseParallelGC"})
public class CodecBenchmark {
    private static final int OTHER_LANES = 2;

    /** What is written and read. */
    public enum Kind {
        /** A proposal of one small message. */
        PROPOSE_1_OF_64_BYTES(1, 64),
        /** A proposal as it grows under load: many small messages. */
        PROPOSE_500_OF_64_BYTES(500, 64),
        /** A proposal that fills a batch with larger messages. */
        PROPOSE_60_OF_1_KIB(60, 1024),
        /** The progress of a member of three. */
        PROGRESS(0, 0);

        private final int messages;
        private final int messageBytes;

        Kind(int messages, int messageBytes) {
            this.messages = messages;
            this.messageBytes = messageBytes;
        }

        private Message message() {
            if (this == PROGRESS) {
                List<AcceptedInterval> intervals =
                        List.of(new AcceptedInterval(1, 1, 1_000_000), new AcceptedInterval(OTHER_LANES, 1, 1_000_001));
                return new Message.Progress(1_000_000, 1_000_001, 999_999, 1_000_002, intervals, List.of());
            }
            List<byte[]> payloads = Collections.nCopies(messages, new byte[messageBytes]);
            return new Message.Propose(1_000_000, 999_999, new Batch(1_000_000, Payloads.of(payloads)));
        }
    }

    /** What is written and read. */
    @Param
    public Kind kind;

    private final ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
    private Frame frame;
    private ByteBuf encoded;

    /** Makes the frame and its bytes. */
    @Setup
    public void prepare() {
        frame = new Frame(new GroupId(new UUID(1, 2), 1), kind.message());
        encoded = FrameCodec.encode(frame, ProtocolVersion.NEWEST, allocator);
    }

    /** Gives the bytes back. */
    @TearDown
    public void release() {
        encoded.release();
    }

    /** From a frame to its bytes. */
    @Benchmark
    public int encode() {
        ByteBuf bytes = FrameCodec.encode(frame, ProtocolVersion.NEWEST, allocator);
        int length = bytes.readableBytes();
        bytes.release();
        return length;
    }

    /** From bytes to a frame. */
    @Benchmark
    public Frame decode() throws MalformedFrameException {
        return FrameCodec.decode(encoded.duplicate(), ProtocolVersion.NEWEST);
    }
}

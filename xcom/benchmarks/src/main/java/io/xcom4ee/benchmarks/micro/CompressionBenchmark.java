package io.xcom4ee.benchmarks.micro;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.engine.codec.Compression;
import io.xcom4ee.engine.codec.FrameCodec;
import io.xcom4ee.engine.codec.MalformedFrameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;

/** What it costs a member's event loop to compress a frame, or to find out that it does not become smaller. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CompressionBenchmark {
    private static final int SEED = 1;

    /** What the messages are made of. */
    public enum Content {
        /** Rows of an order book as JSON: about a third remains. */
        JSON,
        /** Nothing can be saved. */
        NOISE
    }

    /** Bytes of the message. */
    @Param({"1024", "16384", "65536", "131072"})
    public int bytes;

    /** What it is made of. */
    @Param
    public Content content;

    private final ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
    private ByteBuf plain;
    private ByteBuf compressed;

    /** Makes both forms of a frame. */
    @Setup
    public void prepare() {
        byte[] message = content == Content.JSON ? json() : noise();
        Frame frame = new Frame(
                new GroupId(new UUID(1, 2), 1), new Message.Propose(7, 6, new Batch(1, Payloads.of(List.of(message)))));
        plain = FrameCodec.encode(frame, ProtocolVersion.NEWEST, allocator);
        compressed = Compression.compress(plain, allocator).orElse(null);
        System.out.printf(
                "%d bytes become %d%n",
                plain.readableBytes(), compressed == null ? plain.readableBytes() : compressed.readableBytes());
    }

    private byte[] noise() {
        byte[] noise = new byte[bytes];
        new Random(SEED).nextBytes(noise);
        return noise;
    }

    private byte[] json() {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            text.append("{\"article\":\"A-")
                    .append(random.nextInt(100_000))
                    .append("\",\"customer\":")
                    .append(random.nextInt(1_000_000))
                    .append(",\"quantity\":")
                    .append(1 + random.nextInt(20))
                    .append(",\"cents\":")
                    .append(random.nextInt(100_000))
                    .append("},");
        }
        return text.substring(0, bytes).getBytes(StandardCharsets.UTF_8);
    }

    /** At the sender, once however many peers there are. */
    @Benchmark
    public Optional<ByteBuf> compress() {
        Optional<ByteBuf> result = Compression.compress(plain, allocator);
        result.ifPresent(ByteBuf::release);
        return result;
    }

    /** At each receiver; nothing for what travels plain. */
    @Benchmark
    public int decompress() throws MalformedFrameException {
        if (compressed == null) {
            return 0;
        }
        ByteBuf result = Compression.decompress(compressed.duplicate(), allocator);
        int length = result.readableBytes();
        result.release();
        return length;
    }
}

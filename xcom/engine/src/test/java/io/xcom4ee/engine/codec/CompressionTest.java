package io.xcom4ee.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;
    private static final int LENGTH_AT = 8;

    private static Frame frame(byte[] payload) {
        return new Frame(
                new GroupId(new UUID(1, 2), 1), new Message.Propose(5, 4, new Batch(1, Payloads.of(List.of(payload)))));
    }

    private static byte[] text(int bytes) {
        return "a sentence that comes again and again. "
                .repeat(bytes / 39 + 1)
                .substring(0, bytes)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return noise;
    }

    private static byte[] taken(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        buffer.release();
        return bytes;
    }

    private static Optional<byte[]> compressed(byte[] payload) {
        ByteBuf plain = FrameCodec.encode(frame(payload), Compression.SINCE_VERSION, ALLOCATOR);
        try {
            return Compression.compress(plain, ALLOCATOR).map(CompressionTest::taken);
        } finally {
            plain.release();
        }
    }

    private static Frame decoded(byte[] bytes) throws MalformedFrameException {
        ByteBuf plain = Compression.decompress(Unpooled.wrappedBuffer(bytes.clone()), ALLOCATOR);
        try {
            return FrameCodec.decode(plain, Compression.SINCE_VERSION);
        } finally {
            plain.release();
        }
    }

    private static byte[] resealed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        Unpooled.wrappedBuffer(bytes).setInt(bytes.length - 4, (int) crc.getValue());
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 128 * 1024, 4 * 1024 * 1024})
    void whatRepeatsItselfComesBackAsItWasAndIsSmaller(int bytes) throws MalformedFrameException {
        byte[] compressed = compressed(text(bytes)).orElseThrow();

        assertThat(compressed.length).isLessThan(bytes);
        assertThat(Compression.isCompressed(Unpooled.wrappedBuffer(compressed))).isTrue();
        assertThat(decoded(compressed)).isEqualTo(frame(text(bytes)));
    }

    @Test
    void whatDoesNotBecomeSmallerTravelsPlain() {
        assertThat(compressed(noise(128 * 1024))).isEmpty();
    }

    @Test
    void aDamagedByteWithARightChecksumIsRejectedOrChangesNothing() throws MalformedFrameException {
        byte[] good = compressed(text(2_000)).orElseThrow();
        Random random = new Random(1);
        for (int at = LENGTH_AT; at < good.length - 4; at++) {
            byte[] damaged = good.clone();
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            assertRejectedOrTheSame(resealed(damaged));
        }
    }

    @Test
    void garbageOfAnyLengthIsRejected() throws MalformedFrameException {
        Random random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            byte[] block = new byte[random.nextInt(200)];
            random.nextBytes(block);
            assertRejectedOrTheSame(sealed(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(2_000), block));
        }
    }

    /** The frame within has a checksum of its own. */
    private static void assertRejectedOrTheSame(byte[] bytes) {
        try {
            assertThat(decoded(bytes)).isEqualTo(frame(text(2_000)));
        } catch (MalformedFrameException rejected) {
            assertThat(rejected).hasMessageContaining("frame");
        }
    }

    @Test
    void everyTruncationIsRejected() {
        byte[] good = compressed(text(2_000)).orElseThrow();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertThatThrownBy(() -> decoded(cut)).isInstanceOf(MalformedFrameException.class);
        }
    }

    private static byte[] sealed(int plainBytes, byte[] block) {
        ByteBuf bytes = ALLOCATOR.buffer();
        Envelope.begin(bytes);
        bytes.writeInt(plainBytes);
        bytes.writeBytes(block);
        Envelope.seal(bytes, 0, Compression.KIND);
        return taken(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 100 * 255 + 1, 32 * 1024 * 1024 + 1})
    void whatWouldBecomeTooLargeIsRejectedBeforeAnythingIsAllocated(int plainBytes) {
        assertThatThrownBy(() -> decoded(sealed(plainBytes, new byte[100])))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("would become " + plainBytes);
    }

    @Test
    void theBestCompressedFrameIsWithinTheBound() throws MalformedFrameException {
        byte[] zeros = new byte[1024 * 1024];
        assertThat(decoded(compressed(zeros).orElseThrow())).isEqualTo(frame(zeros));
    }

    @Test
    void aFrameIsCompressedOnce() {
        byte[] once = compressed(text(100_000)).orElseThrow();
        ByteBuf twice = Compression.compress(Unpooled.wrappedBuffer(once), ALLOCATOR)
                .orElseGet(() -> Unpooled.wrappedBuffer(sealed(0, new byte[1])));
        assertThatThrownBy(() -> decoded(taken(twice))).isInstanceOf(MalformedFrameException.class);
    }
}

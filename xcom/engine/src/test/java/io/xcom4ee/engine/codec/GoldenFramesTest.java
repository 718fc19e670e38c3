package io.xcom4ee.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The wire does not change by accident: members of older releases are in the group. {@code -Dxcom.goldenFrames=write} adds
 * files for frames that have none; a file that is there is changed by nobody.
 */
class GoldenFramesTest {
    private static final boolean WRITE = "write".equals(System.getProperty("xcom.goldenFrames"));

    private static byte[] taken(ByteBuf buffer) {
        try {
            return ByteBufUtil.getBytes(buffer);
        } finally {
            buffer.release();
        }
    }

    private static byte[] encoded(Frame frame, int version) {
        return taken(FrameCodec.encode(frame, version, UnpooledByteBufAllocator.DEFAULT));
    }

    private static byte[] encoded(Handshake handshake) {
        return taken(HandshakeCodec.encode(handshake, UnpooledByteBufAllocator.DEFAULT));
    }

    private static void writeMissing(String folder, Map<String, ?> whats, Map<String, byte[]> all) {
        if (WRITE) {
            all.forEach((name, bytes) -> {
                if (!GoldenFile.exists(folder, name)) {
                    GoldenFile.write(folder, name, whats.get(name), bytes);
                }
            });
        }
    }

    private static void assertBytesAreThoseOfTheFiles(String folder, Map<String, byte[]> all) {
        assertThat(GoldenFile.names(folder)).containsExactlyElementsOf(all.keySet());
        all.forEach((name, bytes) -> assertThat(GoldenFile.read(folder, name))
                .as("%s/%s", folder, name)
                .isEqualTo(bytes));
    }

    private static void assertFramesAreThoseOfTheFiles(int version, Map<String, Frame> frames)
            throws MalformedFrameException {
        String folder = "v" + version;
        Map<String, byte[]> all = new TreeMap<>();
        frames.forEach((name, frame) -> all.put(name, encoded(frame, version)));

        writeMissing(folder, frames, all);
        assertBytesAreThoseOfTheFiles(folder, all);
        for (String name : all.keySet()) {
            byte[] bytes = GoldenFile.read(folder, name);
            assertThat(FrameCodec.decode(Unpooled.wrappedBuffer(bytes), version))
                    .as(name)
                    .isEqualTo(frames.get(name));
        }
    }

    @Test
    void theBytesOfVersion1AreThoseOfTheFiles() throws MalformedFrameException {
        assertFramesAreThoseOfTheFiles(1, GoldenFrames.version1());
    }

    @Test
    void theBytesOfVersion2AreThoseOfTheFiles() throws MalformedFrameException {
        assertFramesAreThoseOfTheFiles(2, GoldenFrames.version2());
    }

    @Test
    void whatVersion2DoesNotWriteInAnotherWayHasTheSameBytes() {
        Set<String> others = GoldenFrames.version2().keySet();

        GoldenFrames.version1()
                .forEach((name, frame) -> assertThat(Arrays.equals(encoded(frame, 1), encoded(frame, 2)))
                        .as(name)
                        .isEqualTo(!others.contains(name)));
    }

    @Test
    void theBytesOfTheHandshakeAreThoseOfTheFiles() throws MalformedFrameException {
        Map<String, Handshake> handshakes = GoldenFrames.handshakes();
        Map<String, byte[]> all = new TreeMap<>();
        handshakes.forEach((name, handshake) -> all.put(name, encoded(handshake)));

        writeMissing("handshake", handshakes, all);
        assertBytesAreThoseOfTheFiles("handshake", all);
        for (String name : all.keySet()) {
            byte[] bytes = GoldenFile.read("handshake", name);
            assertThat(HandshakeCodec.decode(Unpooled.wrappedBuffer(bytes)))
                    .as(name)
                    .isEqualTo(handshakes.get(name));
        }
    }

    /** Another library may compress in another way; what this release compresses is always read. */
    @Test
    void aCompressedFrameIsReadForEver() throws MalformedFrameException {
        Frame frame = GoldenFrames.compressible();
        if (WRITE && !GoldenFile.exists("compressed", "propose-batch")) {
            ByteBuf plain = FrameCodec.encode(frame, 2, UnpooledByteBufAllocator.DEFAULT);
            ByteBuf compressed = Compression.compress(plain, UnpooledByteBufAllocator.DEFAULT)
                    .orElseThrow();
            GoldenFile.write("compressed", "propose-batch", frame, taken(compressed));
            plain.release();
        }
        ByteBuf plain = Compression.decompress(
                Unpooled.wrappedBuffer(GoldenFile.read("compressed", "propose-batch")),
                UnpooledByteBufAllocator.DEFAULT);
        assertThat(FrameCodec.decode(plain, 2)).isEqualTo(frame);
        plain.release();
    }

    @Test
    void thePartsOfALargeFrameAreThoseOfTheFiles() throws MalformedFrameException {
        byte[] large = encoded(GoldenFrames.compressible(), 2);
        ByteBuf rest = Unpooled.wrappedBuffer(large);
        Map<String, byte[]> all = new TreeMap<>();
        all.put("first", taken(Parts.cut(rest, large.length / 2 + 1, UnpooledByteBufAllocator.DEFAULT)));
        all.put("last", taken(Parts.cut(rest, large.length / 2 + 1, UnpooledByteBufAllocator.DEFAULT)));

        writeMissing("parts", Map.of("first", "The first of two parts of a frame", "last", "The last of them"), all);
        assertBytesAreThoseOfTheFiles("parts", all);
        PartsReader reader = new PartsReader(UnpooledByteBufAllocator.DEFAULT);
        assertThat(reader.add(Unpooled.wrappedBuffer(GoldenFile.read("parts", "first"))))
                .isNull();
        ByteBuf whole = reader.add(Unpooled.wrappedBuffer(GoldenFile.read("parts", "last")));
        assertThat(taken(Objects.requireNonNull(whole))).isEqualTo(large);
    }

    @Test
    void everyKindOfFrameHasAFile() {
        Set<Integer> kinds = Stream.of("v1", "v2", "parts", "compressed", "handshake")
                .flatMap(folder -> GoldenFile.names(folder).stream().map(name -> GoldenFile.read(folder, name)))
                .map(bytes -> bytes[Envelope.HEAD_BYTES - 1] & 0xff)
                .collect(Collectors.toSet());

        assertThat(kinds)
                .containsAll(Arrays.stream(MessageKind.values())
                        .map(MessageKind::code)
                        .toList())
                .contains(Parts.KIND, Compression.KIND, 0xf0, 0xf1, 0xf2)
                .hasSize(MessageKind.values().length + 5);
    }

    @Test
    void everyKindOfMessageHasASample() {
        Set<Integer> kinds = Stream.of(GoldenFrames.version1(), GoldenFrames.version2())
                .flatMap(frames -> frames.values().stream())
                .map(frame -> (int) encoded(frame, ProtocolVersion.NEWEST)[7])
                .collect(Collectors.toSet());

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(MessageKind.values())
                        .map(MessageKind::code)
                        .toList());
    }
}

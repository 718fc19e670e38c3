package io.xcom4ee.engine.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What fuzzing starts from: the golden frames, as the fuzzers take them. */
public final class FuzzingSeeds {
    private FuzzingSeeds() {}

    /** Writes them to a folder of each decoder below the given one. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        write(folder.resolve("frame"), frames());
        write(folder.resolve("handshake"), handshakes());
        write(folder.resolve("compressed"), compressed());
        write(folder.resolve("parts"), parts());
        write(folder.resolve("stream"), streams());
    }

    private static void write(Path folder, List<byte[]> seeds) throws IOException {
        Files.createDirectories(folder);
        for (int number = 0; number < seeds.size(); number++) {
            Files.write(folder.resolve("golden-" + number), seeds.get(number));
        }
    }

    static List<byte[]> frames() {
        List<byte[]> seeds = new ArrayList<>();
        for (int version = 1; version <= 2; version++) {
            for (byte[] golden : golden("v" + version)) {
                seeds.add(withHead(golden, version - 1, golden[Envelope.HEAD_BYTES - 1]));
            }
        }
        return seeds;
    }

    static List<byte[]> handshakes() {
        return golden("handshake").stream()
                .map(golden -> withHead(golden, golden[Envelope.HEAD_BYTES - 1]))
                .toList();
    }

    /** The golden one, and others of which more comes. */
    static List<byte[]> compressed() {
        List<byte[]> frames = new ArrayList<>(golden("compressed"));
        for (byte[] plain : List.of(joined(golden("v1")), new byte[4096])) {
            ByteBuf compressed = Compression.compress(Unpooled.wrappedBuffer(plain), UnpooledByteBufAllocator.DEFAULT)
                    .orElseThrow();
            frames.add(ByteBufUtil.getBytes(compressed));
            compressed.release();
        }
        return frames.stream().map(FuzzingSeeds::withHead).toList();
    }

    /** The golden ones, each alone, one after the other, and again. */
    static List<byte[]> parts() {
        List<byte[]> parts = golden("parts").stream()
                .map(golden -> withHead(
                        golden,
                        golden[Envelope.HEAD_BYTES],
                        golden.length - Envelope.HEAD_BYTES - 1 - Envelope.CHECKSUM_BYTES))
                .map(part -> without(part, 2))
                .toList();
        List<byte[]> seeds = new ArrayList<>(parts);
        seeds.add(joined(parts));
        seeds.add(joined(List.of(seeds.get(seeds.size() - 1), joined(parts))));
        return seeds;
    }

    /** From a peer that is known, in large pieces and byte by byte; and from one that is not. */
    public static List<byte[]> streams() {
        List<byte[]> frames = golden("v2");
        List<byte[]> handshakes = golden("handshake");
        List<byte[]> seeds = new ArrayList<>();
        frames.forEach(frame -> seeds.add(joined(List.of(new byte[] {(byte) 0x9f}, frame))));
        handshakes.forEach(frame -> seeds.add(joined(List.of(new byte[] {0x1f}, frame))));
        seeds.add(joined(List.of(new byte[] {(byte) 0x80}, joined(frames))));
        seeds.add(joined(List.of(new byte[] {0x7f}, joined(handshakes))));
        return seeds;
    }

    private static byte[] joined(List<byte[]> all) {
        ByteBuf joined = Unpooled.wrappedBuffer(all.toArray(byte[][]::new));
        return ByteBufUtil.getBytes(joined);
    }

    /** Without the byte at this place. */
    private static byte[] without(byte[] bytes, int at) {
        return joined(List.of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length)));
    }

    private static List<byte[]> golden(String folder) {
        return GoldenFile.names(folder).stream()
                .map(name -> GoldenFile.read(folder, name))
                .toList();
    }

    private static byte[] withHead(byte[] golden, int... head) {
        byte[] body = Arrays.copyOfRange(golden, Envelope.HEAD_BYTES, golden.length - Envelope.CHECKSUM_BYTES);
        byte[] seed = new byte[head.length + body.length];
        for (int at = 0; at < head.length; at++) {
            seed[at] = (byte) head[at];
        }
        System.arraycopy(body, 0, seed, head.length, body.length);
        return seed;
    }
}

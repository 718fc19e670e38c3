package io.xcom4ee.engine.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What fuzzing starts from: the golden frames, as the fuzzers take them. */
public final class FuzzingSeeds {
    private FuzzingSeeds() {}

    /** Writes them to {@code frame}, {@code handshake} and {@code stream} below the given folder. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        write(folder.resolve("frame"), frames());
        write(folder.resolve("handshake"), handshakes());
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

    private static List<byte[]> streams() {
        return golden("v2");
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

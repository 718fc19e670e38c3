package io.xcom4ee.engine.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bytes of a frame in a text file that people can read: what it is, then 16 bytes a line with their offset and their
 * printable characters.
 */
final class GoldenFile {
    private static final Path FOLDER = Path.of("src/test/resources/frames");
    private static final String SUFFIX = ".txt";
    private static final int BYTES_PER_LINE = 16;
    private static final int HEX_AT = 6;
    private static final int HEX_END = HEX_AT + BYTES_PER_LINE * 3;

    private GoldenFile() {}

    /** The names of all files of a folder. */
    static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean exists(String folder, String name) {
        return Files.exists(path(folder, name));
    }

    static byte[] read(String folder, String name) {
        try {
            StringBuilder hex = new StringBuilder();
            for (String line : Files.readAllLines(path(folder, name))) {
                if (!line.startsWith("#")) {
                    hex.append(line, HEX_AT, HEX_END);
                }
            }
            return HexFormat.of().parseHex(hex.toString().replace(" ", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes a file that is not there yet; what is there is never changed. */
    static void write(String folder, String name, Object what, byte[] bytes) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + what);
        for (int at = 0; at < bytes.length; at += BYTES_PER_LINE) {
            lines.add(line(bytes, at));
        }
        try {
            Files.createDirectories(FOLDER.resolve(folder));
            Files.write(path(folder, name), lines, StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String line(byte[] bytes, int at) {
        int end = Math.min(bytes.length, at + BYTES_PER_LINE);
        StringBuilder text = new StringBuilder();
        for (int index = at; index < end; index++) {
            text.append(0x20 <= bytes[index] && bytes[index] < 0x7f ? (char) bytes[index] : '.');
        }
        String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, at, end);
        return String.format("%04x  %-" + (HEX_END - HEX_AT) + "s %s", at, hex, text);
    }

    private static Path path(String folder, String name) {
        return FOLDER.resolve(folder).resolve(name + SUFFIX);
    }
}

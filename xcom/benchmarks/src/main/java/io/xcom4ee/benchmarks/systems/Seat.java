package io.xcom4ee.benchmarks.systems;

import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A member's place in its group.
 *
 * @param index from 0
 * @param members of the group
 * @param basePort the first of the group's ports
 * @param directory of this group, for what systems insist on keeping in files
 */
public record Seat(int index, int members, int basePort, Path directory) {
    /** All processes are on the loopback interface. */
    public static final String HOST = "127.0.0.1";

    /** Name of any member. */
    public static String name(int member) {
        return "m" + member;
    }

    /** Name of this member. */
    public String name() {
        return name(index);
    }

    /** Port of any member, for systems that need one each. */
    public int port(int member) {
        return basePort + member;
    }

    /** A text about every member, separated. */
    public String everyMember(String separator, IntFunction<String> text) {
        return IntStream.range(0, members).mapToObj(text).collect(Collectors.joining(separator));
    }
}

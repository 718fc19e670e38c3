package io.xcom4ee.simulator.exhaustive;

import java.util.List;

/** Searches deeper than a build has time for, and prints a table. */
public final class Exhaustive {
    private Exhaustive() {}

    /** Exit code 0: nothing happened that must never happen. */
    public static void main(String[] arguments) {
        System.out.println(Result.TITLE);
        List<Result> results = Scenarios.LARGE.stream()
                .map(Exploration::search)
                .peek(Exhaustive::print)
                .toList();
        System.exit(results.stream().allMatch(Result::isSafe) ? 0 : 1);
    }

    private static void print(Result result) {
        System.out.println(result.row());
        if (!result.isSafe()) {
            System.out.println(result.problem());
            result.story().forEach(System.out::println);
        }
    }
}

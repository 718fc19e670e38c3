package io.xcom4ee.simulator.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run that was cut down to what makes it fail, as a file that people read and the simulator replays. It means the same
 * only to the simulator that wrote it: another one may draw other options from the seed.
 *
 * <pre>
 * # Order: a/12ab has delivered m7 at 3, b/34cd m9
 * seed 42
 * without LOSS, HAND_OVERS
 * strike CRASH 3 at 108160
 * bursts 17, 44
 * </pre>
 *
 * @param comment what it shows, for people
 * @param seed of the whole run
 * @param selection what is left of it
 */
public record Scenario(String comment, long seed, Selection selection) {
    private static final String COMMENT = "# ";
    private static final String SEED = "seed ";
    private static final String WITHOUT = "without ";
    private static final String STRIKE = "strike ";
    private static final String BURSTS = "bursts ";
    private static final String SEPARATOR = ", ";

    /** The text of the file. */
    public String text() {
        List<String> lines = new ArrayList<>();
        comment.lines().map(line -> COMMENT + line).forEach(lines::add);
        lines.add(SEED + seed);
        if (!selection.silenced().isEmpty()) {
            lines.add(WITHOUT + joined(selection.silenced()));
        }
        List<Strike> strikes = selection.strikes().orElse(List.of());
        strikes.forEach(
                strike -> lines.add(STRIKE + strike.kind() + ' ' + strike.number() + " at " + strike.atMicros()));
        lines.add((BURSTS + joined(selection.bursts().orElse(List.of()))).strip());
        return String.join("\n", lines) + '\n';
    }

    private static String joined(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(SEPARATOR));
    }

    /**
     * Reads such a file.
     *
     * @throws IllegalArgumentException says which line is not understood
     */
    public static Scenario parse(String text) {
        Reader reader = new Reader();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(reader::read);
        return reader.scenario();
    }

    /** Confined to: one file. */
    private static final class Reader {
        private final List<String> comment = new ArrayList<>();
        private final List<Noise> silenced = new ArrayList<>();
        private final List<Strike> strikes = new ArrayList<>();
        private final List<Integer> bursts = new ArrayList<>();
        private Optional<Long> seed = Optional.empty();

        private void read(String line) {
            String keyword = line.split(" ", 2)[0] + ' ';
            String rest = line.substring(Math.min(keyword.length(), line.length()));
            try {
                switch (keyword) {
                    case COMMENT -> comment.add(rest);
                    case SEED -> seed = Optional.of(Long.parseLong(rest));
                    case WITHOUT -> items(rest).map(Noise::valueOf).forEach(silenced::add);
                    case STRIKE -> strikes.add(strike(rest.split(" ")));
                    case BURSTS -> items(rest).map(Integer::valueOf).forEach(bursts::add);
                    default ->
                        throw new IllegalArgumentException("it begins with none of seed, without, strike, bursts, #");
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
                throw new IllegalArgumentException(
                        "no line of a scenario: '" + line + "': " + wrong.getMessage(), wrong);
            }
        }

        private static Stream<String> items(String list) {
            return Stream.of(list.split(SEPARATOR)).filter(item -> !item.isEmpty());
        }

        private static Strike strike(String[] words) {
            return new Strike(FaultKind.valueOf(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[3]));
        }

        private Scenario scenario() {
            return new Scenario(
                    String.join("\n", comment),
                    seed.orElseThrow(() -> new IllegalArgumentException("a scenario needs a line 'seed NUMBER'")),
                    new Selection(Optional.of(strikes), Optional.of(bursts), silenced));
        }
    }
}

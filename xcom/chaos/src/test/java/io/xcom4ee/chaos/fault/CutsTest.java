package io.xcom4ee.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.chaos.fault.Cuts.Way;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class CutsTest {
    private static List<Way> draw(FaultKind kind, int size, long seed) {
        return new Cuts(size, new Random(seed)).draw(kind);
    }

    /** How many hear a member and are heard by it, itself included. */
    private static long reachOf(int member, int size, List<Way> cut) {
        return IntStream.rangeClosed(1, size)
                .filter(other -> !cut.contains(new Way(member, other)) && !cut.contains(new Way(other, member)))
                .count();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"MINORITY", "HALVES", "SHATTERED", "ONE_WAY", "DEAF", "MUTE", "PAIR", "BRIDGE", "RING", "FLAPPING"
            })
    void cutSomethingWhereTheyFit(FaultKind kind) {
        IntStream.rangeClosed(3, 7)
                .filter(size -> kind.fits(size, false))
                .forEach(size -> IntStream.range(0, 20)
                        .forEach(seed ->
                                assertThat(draw(kind, size, seed)).isNotEmpty().doesNotHaveDuplicates()));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 7})
    void leaveNoMajorityWhereThereShallBeNone(int size) {
        for (int seed = 0; seed < 20; seed++) {
            List<Way> cut = draw(FaultKind.SHATTERED, size, seed);
            assertThat(IntStream.rangeClosed(1, size).mapToLong(member -> reachOf(member, size, cut)))
                    .allMatch(reach -> reach <= size / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 7})
    void leaveAMajorityWhenAMinorityIsCutOff(int size) {
        for (int seed = 0; seed < 20; seed++) {
            List<Way> cut = draw(FaultKind.MINORITY, size, seed);
            assertThat(IntStream.rangeClosed(1, size)
                            .filter(member -> reachOf(member, size, cut) > size / 2)
                            .count())
                    .isGreaterThan(size / 2);
        }
    }
}

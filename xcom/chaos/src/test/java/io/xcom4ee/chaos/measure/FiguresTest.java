package io.xcom4ee.chaos.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final ViewId VIEW = new ViewId(new UUID(0, 1), 1, 2);
    private static final Identity M1 = new Identity("m1", new UUID(1, 1));
    private static final Identity M3 = new Identity("m3", new UUID(1, 3));

    private static Figures of(Failure failure, Set<String> victims, List<Identity> expelled) {
        ProcessHistory history =
                new ProcessHistory("m1/1", true, List.of(new Installed(130, VIEW, 1, List.of(M1), expelled)));
        return Figures.of(failure, List.of(new Repetition(victims, 100, 200)), List.of(history));
    }

    @Test
    void saysSoIfSomebodyIsExpelledWhereNobodyShouldBe() {
        assertThat(of(Failure.LINK, Set.of(), List.of()).row()).contains("nobody is");
        Figures figures = of(Failure.LINK, Set.of(), List.of(M3));
        assertThat(figures.row()).contains("1 are who should not be");
        assertThat(figures.isGood()).isFalse();
    }

    @Test
    void saysWhenTheVictimIsExpelled() {
        assertThat(of(Failure.STOP, Set.of("m3"), List.of(M3)).row()).contains("| 0 / 0 / 0 |");
    }
}

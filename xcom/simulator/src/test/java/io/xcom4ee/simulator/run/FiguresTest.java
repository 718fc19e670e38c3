package io.xcom4ee.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.member.MemberReport.MemoryReport;
import io.xcom4ee.core.member.MemberStatistics;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void areAllThatAMemberTells() {
        assertThat(Stream.of(MemberStatistics.class, MemoryReport.class)
                        .flatMap(kind -> Arrays.stream(kind.getRecordComponents()))
                        .map(RecordComponent::getName))
                .containsExactlyInAnyOrderElementsOf(Figures.names());
    }

    @Test
    void areMissingUntilTheyHaveMoved() {
        Figures figures = new Figures();
        figures.sample(MemberStatistics.NOTHING, MemoryReport.NOTHING);
        assertThat(figures.missing()).containsExactlyElementsOf(Figures.names());

        Figures other = new Figures();
        other.sample(
                new MemberStatistics(1, 2, 3, 4, 5, 6, 7, List.of(8L), 9, 10, 11, 12, 13),
                new MemoryReport(1, 2, 3, 4, 0));
        figures.add(other);
        assertThat(figures.missing()).containsExactly("cacheBytes");
    }
}

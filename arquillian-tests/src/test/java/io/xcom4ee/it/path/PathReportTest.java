package io.xcom4ee.it.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.it.path.PathReport.Result;
import io.xcom4ee.it.path.Speed.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathReportTest {
    private final List<Result> results = new ArrayList<>();

    private void round(int round, double bare, double servers, double callbacks) {
        results.add(new Result(Way.BARE, 3, round, new Speed(bare, 3.2)));
        results.add(new Result(Way.SERVERS, 3, round, new Speed(servers, 4.5)));
        results.add(new Result(Way.CALLBACKS, 3, round, new Speed(callbacks, 7)));
        results.add(new Result(Way.BARE, 1, round, new Speed(400_000, 4.1)));
        results.add(new Result(Way.SERVERS, 1, round, new Speed(300_000, 5)));
        results.add(new Result(Way.CALLBACKS, 1, round, new Speed(100_000, 9)));
    }

    @Test
    void dividesWhatServersMakeByWhatTheBareEngineMakes() {
        round(1, 500_000, 350_000, 200_000);
        PathReport report = new PathReport(results);

        assertThat(report.ratio()).isEqualTo(0.7);
        assertThat(report.table().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "bare engine 500,000/s 3.2 us CPU 1.00 (1.00 to 1.00) 400,000/s 4.1 us CPU 1.00 (1.00 to 1.00)",
                        "@Inject GroupChannel 350,000/s 4.5 us CPU 0.70 (0.70 to 0.70)"
                                + " 300,000/s 5.0 us CPU 0.75 (0.75 to 0.75)");
        assertThat(report.json().getJsonArray("runs").getJsonObject(5).toString())
                .isEqualTo("{\"way\":\"callbacks\",\"senders\":1,\"round\":1,\"deliveriesPerSecond\":100000,"
                        + "\"cpuMicrosPerMessage\":9.0,\"ratio\":0.25}");
    }

    @Test
    void dividesWithinARoundAndTakesTheMiddleOfThem() {
        round(1, 500_000, 250_000, 200_000);
        round(2, 100_000, 70_000, 10_000);
        round(3, 400_000, 240_000, 160_000);
        PathReport report = new PathReport(results);

        assertThat(report.ratio()).isEqualTo(0.6);
        assertThat(report.table()).contains("0.60 (0.50 to 0.70)");
    }

    @Test
    void takesTurnsTogether() {
        Speed speed = Speed.of(
                List.of(new Interval(1_000, 1_000_000_000, 4_000_000), new Interval(2_000, 2_000_000_000, 8_000_000)));

        assertThat(speed).isEqualTo(new Speed(1_000, 4));
        assertThat(speed.processors()).isEqualTo(0.004);
    }
}

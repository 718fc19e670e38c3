package io.xcom4ee.cdi.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard for Grafana that we ship. */
class DashboardTest {
    private static final Path FILE = Path.of("../docs/grafana/xcom-groups.json");
    private static final Pattern NAME = Pattern.compile("\\bxcom_[a-z_]+");
    private static final Set<String> LABELS = Set.of("xcom_group", "xcom_member");
    private static final int COLUMNS = 24;

    private final JsonObject dashboard = read();

    private static JsonObject read() {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(FILE))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonObject> panels() {
        return dashboard.getJsonArray("panels").getValuesAs(JsonObject.class);
    }

    private Stream<JsonObject> targets() {
        return panels().stream()
                .filter(panel -> !panel.getString("type").equals("row"))
                .flatMap(panel -> panel.getJsonArray("targets").getValuesAs(JsonObject.class).stream());
    }

    @Test
    void showsEveryMetricAndNoneThatThereIsNot() {
        Stream<String> variables =
                dashboard.getJsonObject("templating").getJsonArray("list").getValuesAs(JsonObject.class).stream()
                        .map(variable -> variable.getString("definition", ""));
        Stream<String> annotations =
                dashboard.getJsonObject("annotations").getJsonArray("list").getValuesAs(JsonObject.class).stream()
                        .map(annotation -> annotation.getString("expr"));
        Stream<String> expressions = targets().map(target -> target.getString("expr"));
        Set<String> named = Stream.of(variables, annotations, expressions)
                .flatMap(texts -> texts)
                .flatMap(text -> NAME.matcher(text).results())
                .map(MatchResult::group)
                .filter(name -> !LABELS.contains(name))
                .collect(Collectors.toSet());

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(GroupMetric.values()).map(GroupMetric::prometheusName),
                                Arrays.stream(GroupHistogram.values()).map(GroupHistogram::prometheusName))
                        .toList());
    }

    @Test
    void showsCountersAsRatesAndGaugesAsTheyAre() {
        for (GroupMetric metric : GroupMetric.values()) {
            Pattern alone = Pattern.compile("(rate|increase)?\\(?\\b" + metric.prometheusName() + "\\b");
            assertThat(targets()
                            .map(target -> target.getString("expr"))
                            .flatMap(text -> alone.matcher(text).results()))
                    .as(metric.id())
                    .isNotEmpty()
                    .allMatch(found -> (found.group(1) != null) == (metric.kind() == GroupMetric.Kind.COUNTER));
        }
    }

    @Test
    void readsHistogramsByTheirBoundsForEachMember() {
        for (GroupHistogram histogram : GroupHistogram.values()) {
            assertThat(targets()
                            .map(target -> target.getString("expr"))
                            .filter(text -> text.contains(histogram.prometheusName())))
                    .as(histogram.id())
                    .isNotEmpty()
                    .allMatch(text -> text.matches(
                            "histogram_quantile\\(0\\.[0-9]+, sum by \\(le, xcom_group, xcom_member\\) \\(rate\\(.*"));
        }
    }

    @Test
    void choosesByGroupAndMemberEverywhere() {
        assertThat(targets().map(target -> target.getString("expr")))
                .allMatch(text -> text.contains("xcom_group=~\"$group\"") && text.contains("xcom_member=~\"$member\""));
    }

    @Test
    void itsPanelsHaveNamesAndPlacesOfTheirOwn() {
        Set<Integer> ids = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (JsonObject panel : panels()) {
            assertThat(ids.add(panel.getInt("id"))).as(panel.toString()).isTrue();
            assertThat(panel.getString("title")).isNotBlank();
            JsonObject place = panel.getJsonObject("gridPos");
            assertThat(place.getInt("x") + place.getInt("w")).isLessThanOrEqualTo(COLUMNS);
            for (int x = place.getInt("x"); x < place.getInt("x") + place.getInt("w"); x++) {
                for (int y = place.getInt("y"); y < place.getInt("y") + place.getInt("h"); y++) {
                    assertThat(places.add(x + " " + y))
                            .as(panel.getString("title"))
                            .isTrue();
                }
            }
        }
    }
}

package io.xcom4ee.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page about statistics tells of every figure, and of everything that MySQL tells of its communication. */
class StatisticsPageTest {
    private static final String STATUS = "## What `GroupChannel.status()` tells";
    private static final String WITHOUT = "## What has no counterpart, and why";
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern OF_MYSQL = Pattern.compile("(replication_group_[a-z_]+\\.[A-Z_]+|Gr_[a-z_]+)");

    /** Columns of the tables {@code replication_group_…}, and status variables: all but those of optional components. */
    private static final Set<String> MYSQL = names(List.of(
            columns("configuration_version", "NAME", "VERSION"),
            columns("member_actions", "NAME", "EVENT", "ENABLED", "TYPE", "PRIORITY", "ERROR_HANDLING"),
            columns(
                    "communication_information",
                    "WRITE_CONCURRENCY",
                    "PROTOCOL_VERSION",
                    "WRITE_CONSENSUS_LEADERS_PREFERRED",
                    "WRITE_CONSENSUS_LEADERS_ACTUAL",
                    "WRITE_CONSENSUS_SINGLE_LEADER_CAPABLE",
                    "MEMBER_FAILURE_SUSPICIONS_COUNT"),
            columns(
                    "members",
                    "CHANNEL_NAME",
                    "MEMBER_ID",
                    "MEMBER_HOST",
                    "MEMBER_PORT",
                    "MEMBER_STATE",
                    "MEMBER_ROLE",
                    "MEMBER_VERSION",
                    "MEMBER_COMMUNICATION_STACK"),
            columns(
                    "member_stats",
                    "CHANNEL_NAME",
                    "VIEW_ID",
                    "MEMBER_ID",
                    "COUNT_TRANSACTIONS_IN_QUEUE",
                    "COUNT_TRANSACTIONS_CHECKED",
                    "COUNT_CONFLICTS_DETECTED",
                    "COUNT_TRANSACTIONS_ROWS_VALIDATING",
                    "TRANSACTIONS_COMMITTED_ALL_MEMBERS",
                    "LAST_CONFLICT_FREE_TRANSACTION",
                    "COUNT_TRANSACTIONS_REMOTE_IN_APPLIER_QUEUE",
                    "COUNT_TRANSACTIONS_REMOTE_APPLIED",
                    "COUNT_TRANSACTIONS_LOCAL_PROPOSED",
                    "COUNT_TRANSACTIONS_LOCAL_ROLLBACK"),
            Stream.of(
                    "Gr_control_messages_sent_count",
                    "Gr_control_messages_sent_bytes_sum",
                    "Gr_control_messages_sent_roundtrip_time_sum",
                    "Gr_data_messages_sent_count",
                    "Gr_data_messages_sent_bytes_sum",
                    "Gr_data_messages_sent_roundtrip_time_sum",
                    "Gr_total_messages_sent_count",
                    "Gr_all_consensus_proposals_count",
                    "Gr_empty_consensus_proposals_count",
                    "Gr_extended_consensus_count",
                    "Gr_all_consensus_time_sum",
                    "Gr_last_consensus_end_timestamp",
                    "Gr_consensus_bytes_sent_sum",
                    "Gr_consensus_bytes_received_sum",
                    "Gr_transactions_consistency_before_begin_count",
                    "Gr_transactions_consistency_before_begin_time_sum",
                    "Gr_transactions_consistency_after_termination_count",
                    "Gr_transactions_consistency_after_termination_time_sum",
                    "Gr_transactions_consistency_after_sync_count",
                    "Gr_transactions_consistency_after_sync_time_sum",
                    "Gr_certification_garbage_collector_count",
                    "Gr_certification_garbage_collector_time_sum")));

    private final List<List<String>> figures = new ArrayList<>();
    private final List<List<String>> status = new ArrayList<>();
    private final List<List<String>> without = new ArrayList<>();

    private static Set<String> names(List<Stream<String>> parts) {
        Set<String> names = new TreeSet<>();
        parts.forEach(part -> part.forEach(names::add));
        return names;
    }

    private static Stream<String> columns(String table, String... columns) {
        return Stream.of(columns).map(column -> "replication_group_" + table + "." + column);
    }

    /** Sorts the rows into the three tables; a row that does not begin with code is a head. */
    @BeforeEach
    void read() throws IOException {
        List<List<String>> table = figures;
        for (String line : Files.readAllLines(Path.of("../../docs/statistics.md"))) {
            if (line.equals(STATUS)) {
                table = status;
            } else if (line.equals(WITHOUT)) {
                table = without;
            } else if (line.startsWith("| `")) {
                table.add(
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
            }
        }
        figures.forEach(row -> assertThat(row).as("a row of figures").hasSize(6));
        status.forEach(row -> assertThat(row).as("a row of the status").hasSize(5));
        without.forEach(row -> assertThat(row).as("a row without counterpart").hasSize(4));
    }

    private static Stream<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1));
    }

    private static Set<String> ofMySql(List<List<String>> table, int column) {
        Set<String> names = new TreeSet<>();
        table.forEach(row -> names.addAll(OF_MYSQL.matcher(row.get(column))
                .results()
                .map(MatchResult::group)
                .toList()));
        return names;
    }

    private static Stream<String> components(Class<?> part, String prefix) {
        return Arrays.stream(part.getRecordComponents()).flatMap(component -> names(component, prefix));
    }

    private static Stream<String> names(RecordComponent component, String prefix) {
        String name = prefix + component.getName();
        if (component.getType().isRecord()) {
            return components(component.getType(), name + ".");
        }
        if (component.getType() == List.class
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item) {
            return components(item, name + "[].");
        }
        return Stream.of(name);
    }

    @Test
    void everyFigureHasItsRow() {
        assertThat(figures.stream().flatMap(row -> code(row.get(1))))
                .containsExactlyElementsOf(components(GroupStatistics.class, "").toList());
        assertThat(figures).allMatch(row -> !row.get(2).isEmpty() && !row.get(3).isEmpty());
    }

    @Test
    void whatTheStatusTellsIsThere() {
        Set<String> there = new TreeSet<>();
        Arrays.stream(GroupStatus.class.getRecordComponents())
                .map(RecordComponent::getName)
                .forEach(there::add);
        there.add("primary");
        assertThat(status).isNotEmpty();
        assertThat(status.stream().flatMap(row -> code(row.get(1)))).isSubsetOf(there);
    }

    @Test
    void everythingThatMySqlTellsHasACounterpartOrAReasonForNone() {
        Set<String> told = ofMySql(figures, 4);
        told.addAll(ofMySql(status, 3));
        Set<String> reasoned = ofMySql(without, 1);
        assertThat(told).doesNotContainAnyElementsOf(reasoned);
        assertThat(without).allMatch(row -> !row.get(2).isEmpty());

        Set<String> all = new TreeSet<>(told);
        all.addAll(reasoned);
        assertThat(all).containsExactlyElementsOf(MYSQL);
    }
}

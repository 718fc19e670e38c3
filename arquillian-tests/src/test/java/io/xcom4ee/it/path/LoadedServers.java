package io.xcom4ee.it.path;

import io.xcom4ee.it.path.Speed.Interval;
import io.xcom4ee.it.server.LibertyServer;
import io.xcom4ee.it.server.Waiting;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Servers whose application sends. Every measurement begins with a group that is quiet and ends by checking it: all servers were
 * told everything that was sent, once and in one sequence.
 */
final class LoadedServers {
    private static final Duration QUIET_LIMIT = Duration.ofMinutes(1);

    private final List<LibertyServer> servers;
    private final String size;

    /** What a server says of itself. */
    private record State(long delivered, long nanos, String hash, long wrong, long sent, long failed) {
        static State of(JsonStructure answer) {
            JsonObject state = answer.asJsonObject();
            return new State(
                    state.getJsonNumber("delivered").longValue(),
                    state.getJsonNumber("nanos").longValue(),
                    state.getString("hash"),
                    state.getJsonNumber("wrong").longValue(),
                    state.getJsonNumber("sent").longValue(),
                    state.getJsonNumber("failed").longValue());
        }
    }

    /**
     * Nobody sends yet.
     *
     * @param servers which are ready
     * @param bytes of each message
     * @param window how many each sender keeps on their way
     */
    LoadedServers(List<LibertyServer> servers, int bytes, int window) {
        this.servers = List.copyOf(servers);
        this.size = "&bytes=" + bytes + "&window=" + window;
    }

    /** Whether the application has each outcome told by a callback. */
    enum Outcomes {
        IGNORED(""),
        TOLD("&callbacks=");

        private final String parameter;

        Outcomes(String parameter) {
            this.parameter = parameter;
        }
    }

    /** All send at the same time, or each alone in turn. */
    Speed measure(int senders, Outcomes outcomes, Duration warmUp, Duration measure)
            throws IOException, InterruptedException {
        return senders == 1 ? oneSends(outcomes, warmUp, measure) : allSend(outcomes, warmUp, measure);
    }

    private Speed allSend(Outcomes outcomes, Duration warmUp, Duration measure)
            throws IOException, InterruptedException {
        for (int sender = 0; sender < servers.size(); sender++) {
            start(sender, outcomes);
        }
        Interval interval = measured(warmUp, measure);
        verify();
        return Speed.of(List.of(interval));
    }

    private Speed oneSends(Outcomes outcomes, Duration warmUp, Duration measure)
            throws IOException, InterruptedException {
        int turns = servers.size();
        List<Interval> intervals = new ArrayList<>();
        for (int sender = 0; sender < turns; sender++) {
            start(sender, outcomes);
            intervals.add(measured(warmUp.dividedBy(turns), measure.dividedBy(turns)));
            verify();
        }
        return Speed.of(intervals);
    }

    private void start(int sender, Outcomes outcomes) throws IOException {
        servers.get(sender).remote().post("/it/load?sender=" + sender + size + outcomes.parameter, "");
    }

    /** A measurement has nothing but time to wait for, unlike a test. */
    private Interval measured(Duration warmUp, Duration measure) throws IOException, InterruptedException {
        Thread.sleep(warmUp.toMillis());
        List<State> before = states();
        long cpuBefore = cpuNanos();
        Thread.sleep(measure.toMillis());
        List<State> after = states();
        long cpu = cpuNanos() - cpuBefore;
        return IntStream.range(0, servers.size())
                .mapToObj(each -> between(before.get(each), after.get(each), cpu))
                .min(Comparator.comparingDouble(Interval::perNano))
                .orElseThrow();
    }

    private static Interval between(State before, State after, long cpuNanos) {
        return new Interval(after.delivered() - before.delivered(), after.nanos() - before.nanos(), cpuNanos);
    }

    private long cpuNanos() {
        return servers.stream()
                .mapToLong(server -> server.processorTime().toNanos())
                .sum();
    }

    private List<State> states() throws IOException {
        List<State> states = new ArrayList<>();
        for (LibertyServer server : servers) {
            states.add(State.of(server.remote().get("/it/load")));
        }
        return states;
    }

    private void verify() throws IOException {
        for (LibertyServer server : servers) {
            server.remote().post("/it/load", "");
        }
        List<State> quiet = Waiting.until(
                "all are told everything that was sent", QUIET_LIMIT, this::states, LoadedServers::isQuiet);
        boolean same = quiet.stream().map(State::hash).distinct().count() == 1;
        boolean whole = quiet.stream().allMatch(state -> state.wrong() == 0 && state.failed() == 0);
        if (!same || !whole) {
            throw new IllegalStateException("the servers were not told one sequence of all messages: " + quiet);
        }
    }

    private static boolean isQuiet(List<State> states) {
        long sent = states.stream().mapToLong(State::sent).sum();
        return states.stream().allMatch(state -> state.delivered() == sent);
    }
}

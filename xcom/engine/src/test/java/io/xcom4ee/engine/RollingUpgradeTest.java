package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.xcom4ee.api.BarrierException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.core.base.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three members over real sockets go from the older protocol version to the newest one after the other, and work all the time. */
class RollingUpgradeTest {
    private static final String[] ALL = {"server1", "server2", "server3"};
    private static final int MESSAGES = 20;

    private final TestMembers members = new TestMembers(ALL.length);
    private final Map<String, Recorder> recorders = new HashMap<>();
    private final List<Future<Delivery>> outcomes = new ArrayList<>();

    @AfterEach
    void killAll() {
        members.close();
    }

    private void start(String name, int newestVersion) {
        Map<String, String> values = members.values(name);
        values.put("protocolVersionMax", String.valueOf(newestVersion));
        Recorder recorder = new Recorder();
        recorders.put(name, recorder);
        members.start(name, values).channel().subscribe(recorder);
    }

    private void upgrade(String name) throws Exception {
        members.member(name).stop(TestMembers.STOP_LIMIT);
        String[] others = others(name);
        for (String other : others) {
            await(recorders.get(other).viewOf(others));
            broadcastSome(other, "without " + name);
        }
        start(name, ProtocolVersion.NEWEST);
        await(recorders.get(name).viewOf(ALL));
    }

    private static String[] others(String name) {
        return List.of(ALL).stream().filter(other -> !other.equals(name)).toArray(String[]::new);
    }

    private void broadcastSome(String name, String text) {
        for (int number = 0; number < MESSAGES; number++) {
            outcomes.add(members.member(name)
                    .channel()
                    .broadcast(
                            (name + " " + text + " " + number).getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(1))
                    .toCompletableFuture());
        }
    }

    private FailureReason barrierFails(String name) {
        Throwable thrown = catchThrowable(() -> await(
                members.member(name).channel().barrier(Duration.ofMinutes(1)).toCompletableFuture()));
        assertThat(thrown).hasCauseInstanceOf(BarrierException.class);
        return ((BarrierException) thrown.getCause()).reason();
    }

    /** The view of a change that concerns no member: as if it were the next version. */
    private static boolean isRaised(ViewEvent event) {
        View view = event.view();
        return view.members().size() == ALL.length
                && view.joined().isEmpty()
                && view.left().isEmpty()
                && view.expelled().isEmpty();
    }

    @Test
    void membersAreUpgradedOneAfterTheOtherAndThenTheGroupIs() throws Exception {
        for (String name : ALL) {
            start(name, ProtocolVersion.FIRST);
        }
        for (String name : ALL) {
            await(recorders.get(name).viewOf(ALL));
        }
        assertThat(barrierFails("server1")).isEqualTo(FailureReason.OLD_PROTOCOL);

        upgrade("server1");
        upgrade("server2");
        // Two of three speak the newest version, and the group still works at the older one.
        assertThat(barrierFails("server1")).isEqualTo(FailureReason.OLD_PROTOCOL);
        upgrade("server3");

        for (String name : ALL) {
            ViewEvent raised = await(recorders.get(name).event(ViewEvent.class, RollingUpgradeTest::isRaised));
            assertThat(raised.view().members()).extracting(Member::version).containsOnly(ProtocolVersion.NEWEST);
            broadcastSome(name, "upgraded");
        }
        for (Future<Delivery> outcome : outcomes) {
            await(outcome);
        }
        for (String name : ALL) {
            await(members.member(name).channel().barrier(Duration.ofMinutes(1)).toCompletableFuture());
        }
        List<String> last = recorders.get("server3").texts();
        assertThat(last).hasSizeGreaterThanOrEqualTo(ALL.length * MESSAGES);
        assertThat(recorders.get("server1").texts()).endsWith(last.toArray(String[]::new));
        assertThat(recorders.get("server2").texts()).endsWith(last.toArray(String[]::new));
    }
}

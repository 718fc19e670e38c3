package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.event.ViewEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Members that stand still with all their connections open, as a paused process does, or a machine that has lost its power: no
 * socket is closed and nothing is refused; the others only hear nothing more.
 */
class StandstillsTest {
    private static final String[] ALL = {"server1", "server2", "server3"};

    private final TestMembers members = new TestMembers(3);
    private final Map<String, Recorder> recorders = new HashMap<>();
    private final CountDownLatch thaw = new CountDownLatch(1);

    @AfterEach
    void killAll() {
        // Before the one that stands still goes on the rest is gone, so that it meets nobody.
        recorders.keySet().stream().filter(name -> !name.equals("server3")).forEach(members::kill);
        thaw.countDown();
        members.close();
    }

    private void start(String key, Map<String, String> values) {
        Recorder recorder = new Recorder();
        recorders.put(key, recorder);
        members.start(key, values).channel().subscribe(recorder);
    }

    private void startAll(String... settings) throws Exception {
        for (String name : ALL) {
            Map<String, String> values = members.values(name);
            for (int index = 0; index < settings.length; index += 2) {
                values.put(settings[index], settings[index + 1]);
            }
            start(name, values);
        }
        for (String name : ALL) {
            await(recorders.get(name).viewOf(ALL));
        }
    }

    private Future<Delivery> broadcast(String name, String text) {
        return members.member(name)
                .channel()
                .broadcast(text.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(1))
                .toCompletableFuture();
    }

    @Test
    void aPeerThatVanishedWithoutAWordHoldsNobodyUpAndMakesWayForItsNextIncarnation() throws Exception {
        startAll("expelTimeout", "60m");
        UUID vanished = incarnation("server3");
        await(members.freeze("server3", thaw));
        for (int round = 1; round <= 20; round++) {
            await(broadcast("server1", "from server1 " + round));
            await(broadcast("server2", "from server2 " + round));
        }

        // Nobody expels it for an hour, and its connections look open; its restarted process takes its place all the
        // same.
        Map<String, String> elsewhere = members.values("server3");
        elsewhere.put("port", "0");
        start("server3 again", elsewhere);
        ViewEvent replaced = await(recorders
                .get("server1")
                .event(
                        ViewEvent.class,
                        event -> event.view().joined().stream()
                                .anyMatch(member -> member.name().equals("server3")
                                        && !member.incarnation().equals(vanished)
                                        && event.view().members().size() == 3
                                        && event.view().id().number() > 1)));
        assertThat(replaced.view().members()).extracting(Member::incarnation).doesNotContain(vanished);
        await(broadcast("server3 again", "back"));
        for (String name : new String[] {"server1", "server2", "server3 again"}) {
            await(recorders.get(name).message("back"));
        }
    }

    private UUID incarnation(String name) {
        return members.member(name).channel().status().view().orElseThrow().members().stream()
                .filter(member -> member.name().equals(name))
                .map(Member::incarnation)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMemberThatStoodStillItselfJudgesNobodyAndGoesOn() throws Exception {
        startAll("suspicionTimeout", "3s", "expelTimeout", "60m");
        UUID before = incarnation("server3");
        await(members.freeze("server3", thaw));
        await(broadcast("server1", "while it stands still"));
        await(recorders.get("server1").event(Recorder.Unreachable.class, any -> true));
        thaw.countDown();

        // It was longer away than it waits for others, and still takes none of them for silent.
        await(recorders.get("server1").event(Recorder.Reachable.class, any -> true));
        await(recorders.get("server3").message("while it stands still"));
        await(broadcast("server3", "it goes on"));
        assertThat(incarnation("server3")).isEqualTo(before);
        assertThat(recorders.get("server3").events())
                .noneMatch(Recorder.Unreachable.class::isInstance)
                .noneMatch(Recorder.Lost.class::isInstance);
        assertThat(members.member("server3").channel().status().phase()).isEqualTo(GroupPhase.ONLINE);
    }
}

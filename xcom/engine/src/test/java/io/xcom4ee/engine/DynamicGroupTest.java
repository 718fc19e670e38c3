package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.CommandRefusal;
import io.xcom4ee.api.CommandRefusedException;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.Membership;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.ViewEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Members without a list, with the real protocol and real sockets in one process. */
class DynamicGroupTest {
    private static final String[] ALL = {"server1", "server2", "server3", "server4", "server5"};
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final TestMembers members = new TestMembers(ALL.length);
    private final Map<String, Recorder> recorders = new HashMap<>();
    private final CountDownLatch thaw = new CountDownLatch(1);

    @AfterEach
    void killAll() {
        thaw.countDown();
        members.close();
    }

    private void start(String name, boolean bootstrap) {
        Map<String, String> values = members.values(name);
        values.remove("memberList");
        values.put("membership", "dynamic");
        values.put("bootstrap", String.valueOf(bootstrap));
        Recorder recorder = new Recorder();
        recorders.put(name, recorder);
        members.start(name, values).channel().subscribe(recorder);
    }

    private void startAll() throws Exception {
        for (String name : ALL) {
            start(name, name.equals("server1"));
        }
        for (String name : ALL) {
            await(recorder(name).viewOf(ALL));
        }
    }

    private Recorder recorder(String name) {
        return recorders.get(name);
    }

    private Future<Delivery> broadcast(String name, String text) {
        return members.member(name)
                .channel()
                .broadcast(text.getBytes(StandardCharsets.UTF_8), DEADLINE)
                .toCompletableFuture();
    }

    private GroupStatus status(String name) {
        return members.member(name).channel().status();
    }

    private Future<Void> force(String at, String... names) {
        return members.member(at)
                .channel()
                .control()
                .forceMembers(List.of(names), DEADLINE)
                .toCompletableFuture();
    }

    /** The first view of exactly these behind another one, at server1: while a group grows it has small views too. */
    private View viewBehind(View before, String... names) throws Exception {
        View view = await(recorder("server1")
                        .event(
                                ViewEvent.class,
                                event -> event.view().id().compareTo(before.id()) > 0
                                        && event.view().members().stream()
                                                .map(Member::name)
                                                .sorted()
                                                .toList()
                                                .equals(List.of(names))))
                .view();
        assertThat(view.members()).allMatch(Member::voter);
        return view;
    }

    private View viewOfAll() throws Exception {
        return await(recorder("server1").viewOf(ALL));
    }

    @Test
    void fiveBecomeTwoWhichGoOn() throws Exception {
        startAll();
        View five = viewOfAll();
        assertThat(five.quorumNeeded()).isEqualTo(3);

        members.member("server5").stop(TestMembers.STOP_LIMIT);
        View four = viewBehind(five, "server1", "server2", "server3", "server4");
        assertThat(four.quorumNeeded()).isEqualTo(3);
        members.kill("server4");
        View three = viewBehind(four, "server1", "server2", "server3");
        assertThat(three.quorumNeeded()).isEqualTo(2);
        members.member("server3").stop(TestMembers.STOP_LIMIT);
        View two = viewBehind(three, "server1", "server2");
        assertThat(two.quorumNeeded()).isEqualTo(2);

        await(broadcast("server1", "two of five"));
        await(broadcast("server2", "are enough"));
        await(recorder("server1").message("are enough"));
        await(recorder("server2").message("are enough"));
        assertThat(recorder("server2").texts())
                .isEqualTo(recorder("server1").texts())
                .containsExactly("two of five", "are enough");
        start("server4", false);
        View again = viewBehind(two, "server1", "server2", "server4");
        assertThat(again.quorumNeeded()).isEqualTo(2);
        assertThat(again.membership()).isEqualTo(Membership.DYNAMIC);

        members.member("server4").stop(TestMembers.STOP_LIMIT);
        View twoAgain = viewBehind(again, "server1", "server2");
        assertThat(status("server1").safeToStop())
                .as("a group of one needs one")
                .isTrue();
        members.member("server2").stop(TestMembers.STOP_LIMIT);
        viewBehind(twoAgain, "server1");
        await(broadcast("server1", "so is one"));
        assertThat(status("server1").safeToStop())
                .as("the group ends with its last member")
                .isFalse();
    }

    @Test
    void nobodyMakesAGroupWithoutBeingTold() throws Exception {
        start("server2", false);
        start("server3", false);
        start("server1", true);

        View view = await(recorder("server1").viewOf("server1", "server2", "server3"));
        assertThat(await(recorder("server2").viewOf("server1", "server2", "server3")))
                .isEqualTo(view);
        assertThat(await(recorder("server1").event(ViewEvent.class, any -> true))
                        .view()
                        .members())
                .extracting(Member::name)
                .containsExactly("server1");
    }

    @Test
    void whoeverIsLeftAloneGoesOnWhenAnAdministratorSaysSo() throws Exception {
        startAll();
        assertThatThrownBy(() -> await(force("server1", "server1", "server2")))
                .hasCauseInstanceOf(CommandRefusedException.class)
                .cause()
                .extracting(refused -> ((CommandRefusedException) refused).reason())
                .isEqualTo(CommandRefusal.MAJORITY_REACHABLE);
        for (String name : List.of("server3", "server4", "server5")) {
            members.kill(name);
        }
        GroupStatus blocked = await(recorder("server1").phase(GroupPhase.BLOCKED));
        assertThat(blocked.reason()).contains("an administrator may force the membership");
        await(recorder("server2").phase(GroupPhase.BLOCKED));
        Future<Delivery> open = broadcast("server2", "waits for a group");

        await(force("server1", "server1", "server2"));

        View forced = viewBehind(viewOfAll(), "server1", "server2");
        assertThat(forced.id().epoch()).isGreaterThan(viewOfAll().id().epoch());
        assertThat(forced.quorumNeeded()).isEqualTo(2);
        await(open);
        await(recorder("server1").message("waits for a group"));
        start("server3", false);
        viewBehind(forced, "server1", "server2", "server3");
    }

    @Test
    void theExcludedThatLiveOnAreToldAndComeBack() throws Exception {
        startAll();
        List<String> excluded = List.of("server3", "server4", "server5");
        for (String name : excluded) {
            await(members.freeze(name, thaw));
        }
        await(recorder("server1").phase(GroupPhase.BLOCKED));
        await(recorder("server2").phase(GroupPhase.BLOCKED));

        await(force("server2", "server1", "server2"));
        long epoch = viewBehind(viewOfAll(), "server1", "server2").id().epoch();
        await(broadcast("server1", "they are gone"));
        thaw.countDown();

        for (String name : excluded) {
            await(recorder(name).phase(GroupPhase.REJOINING));
            await(recorder(name)
                    .event(
                            ViewEvent.class,
                            event -> event.view().id().epoch() == epoch
                                    && event.view().members().size() == ALL.length));
        }
        await(broadcast("server5", "back again"));
        await(recorder("server1").message("back again"));
        assertThat(recorder("server3").texts()).doesNotContain("they are gone");
    }
}

package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.member.TestGroup.InFlight;
import io.xcom4ee.core.member.TestGroup.Node;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a member sends to the only leader, over which way and how often. */
class ForwardingTest {
    private final TestGroup group = new TestGroup("a", "b", "c");
    private final List<InFlight> forwards = new ArrayList<>();

    @BeforeEach
    void letOneLead() {
        List.of("a", "b", "c").forEach(group::start);
        group.run(SECOND);
        group.node("a").command(1, new Command.Leaders(true, Optional.of("a")), 10 * SECOND);
        group.run(SECOND);
    }

    private static boolean isBetween(InFlight frame, String one, String other) {
        List<String> ends = List.of(frame.from().name(), frame.to().name());
        return ends.contains(one) && ends.contains(other);
    }

    private boolean note(InFlight frame) {
        if (frame.frame().message() instanceof Message.Forward) {
            forwards.add(frame);
        }
        return false;
    }

    private long forwardsTo(String name) {
        return forwards.stream().filter(frame -> frame.to().name().equals(name)).count();
    }

    @Test
    void aLinkThatHealsBringsOneRepetition() {
        Node sender = group.node("b");
        Node leader = group.node("a");
        group.lose(frame -> isBetween(frame, "a", "b"));
        sender.give(new Input.ConnectionDown(leader.info().id()));
        for (int count = 0; count < 20; count++) {
            group.node("c").broadcast("c" + count);
            group.run(20 * MILLI);
        }
        // What b says now reaches c, which passes it on, and the leader does not get it.
        group.lose(frame -> isBetween(frame, "a", "b") || isBetween(frame, "a", "c") || note(frame));
        sender.broadcast("b", 60 * SECOND);
        group.run(MILLI);
        assertThat(forwardsTo("c")).isEqualTo(1);

        List<Frame> words = new ArrayList<>();
        group.lose(frame ->
                isBetween(frame, "a", "c") || (isBetween(frame, "a", "b") && catchWordsOfLeader(frame, words)));
        group.node("a").broadcast("news");
        group.run(MILLI);
        assertThat(words).isNotEmpty();
        // In one turn: the leader is heard again and can be reached again.
        group.lose(frame -> isBetween(frame, "a", "c") || note(frame));
        sender.give(new Input.FrameReceived(leader.info().id(), words.get(0)));
        sender.give(new Input.ConnectionUp(leader.info()));
        sender.give(new Input.Tick());
        group.run(MILLI);
        assertThat(forwardsTo("a")).isEqualTo(1);
    }

    @Test
    void whoHasNoConnectionToTheLeaderThatItHearsSaysItToAnotherOne() {
        Node sender = group.node("b");
        group.node("a").broadcast("news");
        group.run(SECOND);
        group.lose(frame -> frame.from().name().equals("b") && frame.to().name().equals("a"));
        sender.give(new Input.ConnectionDown(group.node("a").info().id()));
        group.run(SECOND);
        sender.broadcast("b");
        group.run(10 * MILLI);
        assertThat(group.node("a").delivered()).containsExactly("1:news", "2:b");
    }

    @Test
    void aCommandForADeadLeaderWaitsAndIsRefused() {
        group.node("b").broadcast("heard of by all");
        group.run(SECOND);
        group.kill("a");
        group.lose(frame -> frame.from().name().equals("c"));
        group.node("b").command(2, new Command.HandOverPrimary("c"), SECOND);
        group.run(10 * SECOND);
        assertThat(group.node("b").outputs(Output.CommandUnknown.class)).isEmpty();
        assertThat(group.node("b").outputs(Output.CommandRefused.class)).hasSize(1);
    }

    /** After a pause everybody counts as just heard: that is no sign of life of one whose connection has broken. */
    @Test
    void aPauseMakesNoDeadLeaderLive() {
        Node sender = group.node("b");
        group.node("c").broadcast("heard of by all");
        group.run(SECOND);
        group.kill("a");
        group.lose(this::note);
        group.sleep(4 * SECOND);
        sender.give(new Input.Tick());
        sender.broadcast("b");
        group.run(10 * MILLI);
        assertThat(forwards).isNotEmpty();
        assertThat(forwardsTo("c")).isZero();
    }

    private static boolean catchWordsOfLeader(InFlight frame, List<Frame> words) {
        if (frame.from().name().equals("a")) {
            words.add(frame.frame());
        }
        return true;
    }
}

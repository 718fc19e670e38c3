package io.xcom4ee.core.member;

import static io.xcom4ee.core.member.TestGroup.MILLI;
import static io.xcom4ee.core.member.TestGroup.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One member leads: it orders the messages of all, and nobody waits for any other. */
class SingleLeaderTest {
    private final TestGroup group = new TestGroup("a", "b", "c");
    private long tokens = 1000;

    @BeforeEach
    void startThree() {
        group.start("a");
        group.start("b");
        group.start("c");
        group.run(SECOND);
    }

    private long lead(String at, Optional<String> leader) {
        group.node(at).command(++tokens, new Command.Leaders(true, leader), 10 * SECOND);
        return tokens;
    }

    private long leadAll(String at) {
        group.node(at).command(++tokens, new Command.Leaders(false, Optional.empty()), 10 * SECOND);
        return tokens;
    }

    private Configuration configuration(String at) {
        List<Output.InstallView> views = group.node(at).outputs(Output.InstallView.class);
        return views.get(views.size() - 1).configuration();
    }

    private String leader(String at) {
        Configuration configuration = configuration(at);
        return configuration.member(configuration.leader()).orElseThrow().info().name();
    }

    private long revocationsOf(String... members) {
        return Stream.of(members)
                .flatMap(name -> group.node(name).outputs(Output.Send.class).stream())
                .filter(send -> send.frame().message() instanceof Message.Prepare)
                .count();
    }

    private List<String> texts(String at) {
        return group.node(at).delivered().stream()
                .map(text -> text.substring(text.indexOf(':') + 1))
                .toList();
    }

    @Test
    void thePrimaryLeadsUnlessAnotherOneIsNamed() {
        lead("b", Optional.empty());
        group.run(100 * MILLI);
        assertThat(leader("c")).isEqualTo("a");
        lead("b", Optional.of("c"));
        group.run(100 * MILLI);
        assertThat(leader("a")).isEqualTo("c");
        assertThat(configuration("a")).isEqualTo(configuration("b"));
    }

    @Test
    void deliversEverybodysMessagesInTheSendersOrder() {
        lead("a", Optional.empty());
        group.run(100 * MILLI);
        for (int message = 0; message < 50; message++) {
            group.node("a").broadcast("a" + message);
            group.node("b").broadcast("b" + message);
            group.node("c").broadcast("c" + message);
            group.run(MILLI);
        }
        group.run(100 * MILLI);
        assertThat(texts("a")).hasSize(150);
        assertThat(texts("b")).isEqualTo(texts("a"));
        assertThat(texts("c")).isEqualTo(texts("a"));
        for (String sender : List.of("a", "b", "c")) {
            List<String> expected = new ArrayList<>();
            for (int message = 0; message < 50; message++) {
                expected.add(sender + message);
            }
            assertThat(texts("a")).filteredOn(text -> text.startsWith(sender)).isEqualTo(expected);
        }
        assertThat(group.node("b").outputs(Output.Deliver.class).stream()
                        .flatMapToLong(deliver -> java.util.Arrays.stream(deliver.tokens())))
                .hasSize(50);
    }

    @Test
    void aSilentFollowerDelaysNothing() {
        lead("a", Optional.empty());
        group.run(100 * MILLI);
        group.lose(frame -> frame.from().name().equals("c") || frame.to().name().equals("c"));
        for (int message = 0; message < 200; message++) {
            group.node("b").broadcast("b" + message);
            group.run(5 * MILLI);
            assertThat(texts("b")).hasSize(message + 1);
        }
        assertThat(revocationsOf("a", "b", "c")).isZero();
    }

    @Test
    void aFollowerThatWasSilentCatchesUp() {
        lead("a", Optional.empty());
        group.run(100 * MILLI);
        group.lose(frame -> frame.from().name().equals("c") || frame.to().name().equals("c"));
        for (int message = 0; message < 200; message++) {
            group.node("b").broadcast("b" + message);
            group.run(5 * MILLI);
        }
        group.lose(frame -> false);
        group.run(SECOND);
        group.node("c").broadcast("again");
        group.run(100 * MILLI);
        assertThat(texts("c")).hasSize(201).isEqualTo(texts("a"));
        leadAll("c");
        group.run(100 * MILLI);
        group.node("c").broadcast("on its own");
        group.run(100 * MILLI);
        assertThat(texts("a")).endsWith("on its own");
        assertThat(configuration("a").isEverybodyLeading()).isTrue();
    }

    @Test
    void aDeadLeaderIsReplacedLongBeforeItIsExpelled() {
        lead("a", Optional.empty());
        group.run(100 * MILLI);
        group.node("b").broadcast("under way");
        group.kill("a");
        group.node("c").broadcast("after");
        group.run(100 * MILLI);
        assertThat(texts("b")).containsExactlyInAnyOrder("under way", "after");
        assertThat(texts("c")).isEqualTo(texts("b"));
        assertThat(leader("b")).isEqualTo("b");
        assertThat(group.node("b").view()).containsExactly("a", "b", "c");
        group.run(12 * SECOND);
        assertThat(group.node("b").view()).containsExactly("b", "c");
        assertThat(leader("c")).isEqualTo("b");
    }

    @Test
    void aLeaderThatIsHeardNoMoreIsReplacedAndFollows() {
        lead("a", Optional.empty());
        group.run(100 * MILLI);
        group.lose(frame -> frame.from().name().equals("a") || frame.to().name().equals("a"));
        group.node("c").broadcast("without a");
        group.run(200 * MILLI);
        assertThat(texts("b")).containsExactly("without a");
        assertThat(leader("b")).isEqualTo("b");
        group.lose(frame -> false);
        group.run(SECOND);
        group.node("a").broadcast("as a follower");
        group.run(100 * MILLI);
        assertThat(leader("a")).isEqualTo("b");
        assertThat(texts("a")).containsExactly("without a", "as a follower");
    }

    @Test
    void switchesUnderLoadAndLosesNothing() {
        for (int message = 0; message < 300; message++) {
            group.node("a").broadcast("a" + message);
            group.node("b").broadcast("b" + message);
            group.node("c").broadcast("c" + message);
            if (message % 60 == 20) {
                lead("c", message % 120 == 20 ? Optional.empty() : Optional.of("b"));
            } else if (message % 60 == 50) {
                leadAll("b");
            }
            group.run(MILLI);
        }
        group.run(SECOND);
        assertThat(texts("a")).hasSize(900).doesNotHaveDuplicates();
        assertThat(texts("b")).isEqualTo(texts("a"));
        assertThat(texts("c")).isEqualTo(texts("a"));
        assertThat(configuration("a").number()).isEqualTo(11);
    }

    @Test
    void afterALeaderThatLeavesThePrimaryLeads() {
        lead("a", Optional.of("c"));
        group.run(100 * MILLI);
        group.node("c").give(new Input.Leave());
        group.run(SECOND);
        assertThat(leader("b")).isEqualTo("a");
    }

    @Test
    void aJoinerFollows() {
        lead("a", Optional.empty());
        group.run(100 * MILLI);
        group.kill("c");
        group.run(12 * SECOND);
        group.start("c");
        group.run(2 * SECOND);
        group.node("c").broadcast("new");
        group.run(100 * MILLI);
        assertThat(leader("c")).isEqualTo("a");
        assertThat(texts("a")).containsExactly("new");
    }

    @Test
    void commandsEndWithTheirOutcomeWhereverTheyAreGiven() {
        long first = lead("b", Optional.empty());
        group.run(100 * MILLI);
        long second = leadAll("c");
        group.run(100 * MILLI);
        long again = leadAll("c");
        long nobody = lead("c", Optional.of("nobody"));
        assertThat(group.node("b").outputs(Output.CommandDone.class)).containsExactly(new Output.CommandDone(first));
        assertThat(group.node("c").outputs(Output.CommandDone.class)).containsExactly(new Output.CommandDone(second));
        assertThat(group.node("c").outputs(Output.CommandRefused.class))
                .extracting(Output.CommandRefused::token, Output.CommandRefused::refusal)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(again, CommandRefusal.ALREADY_SO),
                        org.assertj.core.groups.Tuple.tuple(nobody, CommandRefusal.UNKNOWN_MEMBER));
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.Leaders(false, Optional.of("a")));
    }

    @Test
    void theEventHorizonChangesAtEveryMemberAndTakesBackNothing() {
        group.node("b").command(1, new Command.EventHorizon(10), 10 * SECOND);
        for (int message = 0; message < 100; message++) {
            group.node("a").broadcast("a" + message);
            group.node("c").broadcast("c" + message);
            if (message == 50) {
                group.node("c").command(2, new Command.EventHorizon(200), 10 * SECOND);
            }
            group.run(MILLI);
        }
        group.run(100 * MILLI);
        assertThat(texts("b")).hasSize(200).isEqualTo(texts("a"));
        assertThat(configuration("a").eventHorizonRounds()).isEqualTo(200);
        assertThat(group.node("b").outputs(Output.CommandDone.class)).containsExactly(new Output.CommandDone(1));
        assertThat(group.node("c").outputs(Output.CommandDone.class)).containsExactly(new Output.CommandDone(2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.EventHorizon(9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Command.EventHorizon(201));
    }
}

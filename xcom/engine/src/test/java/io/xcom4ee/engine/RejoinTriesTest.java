package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.MemberSettings;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.SettingsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Too far behind, or expelled, again and again: that ends in a clear state and not in a loop. */
class RejoinTriesTest {
    private static final long MINUTE = 60_000_000;

    private final TestMembers members = new TestMembers(1);

    @AfterEach
    void killAll() {
        members.close();
    }

    private EngineSettings settings(String pause, String tries) {
        Map<String, String> values = members.values("server1");
        values.put("rejoinPause", pause);
        values.put("rejoinTries", tries);
        return SettingsParser.parse(values);
    }

    /** Incarnations that are in their group for so long. */
    private static List<Long> pauses(Rejoining rejoining, long micros, int count) {
        List<Long> pauses = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            rejoining.entered(7);
            pauses.add(rejoining.pauseAfter("it is slow", 7 + micros).orElse(-1));
        }
        return pauses;
    }

    @Test
    void thePausesGrowAndTheTriesEnd() {
        Rejoining rejoining = new Rejoining(settings("1s", "7"), new EngineLog());
        assertThat(pauses(rejoining, MINUTE - 1, 8))
                .containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 16_000L, 16_000L, -1L);
    }

    @Test
    void whatWasInItsGroupForAMinuteCountsForNothing() {
        Rejoining rejoining = new Rejoining(settings("1s", "2"), new EngineLog());
        pauses(rejoining, 0, 2);
        assertThat(pauses(rejoining, MINUTE, 3)).containsExactly(1_000L, 1_000L, 1_000L);
        assertThat(pauses(rejoining, 0, 3)).containsExactly(1_000L, 2_000L, -1L);
    }

    @Test
    void whatNeverGotIntoAViewCountsHoweverLongItTried() {
        Rejoining rejoining = new Rejoining(settings("1s", "1"), new EngineLog());
        pauses(rejoining, MINUTE, 1);
        assertThat(rejoining.pauseAfter("it is slow", 10 * MINUTE)).isEqualTo(OptionalLong.of(1_000));
        assertThat(rejoining.pauseAfter("it is slow", 20 * MINUTE)).isEmpty();
    }

    @Test
    void whatFallsSilentAtOnceCountsThoughItsExpulsionTakesLonger() {
        Map<String, String> values = members.values("server1");
        values.put("rejoinTries", "1");
        values.put("expelTimeout", "5m");
        Rejoining rejoining = new Rejoining(SettingsParser.parse(values), new EngineLog());
        pauses(rejoining, 6 * MINUTE, 1);
        assertThat(pauses(rejoining, 6 * MINUTE, 1)).containsExactly(-1L);
    }

    @Test
    void zeroTriesAreForEver() {
        Rejoining rejoining = new Rejoining(settings("100ms", "0"), new EngineLog());
        pauses(rejoining, 0, 10_000);
        assertThat(rejoining.pauseAfter("it is slow", 0)).isEqualTo(OptionalLong.of(1_600));
    }

    @Test
    void aMemberThatIsLeftBehindAgainAndAgainFails() throws Exception {
        Recorder recorder = new Recorder();
        List<MemberSettings> incarnations = new ArrayList<>();
        GroupMember member = members.start("server1", settings("100ms", "2"), (settings, now) -> {
            incarnations.add(settings);
            return new FakeProtocol(settings) {
                @Override
                public List<Output> step(long nowMicros, Input input) {
                    return List.of(new Output.Stopped(Output.StopReason.LEFT_BEHIND));
                }
            };
        });
        member.channel().subscribe(recorder);

        GroupStatus failed = await(recorder.phase(GroupPhase.FAILED));
        assertThat(failed.reason())
                .isEqualTo("was put out of its group again and again: it lagged so far behind that nobody keeps what it"
                        + " lacks");
        assertThat(incarnations).hasSize(3);
        BroadcastException refused = await(member.channel()
                .broadcast(new byte[1])
                .handle((delivery, failure) -> (BroadcastException) failure)
                .toCompletableFuture());
        assertThat(refused.reason()).isEqualTo(FailureReason.FAILED);
        assertThat(refused).hasMessageStartingWith("XCOM0210E: This member has failed.");
    }

    @Test
    void listenersAreToldEachTimeThatItWasPutOutAlsoTheLast() throws Exception {
        Recorder recorder = new Recorder();
        AtomicBoolean listening = new AtomicBoolean();
        GroupMember member =
                members.start("server1", settings("100ms", "1"), (settings, now) -> new FakeProtocol(settings) {
                    @Override
                    public List<Output> step(long nowMicros, Input input) {
                        List<Output> outputs = super.step(nowMicros, input);
                        // Long enough in its view for its status to be published.
                        return listening.get() && inputs.size() > 10
                                ? List.of(new Output.Stopped(Output.StopReason.EXPELLED))
                                : outputs;
                    }

                    @Override
                    public long nextDeadlineMicros() {
                        return 0;
                    }
                });
        member.channel().subscribe(recorder);
        listening.set(true);

        await(recorder.phase(GroupPhase.FAILED));
        assertThat(recorder.events().stream()
                        .filter(GroupStatus.class::isInstance)
                        .map(status -> ((GroupStatus) status).phase())
                        .filter(phase -> phase == GroupPhase.REJOINING || phase == GroupPhase.FAILED))
                .containsExactly(GroupPhase.REJOINING, GroupPhase.REJOINING, GroupPhase.FAILED);
    }
}

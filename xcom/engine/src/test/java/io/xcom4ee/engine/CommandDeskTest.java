package io.xcom4ee.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.CommandRefusal;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.engine.CommandDesk.Given;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.handover.Timing;
import io.xcom4ee.engine.log.EngineLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How long commands take, and how many end how; time moves by hand. */
class CommandDeskTest {
    private static final Command COMMAND = new Command.HandOverPrimary("server2");

    private final List<Runnable> tasks = new ArrayList<>();
    private final CommandDesk desk =
            new CommandDesk(new ApplicationExecutor(tasks::add, "orders", new EngineLog()), () -> this.now);
    private long now;
    private long token;

    private Given given() {
        return new Given(COMMAND, now, now + 1_000, new CompletableFuture<>());
    }

    private Given call() {
        Given given = given();
        assertThat(desk.offer(given)).isTrue();
        return given;
    }

    private Given callAndTake() {
        Given given = call();
        desk.takeArrivals(() -> true, input -> token = ((Input.Command) input).token());
        return given;
    }

    @Test
    void takesFromTheCallUntilItsEffect() {
        now = 100;
        Given given = call();
        assertThat(desk.openCount()).isEqualTo(1);
        assertThat(desk.takenCount()).isZero();
        now = 150;
        desk.takeArrivals(() -> true, input -> token = ((Input.Command) input).token());
        assertThat(desk.openCount()).isEqualTo(1);
        assertThat(desk.takenCount()).isEqualTo(1);
        now = 300;
        desk.done(new Output.CommandDone(token));
        now = 900;
        desk.flush();
        tasks.forEach(Runnable::run);

        assertThat(given.outcome()).isCompleted();
        assertThat(desk.done()).isEqualTo(new Timing.Sums(1, 200, 200));
        assertThat(desk.openCount()).isZero();
    }

    @Test
    void addsUpAndKeepsTheLongest() {
        for (long micros : List.of(30L, 200L, 70L)) {
            callAndTake();
            now += micros;
            desk.done(new Output.CommandDone(token));
            desk.done(new Output.CommandDone(token));
        }
        assertThat(desk.done()).isEqualTo(new Timing.Sums(3, 300, 200));
        assertThat(desk.takenCount()).isEqualTo(3);
    }

    @Test
    void countsRefusalsOfTheProtocolAndThoseBeforeIt() {
        callAndTake();
        now = 100;
        desk.refused(new Output.CommandRefused(token, COMMAND, CommandRefusal.ALREADY_PRIMARY));
        desk.refuse(given(), CommandFailures.overloaded());
        call();
        desk.refuseArrivals(CommandFailures.notJoined());

        assertThat(desk.refusedCount()).isEqualTo(3);
        assertThat(desk.unknownCount()).isZero();
        assertThat(desk.takenCount()).isEqualTo(1);
        assertThat(desk.openCount()).isZero();
        assertThat(desk.done()).as("took no time").isEqualTo(new Timing.Sums(0, 0, 0));
    }

    @Test
    void countsWhatNobodyKnowsApart() {
        callAndTake();
        desk.unknown(new Output.CommandUnknown(token, CommandRefusal.DEADLINE));
        callAndTake();
        desk.failAll(CommandFailures.unknown(CommandFailures.endOf(GroupPhase.LEFT)));

        assertThat(desk.unknownCount()).isEqualTo(2);
        assertThat(desk.refusedCount()).isZero();
        assertThat(desk.openCount()).isZero();
    }
}

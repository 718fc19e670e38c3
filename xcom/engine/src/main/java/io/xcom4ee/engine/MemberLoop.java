package io.xcom4ee.engine;

import io.netty.channel.EventLoop;
import io.xcom4ee.api.BroadcastException;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.handover.Broadcast;
import io.xcom4ee.engine.handover.BroadcastQueue;
import io.xcom4ee.engine.handover.Outcomes;
import io.xcom4ee.engine.handover.Subscriber;
import io.xcom4ee.engine.handover.Subscribers;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.transport.Transport;
import io.xcom4ee.engine.transport.TransportEvents;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a member does on its event loop. Everything that happens (frames, connections, broadcasts, time) becomes an input
 * of the protocol; all inputs of one turn of the loop are stepped together, then one tick, then what is to be sent and
 * told goes out. Confined to the event loop, but for the methods that say otherwise.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What runs on the loop guards itself.
final class MemberLoop implements TransportEvents {
    /** So many broadcasts are given to the protocol in one turn; peers wait meanwhile. */
    private static final int BROADCASTS_PER_TURN = 4_096;

    /** A loop that has not come round for this long hangs. */
    private static final long STANDSTILL_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final Input TICK = new Input.Tick();

    private final EventLoop loop;
    private final EngineSettings settings;
    private final EngineLog log;
    private final Incarnations incarnations;
    private final MemberClock clock = new MemberClock();
    private final ApplicationExecutor executor;
    private final BroadcastQueue queue;
    private final StatusBoard status;
    private final Subscribers subscribers;
    private final Outcomes outcomes;
    private final Views views;
    private final Announcer announcer;
    private final TurnFailures failures;
    private final OutputHandler handler;
    private final CommandDesk commands;
    private final BarrierDesk barriers;
    private final Backpressure backpressure;
    private final Intake intake;
    private final StatisticsBoard statistics;
    private final TurnTimer timer;
    private final Rejoining rejoining;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile long lastWatchNanos = System.nanoTime();

    /** The application wants the member to end: it does not come back, whatever happens first. */
    private boolean leaving;

    private final Inbox inbox = new Inbox();

    MemberLoop(
            EventLoop loop,
            EngineSettings settings,
            ApplicationExecutor executor,
            EngineLog log,
            Protocol.Factory factory) {
        this.loop = loop;
        this.timer = new TurnTimer(loop, this::turn);
        this.settings = settings;
        this.log = log;
        this.executor = executor;
        this.incarnations = new Incarnations(settings, factory);
        this.rejoining = new Rejoining(settings, log);
        this.queue = new BroadcastQueue(
                settings.handOver().broadcastQueueMessagesMax(),
                settings.handOver().broadcastQueueBytesMax());
        this.status = new StatusBoard(settings);
        this.subscribers = new Subscribers(settings.group());
        this.outcomes = new Outcomes(executor);
        this.views = new Views(settings.electorate());
        this.announcer = new Announcer(status, views, incarnations, queue, subscribers);
        this.failures = new TurnFailures(announcer::facts);
        this.commands = new CommandDesk(executor, clock::micros);
        this.barriers = new BarrierDesk(executor, subscribers, clock::micros);
        this.backpressure = new Backpressure(settings.group(), log, subscribers, outcomes);
        this.intake = new Intake(loop, this::turn, queue, outcomes, commands, barriers);
        Meters meters = new Meters(clock::micros, settings.memberName());
        this.handler =
                new OutputHandler(settings, log, views, subscribers, outcomes, commands, barriers, failures, meters);
        this.statistics = new StatisticsBoard(
                settings.protocolVersionMax(),
                new StatisticsBoard.Sources(incarnations, queue, outcomes, commands, barriers, subscribers, meters),
                clock.micros());
    }

    // ---- called by any thread

    MemberClock clock() {
        return clock;
    }

    GroupStatus status() {
        return status.current();
    }

    GroupStatistics statistics() {
        return statistics.current();
    }

    /** Completes when the member has left or failed and its connections are closed. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    boolean hasFailed() {
        return intake.endPhase() == GroupPhase.FAILED;
    }

    /** Whether the loop still comes round; it does so at least once a second. */
    boolean isMoving() {
        return System.nanoTime() - lastWatchNanos < STANDSTILL_NANOS;
    }

    Intake intake() {
        return intake;
    }

    Subscription subscribe(GroupListener listener) {
        Subscriber subscriber = new Subscriber(
                listener, settings.group(), settings.handOver().listenerQueueBytesMax(), executor, log, intake::wake);
        subscribers.add(subscriber);
        intake.wake();
        return subscriber;
    }

    // ---- on the event loop

    /** Begins to look for the group. */
    void begin(Transport transport) {
        guard(() -> {
            incarnations.begin(transport, clock.micros());
            intake.wake();
        });
    }

    /** Leaves the group; {@link #ended()} tells when that is done. */
    void leave() {
        guard(() -> {
            leaving = true;
            if (incarnations.isRunning()) {
                inbox.add(new Input.Leave());
                intake.wake();
            } else if (intake.endPhase() == null) {
                end(GroupPhase.LEFT, "stopped while it was in no group");
            }
        });
    }

    /** Ends what did not leave in time. */
    void abandon() {
        guard(() -> {
            if (intake.endPhase() == null) {
                end(GroupPhase.LEFT, "stopped before it could leave its group");
            }
        });
    }

    /** Looks after listeners and the application's executor; at a steady interval. */
    void watch() {
        lastWatchNanos = System.nanoTime();
        guard(() -> {
            executor.check(System.nanoTime());
            subscribers.watch(System.nanoTime(), settings.handOver().slowListenerTimeout());
            statistics.publish(clock.micros());
        });
    }

    @Override
    public void onFrame(MemberId from, Frame frame, int bytes) {
        inbox.add(new Input.FrameReceived(from, frame), bytes);
        if (inbox.isFull()) {
            turn();
        } else {
            intake.wake();
        }
    }

    @Override
    public void onConnected(MemberInfo peer) {
        onInput(new Input.ConnectionUp(peer));
    }

    @Override
    public void onDisconnected(MemberId peer) {
        onInput(new Input.ConnectionDown(peer));
    }

    private void onInput(Input input) {
        inbox.add(input);
        intake.wake();
    }

    private void turn() {
        intake.turnBegins();
        guard(() -> {
            GroupPhase end = intake.endPhase();
            if (end == null) {
                runTurn(clock.micros());
            } else {
                intake.refuseWaiting(end);
            }
            subscribers.takeArrivals(views.current());
            flush();
        });
    }

    private void runTurn(long now) {
        failures.newTurn();
        outcomes.turnBegins(now);
        // Broadcasts first: a listener that its thread added before it broadcast is then found among the arrivals.
        queue.takeArrivals();
        subscribers.takeArrivals(views.current());
        for (Input input = inbox.poll(); input != null; input = inbox.poll()) {
            step(now, input);
        }
        stepCommands(now);
        Optional<BroadcastException> heldBack = backpressure.now();
        if (heldBack.isEmpty()) {
            stepBroadcasts(now);
        }
        step(now, TICK);
        for (Broadcast expired : queue.expire(now)) {
            outcomes.failed(
                    expired,
                    heldBack.orElseGet(() -> failures.expired(status.current().phase())));
        }
        barriers.expire(now);
        announcer.publish();
        statistics.publishIfDue(now);
        timer.arm(
                now,
                Math.min(
                        Math.min(incarnations.nextDeadlineMicros(), outcomes.nextLookMicros()),
                        Math.min(queue.earliestDeadlineMicros(), barriers.earliestDeadlineMicros())));
        if (queue.isWaiting() && heldBack.isEmpty() && incarnations.acceptsBroadcasts()) {
            intake.wake();
        }
    }

    private void stepCommands(long now) {
        if (incarnations.isRunning()) {
            commands.takeArrivals(incarnations::isRunning, command -> step(now, command));
            barriers.takeArrivals(incarnations::isRunning, barrier -> step(now, barrier));
        }
        if (!incarnations.isRunning()) {
            commands.refuseArrivals(CommandFailures.notJoined());
            barriers.failArrivals(BarrierFailures.expelled());
        }
    }

    private void stepBroadcasts(long now) {
        int given = 0;
        Broadcast next = incarnations.acceptsBroadcasts() ? queue.next() : null;
        while (next != null) {
            given++;
            outcomes.open(next);
            step(now, next);
            next = given < BROADCASTS_PER_TURN && incarnations.acceptsBroadcasts() ? queue.next() : null;
        }
        queue.release();
    }

    /** What comes for an incarnation that has stopped concerns nobody. */
    private void step(long now, Input input) {
        Incarnations.Running running = incarnations.running();
        if (running == null) {
            return;
        }
        List<Output> outputs = running.protocol().step(now, input);
        // By index: a broadcast has no outputs as a rule, and an iterator would be the only object made for it.
        for (int index = 0; index < outputs.size(); index++) {
            Output output = outputs.get(index);
            if (output instanceof Output.Stopped stopped) {
                onStopped(stopped.reason());
            } else if (output instanceof Output.Refused refused) {
                incarnations.refused(refused);
            } else {
                if (output instanceof Output.InstallView && !views.isOfThisIncarnation()) {
                    rejoining.entered(now);
                }
                handler.handle(output, running.mesh());
            }
        }
    }

    private void onStopped(Output.StopReason reason) {
        switch (reason) {
            case LEFT -> end(GroupPhase.LEFT, "left its group");
            case LEFT_WITHOUT_AGREEMENT -> end(GroupPhase.LEFT, "left without the agreement of a majority");
            case EXPELLED, LEFT_BEHIND, SUPERSEDED -> rejoin(Rejoining.why(reason));
        }
    }

    private void rejoin(String why) {
        if (leaving) {
            end(GroupPhase.LEFT, "left its group while " + why);
            return;
        }
        OptionalLong pauseMillis = rejoining.pauseAfter(why, clock.micros());
        if (pauseMillis.isEmpty()) {
            announcer.publish(
                    GroupPhase.REJOINING, why); // So that listeners are told alike each time that it is put out.
            end(GroupPhase.FAILED, "was put out of its group again and again: " + why);
            return;
        }
        incarnations.stop();
        views.endIncarnation();
        inbox.clear();
        announcer.publish(GroupPhase.REJOINING, why + "; comes back in " + pauseMillis.getAsLong() + " ms");
        loop.schedule(() -> guard(this::comeBack), pauseMillis.getAsLong(), TimeUnit.MILLISECONDS);
    }

    private void comeBack() {
        if (intake.endPhase() == null) {
            incarnations.next(clock.micros());
            intake.wake();
        }
    }

    /** The network first: peers wait for it. Then listeners: whoever waits for an outcome often waits for what they do, too. */
    private void flush() {
        incarnations.flush();
        subscribers.flush();
        outcomes.flush();
        commands.flush();
        barriers.flush();
    }

    /** A fault of ours: this member must not speak again. */
    private void guard(Runnable task) {
        try {
            task.run();
        } catch (Throwable fault) { // Errors too: a member that goes on after one is not to be trusted.
            if (intake.endPhase() != null) {
                log.sayWithCause(fault, EngineMessage.LOOP_TASK_FAILED, settings.group(), fault.toString());
                return;
            }
            try {
                log.sayWithCause(
                        fault, EngineMessage.MEMBER_FAILED, settings.memberName(), settings.group(), fault.toString());
            } finally {
                end(GroupPhase.FAILED, "stopped because of an internal fault: " + fault);
            }
        }
    }

    /** Ends the member for good. What brought it here may be met again on the way, so no step depends on another. */
    private void end(GroupPhase phase, String reason) {
        intake.close(phase);
        try {
            if (phase == GroupPhase.LEFT) {
                guard(incarnations::flush); // Its last words; those of a faulty member nobody must hear.
            }
            guard(incarnations::close);
            guard(inbox::clear);
            guard(() -> outcomes.failAll(
                    Failures.ofEnded(phase, false), position -> Failures.notConfirmedAtTheEnd(phase, position)));
            guard(() -> commands.failAll(CommandFailures.unknown(CommandFailures.endOf(phase))));
            guard(() -> barriers.failAll(BarrierFailures.ofEnded(phase)));
            guard(() -> intake.refuseWaiting(phase));
            guard(() -> announcer.publish(phase, reason));
            guard(() -> statistics.publish(clock.micros()));
            guard(outcomes::turnsHaveEnded);
            guard(outcomes::flush);
            guard(commands::flush);
            guard(barriers::flush);
            guard(subscribers::flush);
            guard(executor::endWatch);
            log.say(EngineMessage.MEMBER_STOPPED, settings.memberName(), settings.group(), reason);
        } finally {
            ended.complete(null);
        }
    }
}

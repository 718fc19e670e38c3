package io.xcom4ee.engine;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.engine.handover.ApplicationExecutor;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.log.EngineThreads;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.HostPort;
import io.xcom4ee.engine.transport.Transport;
import io.xcom4ee.engine.transport.TransportEvents;
import io.xcom4ee.engine.transport.TransportTiming;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running member of a group: one event loop with its server socket, its connections and the protocol, and the hand-over
 * to the application. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What ends the loop is waited for; what runs on it guards itself.
public final class GroupMember {
    /** Kept from the time for leaving, so that closing is done within the limit too. */
    private static final long CLOSING_MILLIS = 200;

    private final MultiThreadIoEventLoopGroup loops;
    private final EventLoop loop;
    private final MemberLoop member;
    private final GroupChannel channel;
    private final ApplicationExecutor executor;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private GroupMember(
            MultiThreadIoEventLoopGroup loops,
            EventLoop loop,
            MemberLoop member,
            GroupChannel channel,
            ApplicationExecutor executor) {
        this.loops = loops;
        this.loop = loop;
        this.member = member;
        this.channel = channel;
        this.executor = executor;
    }

    /**
     * Opens the group port and starts the event loop. Returns at once: looking for the group and joining it go on by
     * themselves.
     *
     * <p>An executor that runs each task at once on the caller's thread, as {@code Runnable::run} does, makes the event loop itself
     * call listeners and complete broadcasts. That saves every turn of the loop two threads that are woken, which is most of what
     * a message costs where few are on their way, and it is only for those whose calls return within microseconds: meanwhile the
     * member hears nobody and nobody hears it, so that the others take its slots over and suspect it. Such a call must not wait
     * for anything that this member has to do, an outcome for instance: it would wait for itself, and nobody reports it
     * (XCOM0217W) before it returns. It may broadcast, subscribe and ask for the status.
     *
     * @param applicationExecutor runs listeners and completes broadcasts
     * @throws GroupStartException if the group port cannot be opened
     */
    public static GroupMember start(EngineSettings settings, Executor applicationExecutor) {
        return start(settings, applicationExecutor, Protocol::core);
    }

    /**
     * Starts a member whose port is shared with members of other groups in this process; as
     * {@link #start(EngineSettings, Executor)} otherwise. Where to listen, and for how many, the settings do not decide here.
     *
     * @throws GroupStartException if the port is closed, or is not for this group, or has a member of it already
     */
    public static GroupMember start(EngineSettings settings, Executor applicationExecutor, SharedPort port) {
        return start(settings, applicationExecutor, Protocol::core, port::transport);
    }

    static GroupMember start(EngineSettings settings, Executor applicationExecutor, Protocol.Factory factory) {
        return start(settings, applicationExecutor, factory, Transport::open);
    }

    /** How a member gets its port. */
    interface Opening {
        Transport open(
                EventLoop loop,
                EngineSettings.Network network,
                String group,
                TransportTiming timing,
                TransportEvents events,
                EngineLog log)
                throws Exception;
    }

    static GroupMember start(
            EngineSettings settings, Executor applicationExecutor, Protocol.Factory factory, Opening opening) {
        EngineLog log = new EngineLog();
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                1,
                new EngineThreads("xcom-" + settings.group() + "-" + settings.memberName()),
                NioIoHandler.newFactory());
        EventLoop loop = loops.next();
        ApplicationExecutor executor = new ApplicationExecutor(applicationExecutor, settings.group(), log);
        MemberLoop member = new MemberLoop(loop, settings, executor, log, factory);
        GroupMember started = new GroupMember(
                loops,
                loop,
                member,
                new MemberChannel(
                        member,
                        settings.handOver().broadcastDeadline(),
                        settings.limits().messageSizeBytesMax()),
                executor);
        started.open(settings, opening, log);
        return started;
    }

    private void open(EngineSettings settings, Opening opening, EngineLog log) {
        EngineSettings.Network network = settings.network();
        try {
            Transport transport = opening.open(
                    loop,
                    network,
                    settings.group(),
                    TransportTiming.of(
                            Duration.of(settings.timeouts().suspicionMicros(), ChronoUnit.MICROS),
                            Duration.of(settings.timeouts().presenceMicros(), ChronoUnit.MICROS)),
                    member,
                    log);
            if (!settings.hasVote()) {
                log.say(
                        EngineMessage.MEMBER_HAS_NO_VOTE,
                        settings.memberName(),
                        settings.group(),
                        String.join(", ", settings.memberList()));
            }
            log.say(
                    EngineMessage.MEMBER_STARTED,
                    settings.memberName(),
                    settings.group(),
                    new HostPort(network.bindAddress(), transport.port()));
            loop.execute(() -> member.begin(transport));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notOpened(network, interrupted);
        } catch (Exception failed) {
            throw notOpened(network, failed);
        }
        long interval =
                Math.min(1_000, settings.handOver().slowListenerTimeout().toMillis() / 2);
        loop.scheduleWithFixedDelay(member::watch, interval, interval, TimeUnit.MILLISECONDS);
    }

    private GroupStartException notOpened(EngineSettings.Network network, Exception cause) {
        loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
        return GroupStartException.portNotOpened(network, cause);
    }

    /** The application's way to talk to the group; the same object for the member's life. */
    public GroupChannel channel() {
        return channel;
    }

    /**
     * The application's executor, made certain, for whoever hands more over to the application than the channel does: it rejects
     * nothing. What the application's executor refuses, or takes and does not begin within a few seconds, a thread of the engine
     * runs, also after {@link #stop}. A task runs on the caller's thread only if the application's executor lets it. Thread-safe.
     */
    public Executor executor() {
        return executor;
    }

    /** Whether the event loop lives and no fault has stopped the member. False after {@link #stop}. */
    public boolean alive() {
        return !loop.isShuttingDown() && !member.hasFailed() && member.isMoving();
    }

    /**
     * Leaves the group gracefully and closes everything, within the limit. What is open then is answered as broadcasts of
     * a member that left. Whoever calls it again waits for the same end.
     *
     * @throws IllegalStateException if the event loop itself calls it, by a listener or what depends on an outcome: it would
     *     wait for itself. Nothing has happened then
     */
    public void stop(Duration limit) {
        if (loop.inEventLoop()) {
            throw new IllegalStateException(
                    "a member cannot be stopped on its own event loop; call stop on another thread");
        }
        long millis = limit.toMillis();
        if (stopping.compareAndSet(false, true) && !loop.isShuttingDown()) {
            long leaveMillis = Math.max(millis / 2, millis - CLOSING_MILLIS);
            loop.execute(member::leave);
            await(member.ended(), leaveMillis);
            abandon();
            await(loops.terminationFuture(), millis - leaveMillis);
        } else {
            await(loops.terminationFuture(), millis);
        }
    }

    /** Whether {@link #stop} has closed everything: nothing of the member runs any more. */
    public boolean hasEnded() {
        return loops.isTerminated();
    }

    /** Closes everything at once; the others see a member that is gone. */
    void abandon() {
        // The loop does not close its channels by itself if it is shut down in an unlucky moment, so the member does.
        loop.execute(member::abandon);
        loops.shutdownGracefully(0, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** For tests, which make the loop stand still as a frozen machine would. */
    EventLoop loop() {
        return loop;
    }

    /** Waits, but no longer than that; an interrupt ends the waiting and is kept for the caller. */
    private static void await(Future<?> future, long millis) {
        try {
            future.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // Its limit is all that a wait promises; whoever waits goes on to the next step.
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

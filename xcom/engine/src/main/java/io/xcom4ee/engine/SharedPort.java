package io.xcom4ee.engine;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineThreads;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.transport.Reception;
import io.xcom4ee.engine.transport.Transport;
import io.xcom4ee.engine.transport.TransportEvents;
import io.xcom4ee.engine.transport.TransportTiming;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One port for members of several groups in one process: each connection reaches the member of the group that it names. The
 * members have nothing else in common. Thread-safe.
 *
 * <p>It closes when the last of its members has ended, once each of its groups has had one, and when it is told to.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What ends the loop is waited for.
public final class SharedPort implements AutoCloseable {
    private static final long CLOSING_MILLIS = 1_000;

    private final MultiThreadIoEventLoopGroup loops;
    private final Reception reception;

    private SharedPort(MultiThreadIoEventLoopGroup loops, Reception reception) {
        this.loops = loops;
        this.reception = reception;
    }

    /**
     * Opens the port. Members come by {@link GroupMember#start(EngineSettings, java.util.concurrent.Executor, SharedPort)}.
     *
     * @param network of it counts where to listen, and how many connections others may have open to the port, whatever their
     *     groups
     * @param groups that may have a member here, one each
     * @throws GroupStartException if the port cannot be opened
     */
    public static SharedPort open(EngineSettings.Network network, Set<String> groups) {
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                1, new EngineThreads("xcom-port-" + network.port()), NioIoHandler.newFactory());
        try {
            Reception reception = Reception.open(
                    loops.next(),
                    network,
                    groups,
                    TransportTiming.HANDSHAKE,
                    new EngineLog(),
                    () -> loops.shutdownGracefully(0, CLOSING_MILLIS, TimeUnit.MILLISECONDS));
            return new SharedPort(loops, reception);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notOpened(loops, network, interrupted);
        } catch (Exception failed) {
            throw notOpened(loops, network, failed);
        }
    }

    private static GroupStartException notOpened(
            MultiThreadIoEventLoopGroup loops, EngineSettings.Network network, Exception cause) {
        loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
        return GroupStartException.portNotOpened(network, cause);
    }

    /** The part of a member of this group. */
    Transport transport(
            EventLoop loop,
            EngineSettings.Network network,
            String group,
            TransportTiming timing,
            TransportEvents events,
            EngineLog log) {
        return Transport.behind(reception, loop, network, group, timing, events, log);
    }

    /** The port on which it listens, or did. */
    public int port() {
        return reception.port();
    }

    /** Whether it has been closed: nothing of it runs any more, and another process may have the port. */
    public boolean hasEnded() {
        return loops.isTerminated();
    }

    /**
     * Closes the port and every connection that came through it, and waits for that, a second at most. Stop members that still run
     * before: nobody could reach them any more.
     */
    @Override
    public void close() {
        reception.close();
        loops.terminationFuture().awaitUninterruptibly(CLOSING_MILLIS);
    }
}

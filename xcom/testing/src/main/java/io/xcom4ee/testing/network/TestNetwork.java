package io.xcom4ee.testing.network;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.xcom4ee.engine.log.EngineThreads;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/**
 * The network of one group on the loopback interface. Before each member stands a relay with a port of its own, and that
 * port is what the member tells the others: whatever is said to it passes the relay, which knows from the first words of a
 * connection who speaks. Thread-safe. Everything is done on one event loop, and each call returns when it is done there.
 *
 * <p>It treats connections as a network does that carries TCP:
 *
 * <ul>
 *   <li>On a way that is cut nothing passes, neither bytes nor the end of a connection. Nothing is lost: what was under way
 *       waits, in the sender's socket at last, and passes when the way is mended. What had left the relay before arrives.
 *   <li>A new connection needs both ways.
 *   <li>A member that is down has no connections. The others notice their end as far as the ways from it are open.
 * </ul>
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
public final class TestNetwork implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup loops;
    private final EventLoop loop;

    // Confined to the event loop.
    private final Map<String, Relay> relays = new HashMap<>();
    private final Map<String, Integer> listening = new HashMap<>();
    private final Set<Way> cut = new HashSet<>();

    /** Opens a relay for each of these members, all of which are down at first. */
    public TestNetwork(String group, List<String> members) {
        loops = new MultiThreadIoEventLoopGroup(
                1, new EngineThreads("xcom-test-" + group + "-network"), NioIoHandler.newFactory());
        loop = loops.next();
        try {
            for (String member : members) {
                Relay relay = Relay.open(loop, this, member);
                onLoop(() -> relays.put(member, relay));
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** The port at which the others reach this member. */
    public int port(String member) {
        return onLoop(() -> relay(member).port());
    }

    /** From now on the member is up: it listens on this port, reaches the others and is reached. */
    public void up(String member, int port) {
        onLoop(() -> listening.put(member, port));
    }

    /** From now on the member is down: nothing that it says leaves it any more. */
    public void down(String member) {
        onLoop(() -> {
            listening.remove(member);
            relays.values().forEach(relay -> relay.down(member));
            return member;
        });
    }

    /** Cuts exactly the ways between members for which this holds, from the first to the second. */
    public void cutExactly(BiPredicate<String, String> isCut) {
        change(() -> {
            cut.clear();
            for (String from : relays.keySet()) {
                relays.keySet().stream()
                        .filter(to -> !from.equals(to) && isCut.test(from, to))
                        .forEach(to -> cut.add(new Way(from, to)));
            }
        });
    }

    /** Cuts these ways too. */
    public void cut(Collection<Way> ways) {
        change(() -> cut.addAll(ways));
    }

    /** Opens these ways again. */
    public void mend(Collection<Way> ways) {
        change(() -> cut.removeAll(Set.copyOf(ways)));
    }

    /** The ways that are cut now. */
    public Set<Way> cuts() {
        return onLoop(() -> Set.copyOf(cut));
    }

    private void change(Runnable change) {
        onLoop(() -> {
            change.run();
            relays.values().forEach(Relay::update);
            return cut;
        });
    }

    /** Closes all connections and ports; its thread has ended when this returns. */
    @Override
    public void close() {
        if (!loop.isShuttingDown()) {
            onLoop(() -> {
                listening.clear();
                relays.values().forEach(Relay::close);
                return cut;
            });
        }
        loops.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
        loops.terminationFuture().awaitUninterruptibly();
    }

    private <T> T onLoop(Callable<T> task) {
        return loop.submit(task).syncUninterruptibly().getNow();
    }

    private Relay relay(String member) {
        Relay relay = relays.get(member);
        if (relay == null) {
            throw new IllegalArgumentException("no member of this network: " + member);
        }
        return relay;
    }

    // ---- for the relays, on the event loop

    boolean isOpen(Way way) {
        return !cut.contains(way);
    }

    boolean isUp(String member) {
        return listening.containsKey(member);
    }

    /** Of a member that is up. */
    int listeningPort(String member) {
        Integer port = listening.get(member);
        if (port == null) {
            throw new IllegalStateException("the member is down: " + member);
        }
        return port;
    }

    static void closeIfOpen(Channel channel) {
        if (channel.isOpen()) {
            channel.close();
        }
    }
}

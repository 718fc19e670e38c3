package io.xcom4ee.engine.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;
import io.xcom4ee.engine.log.EngineLog;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.settings.EngineSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one port of several groups: hears the hello of whoever connects ({@link Doorman}) and hands the connection over to the
 * member of that group. It has an event loop of its own, so that a group that stands still keeps nobody out of the others.
 * Thread-safe.
 *
 * <p>It closes with the last of its members, when each of its groups has had one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
public final class Reception {
    /** So many names fit into a refusal, however long they are. */
    private static final int GROUPS_NAMED_MAX = 16;

    private final SortedSet<String> groups;
    private final Duration handshake;
    private final EngineLog log;
    private final BadPeers badPeers;
    private final Runnable onClosed;
    /** All that came through this port and are open, whoever has them now. */
    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();

    /** Guarded by this, as the rest. */
    private final Map<String, Transport> members = new HashMap<>();
    /** Groups that have had no member yet. */
    private final Set<String> awaited;

    private @Nullable ListeningSocket socket;
    private boolean closed;

    private Reception(
            EngineSettings.Network settings, Set<String> groups, Duration handshake, EngineLog log, Runnable onClosed) {
        this.groups = new TreeSet<>(groups);
        this.awaited = new HashSet<>(groups);
        this.handshake = handshake;
        this.log = log;
        this.badPeers = new BadPeers(settings.connectionsMax(), log);
        this.onClosed = onClosed;
    }

    /**
     * Opens the port; waits.
     *
     * @param groups that may have a member behind it
     * @param handshake a connection on which no hello comes lives no longer than this
     * @param onClosed is called once, on the event loop, when it is closed
     * @throws Exception if the port cannot be opened
     */
    public static Reception open(
            EventLoop loop,
            EngineSettings.Network settings,
            Set<String> groups,
            Duration handshake,
            EngineLog log,
            Runnable onClosed)
            throws Exception {
        Reception reception = new Reception(settings, groups, handshake, log, onClosed);
        ListeningSocket opened = ListeningSocket.open(loop, settings, reception::onConnection);
        synchronized (reception) {
            reception.socket = opened;
        }
        return reception;
    }

    /** The port on which it listens, or did. */
    public synchronized int port() {
        return socket == null ? 0 : socket.port();
    }

    /** Closes the port and whatever came through it. May be repeated. */
    public void close() {
        ListeningSocket closing;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            closing = socket;
        }
        connections.forEach(Channel::close);
        if (closing != null) {
            closing.close(onClosed);
        }
    }

    /** This member is there for its group. */
    synchronized void enter(String group, Transport member) {
        if (closed) {
            throw new IllegalStateException("the shared port is closed");
        }
        if (!groups.contains(group)) {
            throw new IllegalStateException("the shared port is not for the group " + group);
        }
        if (members.putIfAbsent(group, member) != null) {
            throw new IllegalStateException("the shared port has a member of the group " + group + " already");
        }
        awaited.remove(group);
    }

    /** The member has ended. */
    void leave(String group, Transport member) {
        boolean last;
        synchronized (this) {
            last = members.remove(group, member) && members.isEmpty() && awaited.isEmpty();
        }
        if (last) {
            close();
        }
    }

    BadPeers badPeers() {
        return badPeers;
    }

    EngineLog log() {
        return log;
    }

    Duration handshake() {
        return handshake;
    }

    private void onConnection(Channel channel) {
        connections.add(channel);
        boolean room = badPeers.onOpened();
        channel.closeFuture().addListener(gone -> forget(channel));
        if (!room || isClosed()) {
            channel.close();
            return;
        }
        channel.pipeline().addLast(new Doorman(channel, this));
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** It is closed. May be repeated: nobody tells it if the event loop that had it is gone. */
    void forget(Channel channel) {
        if (connections.remove(channel)) {
            badPeers.onClosed();
        }
    }

    /** The member of the group; empty if there is none at the moment. */
    synchronized Optional<Transport> memberOf(String group) {
        return Optional.ofNullable(members.get(group));
    }

    /** Why somebody of this group can find nobody here; empty if its group belongs here. */
    Optional<HelloRefused> objectionTo(Hello hello, String from) {
        if (groups.contains(hello.group())) {
            return Optional.empty();
        }
        MemberInfo stranger = hello.self();
        HelloRefused refused = new HelloRefused(
                Refusal.GROUP_MISMATCH,
                "the groups here are " + names() + ", " + stranger.name() + " is of group " + hello.group());
        log.sayWhileItLasts(
                stranger.name() + '@' + from + ' ' + hello.group(),
                EngineMessage.WE_REFUSED_PEER,
                stranger.name(),
                from,
                refused.refusal(),
                refused.text());
        return Optional.of(refused);
    }

    private String names() {
        String first = groups.stream().limit(GROUPS_NAMED_MAX).collect(Collectors.joining(" and "));
        return groups.size() <= GROUPS_NAMED_MAX
                ? first
                : first + " and " + (groups.size() - GROUPS_NAMED_MAX) + " more";
    }
}

package io.xcom4ee.engine.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.ScheduledFuture;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;
import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.settings.HostPort;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection to whoever answers at one address, and opens it again for as long as the mesh wants it. Confined
 * to: the member's event loop.
 */
final class Dialer implements OutboundConnection.Owner {
    /** An address that fails for this long is worth a line in the log: at a common start the others are not up yet. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long SELF_PAUSE_MILLIS = 30_000;

    private final HostPort address;
    private final boolean seed;
    private final Mesh mesh;
    private final Backoff backoff;
    private State state = State.WAITING;
    private @Nullable ScheduledFuture<?> timer;
    private @Nullable OutboundConnection connection;
    private @Nullable MemberId aliasOf;
    private @Nullable String problem;
    private long usefulNanos;
    private long failingSinceNanos;
    private long linkedSinceNanos;
    /** Whether the last link broke before it was steady. */
    private boolean flapping;

    private enum State {
        /** Nothing is under way; a timer may be set. */
        WAITING,
        /** A name is looked up, a connection opened, or a hello on its way. */
        DIALLING,
        /** The connection carries frames. */
        LINKED,
        /** The process at the address is connected by another dialler; it is not dialled meanwhile. */
        ALIAS,
        /** The address is this member's own; a name may lead elsewhere later. */
        SELF,
        /** Not wanted any more. */
        CLOSED
    }

    Dialer(HostPort address, boolean seed, Mesh mesh) {
        this.address = address;
        this.seed = seed;
        this.mesh = mesh;
        this.backoff = new Backoff(mesh.random());
        this.usefulNanos = System.nanoTime();
    }

    boolean isSeed() {
        return seed;
    }

    /** When it was last known to be wanted: learned, connected, or a view's member. */
    long usefulNanos() {
        return usefulNanos;
    }

    void useful(long nowNanos) {
        usefulNanos = nowNanos;
    }

    boolean isLinked() {
        return state == State.LINKED;
    }

    /** Why there is no connection, for people; empty while there is one or nothing has gone wrong. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Dials unless that is under way: somebody at this address was just heard. */
    void dialNow() {
        if (state == State.WAITING) {
            dial();
        }
    }

    private void onTimer() {
        if (state == State.WAITING || state == State.SELF) {
            dial();
        }
    }

    /** Dials after the pause that is due. */
    void dialLater() {
        if (state != State.CLOSED) {
            state = State.WAITING;
            schedule(backoff.nextMillis());
        }
    }

    /** The connection that made this address an alias is gone. */
    void wakeIfAliasOf(MemberId gone) {
        if (state == State.ALIAS && gone.equals(aliasOf)) {
            aliasOf = null;
            dialLater();
        }
    }

    void close() {
        state = State.CLOSED;
        cancelTimer();
        if (connection != null) {
            connection.close();
        }
    }

    private void schedule(long millis) {
        cancelTimer();
        timer = mesh.loop().schedule(this::onTimer, millis, TimeUnit.MILLISECONDS);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void dial() {
        state = State.DIALLING;
        cancelTimer();
        mesh.resolve(address, new Resolver.Answer() {
            @Override
            public void onResolved(InetSocketAddress resolved) {
                if (state == State.DIALLING) {
                    connect(resolved);
                }
            }

            @Override
            public void onUnresolved(String problem) {
                if (state == State.DIALLING) {
                    fail("cannot be resolved");
                    mesh.log()
                            .sayOncePerMinute(address.toString(), EngineMessage.ADDRESS_NOT_RESOLVED, address, problem);
                }
            }
        });
    }

    private void connect(InetSocketAddress resolved) {
        ChannelFuture connecting = mesh.connect(resolved, this::newConnection);
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                onUnreachable(done.cause());
            }
        });
    }

    private OutboundConnection newConnection(Channel channel) {
        OutboundConnection opened =
                new OutboundConnection(channel, mesh.hello(), mesh.queueFor(channel), mesh.handshakeMillis(), this);
        connection = opened;
        return opened;
    }

    private void onUnreachable(Throwable cause) {
        connection = null;
        if (state != State.DIALLING) {
            return;
        }
        fail("cannot be reached");
        if (System.nanoTime() - failingSinceNanos >= PATIENCE_NANOS) {
            mesh.log()
                    .sayOncePerMinute(
                            address.toString(),
                            EngineMessage.ADDRESS_NOT_REACHED,
                            address,
                            String.valueOf(cause.getMessage()));
        }
    }

    private void fail(String why) {
        if (problem == null) {
            failingSinceNanos = System.nanoTime();
        }
        problem = address + " " + why;
        dialLater();
    }

    @Override
    public void onAccepted(OutboundConnection opened, HelloAccepted accepted) {
        MemberInfo peer = accepted.self();
        if (state != State.DIALLING) {
            opened.close();
            return;
        }
        if (peer.id().equals(mesh.local().self().id())) {
            becomeSelf(opened);
            return;
        }
        Optional<HelloRefused> objection = mesh.objectionTo(accepted);
        if (objection.isPresent()) {
            mesh.logOurRefusal(peer, address.toString(), objection.get());
            opened.close();
        } else if (mesh.outboundOpened(peer, opened)) {
            state = State.LINKED;
            problem = null;
            linkedSinceNanos = System.nanoTime();
            mesh.onLinked(peer, flapping);
        } else {
            state = State.ALIAS;
            aliasOf = peer.id();
            problem = null;
            opened.close();
        }
    }

    @Override
    public void onRefused(OutboundConnection refusedOne, HelloRefused refused) {
        if (refused.refusal() == Refusal.SELF) {
            becomeSelf(refusedOne);
            return;
        }
        problem = address + " refuses this member (" + refused.refusal() + "): " + refused.text();
        // Whoever is in its group misses nobody there: several groups may share their seeds, and not all be at each of
        // them.
        if (refused.refusal() == Refusal.GROUP_MISMATCH && mesh.isInGroup()) {
            mesh.log().sayWhileItLasts(address.toString(), EngineMessage.GROUP_NOT_THERE, address, refused.text());
        } else {
            mesh.log()
                    .sayWhileItLasts(
                            address.toString() + ' ' + refused.refusal(),
                            EngineMessage.PEER_REFUSED_US,
                            address,
                            refused.refusal(),
                            refused.text());
        }
    }

    /** This member's own address among the seeds is no mistake. */
    private void becomeSelf(OutboundConnection own) {
        state = State.SELF;
        problem = null;
        own.close();
        schedule(SELF_PAUSE_MILLIS);
    }

    @Override
    public void onBadBytes(OutboundConnection bad, String what) {
        problem = address + " does not speak this protocol";
        mesh.onBadBytes(address.toString(), what);
    }

    @Override
    public void onSilence(OutboundConnection silent) {
        problem = address + " does not answer";
        mesh.onSilence(address.toString());
    }

    @Override
    public void onDrained(MemberInfo peer) {
        mesh.onDrained(peer);
    }

    @Override
    public void onFull(MemberInfo peer, long waitingBytes) {
        mesh.log().sayOncePerMinute(peer.name(), EngineMessage.PEER_TOO_SLOW, peer.name(), waitingBytes);
    }

    @Override
    public void onClosed(OutboundConnection closed) {
        if (closed != connection) {
            return;
        }
        connection = null;
        usefulNanos = System.nanoTime();
        if (state == State.LINKED) {
            flapping = backoff.linkEnded(usefulNanos - linkedSinceNanos);
        }
        if (state == State.DIALLING && problem == null) {
            problem = address + " ends the connection without an answer";
        }
        if (state == State.DIALLING || state == State.LINKED) {
            dialLater();
        }
        MemberInfo peer = closed.peer();
        if (peer != null) {
            mesh.outboundClosed(peer, closed, flapping);
        }
    }
}

package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.xcom4ee.engine.codec.Compression;
import io.xcom4ee.engine.codec.FrameCodec;
import io.xcom4ee.engine.codec.Handshake;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.HandshakeCodec;
import io.xcom4ee.engine.codec.Landing;
import io.xcom4ee.engine.codec.MalformedFrameException;
import io.xcom4ee.engine.codec.Parts;
import io.xcom4ee.engine.codec.PartsReader;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a peer, or a stranger, has opened: it hears a hello, answers it, and from then on only receives
 * frames. Confined to: the member's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A channel that fails tells its pipeline and closes.
final class InboundConnection extends SimpleChannelInboundHandler<ByteBuf> {
    private final Channel channel;
    private final FrameSplitter splitter;
    private final Mesh mesh;
    private Roster.@Nullable Peer peer;
    private boolean helloHeard;
    private final PartsReader parts;
    private final Landing landing = new Landing();
    /** The protocol version of this connection, once it is agreed on. */
    private int version;
    /** How many checks in a row have found nothing new. Counted, not timed: a pause of this process itself is one check. */
    private long silentChecks;

    InboundConnection(Channel channel, FrameSplitter splitter, Mesh mesh) {
        this.channel = channel;
        this.splitter = splitter;
        this.mesh = mesh;
        this.parts = new PartsReader(channel.alloc());
    }

    void close() {
        channel.close();
    }

    /**
     * Looks whether anything has come since the last check.
     *
     * @return how many checks in a row have found nothing
     */
    long check() {
        silentChecks = splitter.takeHeard() ? 0 : silentChecks + 1;
        return silentChecks;
    }

    /** The peer's name if it is known, otherwise where it comes from. */
    String subject() {
        return peer == null ? remoteHost() : peer.info().name();
    }

    String remoteHost() {
        return remoteHost(channel);
    }

    /** Where the other end of this connection is, for people. */
    static String remoteHost(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "unknown";
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel.eventLoop().schedule(this::endSilence, mesh.handshakeMillis(), TimeUnit.MILLISECONDS);
    }

    private void endSilence() {
        if (!helloHeard && channel.isActive()) {
            mesh.onSilence(subject());
            close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
        if (!channel.isActive()) {
            return; // closed by an earlier frame of the same read
        }
        if (mesh.isClosed()) {
            close();
            return;
        }
        try {
            if (peer == null) {
                onHandshake(HandshakeCodec.decode(bytes));
            } else {
                onBytes(peer, bytes);
            }
        } catch (MalformedFrameException malformed) {
            badBytes(malformed.problem());
        }
    }

    private void onHandshake(Handshake handshake) throws MalformedFrameException {
        if (helloHeard || !(handshake instanceof Hello hello)) {
            throw new MalformedFrameException("no hello where one belongs");
        }
        helloHeard = true;
        Optional<HelloRefused> objection = mesh.objectionTo(hello, this);
        if (objection.isPresent()) {
            ByteBuf refusal = HandshakeCodec.encode(objection.get(), channel.alloc());
            channel.writeAndFlush(refusal).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        splitter.allowFrames();
        HelloAccepted accepted = mesh.accepted(hello);
        version = accepted.version();
        channel.writeAndFlush(HandshakeCodec.encode(accepted, channel.alloc()), channel.voidPromise());
        peer = mesh.inboundOpened(hello.self(), this);
    }

    /** Parts of a frame prove as well as whole ones that the peer lives. */
    private void onBytes(Roster.Peer from, ByteBuf bytes) throws MalformedFrameException {
        from.heard(System.nanoTime());
        from.received(bytes.readableBytes());
        mesh.onBytes(bytes.readableBytes());
        // At a version without parts one is a frame of unknown kind.
        if (version < Parts.SINCE_VERSION || !Parts.isPart(bytes)) {
            onWhole(from, bytes);
            return;
        }
        ByteBuf whole = parts.add(bytes);
        if (whole != null) {
            try {
                onWhole(from, whole);
            } finally {
                whole.release();
            }
        }
    }

    /** At a version without compression a compressed frame is one of unknown kind, and so is one within another. */
    private void onWhole(Roster.Peer from, ByteBuf bytes) throws MalformedFrameException {
        if (version < Compression.SINCE_VERSION || !Compression.isCompressed(bytes)) {
            onFrame(from, bytes);
            return;
        }
        ByteBuf plain = Compression.decompress(bytes, channel.alloc());
        try {
            onFrame(from, plain);
        } finally {
            plain.release();
        }
    }

    private void onFrame(Roster.Peer from, ByteBuf plain) throws MalformedFrameException {
        int bytes = plain.readableBytes();
        mesh.onFrame(from.info().id(), FrameCodec.decode(plain, version, landing), bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        parts.release();
        if (peer != null) {
            mesh.inboundClosed(peer.info().id(), this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        problemIn(cause).ifPresentOrElse(this::badBytes, this::close);
    }

    private void badBytes(String problem) {
        mesh.onBadBytes(subject(), problem);
        close();
    }

    /** What was wrong with the bytes; empty if the connection broke for another reason. */
    static Optional<String> problemIn(Throwable cause) {
        return cause instanceof MalformedFrameException malformed ? Optional.of(malformed.problem()) : Optional.empty();
    }
}

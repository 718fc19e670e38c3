package io.xcom4ee.engine.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.engine.codec.FrameCodec;
import io.xcom4ee.engine.codec.Handshake;
import io.xcom4ee.engine.codec.HandshakeCodec;
import io.xcom4ee.engine.codec.MalformedFrameException;
import io.xcom4ee.engine.codec.Parts;
import io.xcom4ee.engine.codec.PartsReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.UUID;

/** A socket in the hands of a test: says what no member would say. Blocks, with a limit that is a fail-safe only. */
public final class RawPeer implements AutoCloseable {
    private static final int FAIL_SAFE_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream input;
    private final PartsReader parts = new PartsReader(UnpooledByteBufAllocator.DEFAULT);
    private int partsRead;

    /** Takes over a connected socket. */
    public RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(FAIL_SAFE_MILLIS);
        this.input = new DataInputStream(socket.getInputStream());
    }

    /** Connects to a member of this machine. */
    public static RawPeer connect(int port) throws IOException {
        return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Somebody with this name whom nobody can reach. */
    public static MemberInfo info(String name) {
        return new MemberInfo(new MemberId(name, UUID.randomUUID()), "127.0.0.1", 1, ProtocolVersion.NEWEST, 50);
    }

    /** A hello that fits a member of this group and list. */
    public static Handshake.Hello hello(String group, String name, List<String> electorate) {
        return new LocalMember(group, info(name), electorate).hello(0);
    }

    /** Sends bytes as they are. */
    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a handshake. */
    public void send(Handshake handshake) throws IOException {
        send(bytes(handshake));
    }

    /** Sends a frame. */
    public void send(Frame frame) throws IOException {
        send(bytes(frame));
    }

    static byte[] bytes(Handshake handshake) {
        return bytes(HandshakeCodec.encode(handshake, UnpooledByteBufAllocator.DEFAULT));
    }

    static byte[] bytes(Frame frame) {
        return bytes(FrameCodec.encode(frame, ProtocolVersion.NEWEST, UnpooledByteBufAllocator.DEFAULT));
    }

    /** One after the other. */
    static byte[] joined(List<byte[]> pieces) {
        return bytes(Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new)));
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        buffer.release();
        return bytes;
    }

    /** Waits for the next handshake. */
    public Handshake handshake() throws IOException, MalformedFrameException {
        return HandshakeCodec.decode(Unpooled.wrappedBuffer(frameBytes()));
    }

    /** Waits for the next frame, which may come in parts. */
    public Frame frame() throws IOException, MalformedFrameException {
        ByteBuf bytes = Unpooled.wrappedBuffer(frameBytes());
        while (Parts.isPart(bytes)) {
            partsRead++;
            ByteBuf whole = parts.add(bytes);
            bytes = whole == null ? Unpooled.wrappedBuffer(frameBytes()) : whole;
        }
        return FrameCodec.decode(bytes, ProtocolVersion.NEWEST);
    }

    /** How many parts of frames have come. */
    int partsRead() {
        return partsRead;
    }

    /** Sends a frame in parts. */
    void sendInParts(Frame frame) throws IOException {
        ByteBuf whole = FrameCodec.encode(frame, ProtocolVersion.NEWEST, UnpooledByteBufAllocator.DEFAULT);
        while (whole.isReadable()) {
            send(bytes(Parts.cut(whole, UnpooledByteBufAllocator.DEFAULT)));
        }
        whole.release();
    }

    private byte[] frameBytes() throws IOException {
        int length = input.readInt();
        byte[] bytes = new byte[4 + length];
        Unpooled.wrappedBuffer(bytes).setInt(0, length);
        input.readFully(bytes, 4, length);
        return bytes;
    }

    /** Reads until the other side closes; true unless the fail-safe limit comes first. */
    public boolean isClosedByPeer() throws IOException {
        try {
            byte[] sink = new byte[8_192];
            int read = input.read(sink);
            while (read >= 0) {
                read = input.read(sink);
            }
            return true;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.xcom4ee.benchmarks.systems;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The receiving end of one connection: cuts the stream into messages and says how many bytes are taken. */
final class NioSource {
    private static final int BUFFER_BYTES = 4 << 20;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ByteBuffer acknowledgement = NioMember.newAcknowledgement().limit(0);
    private long taken;
    private long told;

    NioSource(SocketChannel channel) {
        this.channel = channel;
    }

    void read(Deliveries deliveries) throws IOException {
        if (channel.read(buffer) < 0) {
            throw new EOFException();
        }
        int at = 0;
        while (buffer.position() - at >= SendRing.LENGTH_BYTES) {
            int bytes = buffer.getInt(at);
            if (buffer.position() - at - SendRing.LENGTH_BYTES < bytes) {
                break;
            }
            deliveries.delivered(buffer.slice(at + SendRing.LENGTH_BYTES, bytes));
            at += SendRing.LENGTH_BYTES + bytes;
        }
        if (at > 0) {
            buffer.flip().position(at).compact();
            taken += at;
        }
        acknowledge();
    }

    /** Says the newest number. One that the socket does not take whole is finished before the next is begun. */
    private void acknowledge() throws IOException {
        if (!acknowledgement.hasRemaining() && told < taken) {
            acknowledgement.clear().putLong(0, taken);
            told = taken;
        }
        if (acknowledgement.hasRemaining()) {
            channel.write(acknowledgement);
        }
    }
}

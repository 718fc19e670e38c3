package io.xcom4ee.benchmarks.systems;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** The sending end of one connection: how far the ring is written to it, and how far the other end has taken it. */
final class NioTarget {
    private final SocketChannel channel;
    private final ByteBuffer acknowledgement = NioMember.newAcknowledgement();
    private SelectionKey key;
    private long written;
    private long acknowledged;

    NioTarget(SocketChannel channel) {
        this.channel = channel;
    }

    void register(Selector selector) throws IOException {
        if (key == null) {
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }
    }

    boolean isBehind(SendRing ring) {
        return written < ring.added() && (key == null || (key.interestOps() & SelectionKey.OP_WRITE) == 0);
    }

    /** Writes as much as the socket takes; if it takes no more, its key wakes when it does. */
    boolean write(SendRing ring) throws IOException {
        long before = written;
        while (written < ring.added()) {
            int taken = channel.write(ring.from(written));
            written += taken;
            if (taken == 0) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return written > before;
            }
        }
        key.interestOps(SelectionKey.OP_READ);
        return written > before;
    }

    void readAcknowledgements() throws IOException {
        while (true) {
            int read = channel.read(acknowledgement);
            if (read < 0) {
                throw new EOFException();
            }
            if (acknowledgement.hasRemaining()) {
                return;
            }
            acknowledged = acknowledgement.getLong(0);
            acknowledgement.clear();
        }
    }

    long acknowledged() {
        return acknowledged;
    }

    void close() throws IOException {
        channel.close();
    }
}

package io.xcom4ee.benchmarks.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The ceiling: every member sends its messages to every other over plain sockets, and who receives says how many bytes it
 * has taken. A member's own message counts as delivered there when all others have it. There is no order between senders,
 * no view, no recovery; nothing that orders messages can send fewer bytes or wait for less.
 *
 * <p>One thread does all reading and writing; all that has come together since the last turn travels in one write.
 */
final class NioMember implements SystemMember {
    private static final int RING_BYTES = 8 << 20;
    private static final int CONNECT_PAUSE_MILLIS = 50;

    private final Seat seat;
    private final Deliveries deliveries;
    private final SendRing ring = new SendRing(RING_BYTES);
    private final List<NioTarget> targets = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final CountDownLatch sources;
    private final AtomicBoolean sleeping = new AtomicBoolean();
    private volatile boolean ready;

    NioMember(Seat seat, Deliveries deliveries) throws IOException {
        this.seat = seat;
        this.deliveries = deliveries;
        this.sources = new CountDownLatch(seat.members() - 1);
        server.bind(address(seat.index()));
        server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        Thread loop = new Thread(this::run, "nio");
        loop.setDaemon(true);
        loop.start();
    }

    private InetSocketAddress address(int member) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), seat.port(member));
    }

    @Override
    public void awaitReady() throws IOException, InterruptedException {
        for (int member = 0; member < seat.members(); member++) {
            if (member != seat.index()) {
                targets.add(new NioTarget(connect(address(member))));
            }
        }
        sources.await();
        ready = true;
        selector.wakeup();
    }

    private static SocketChannel connect(InetSocketAddress address) throws InterruptedException, IOException {
        while (true) {
            try {
                SocketChannel channel = SocketChannel.open(address);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                return channel;
            } catch (java.net.ConnectException notYetThere) {
                Thread.sleep(CONNECT_PAUSE_MILLIS);
            }
        }
    }

    @Override
    public void broadcast(byte[] payload) throws InterruptedException {
        ring.add(payload);
        if (sleeping.get() && sleeping.compareAndSet(true, false)) {
            selector.wakeup();
        }
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                boolean moved = ready && turn();
                if (moved) {
                    selector.selectNow(this::handle);
                } else {
                    sleep();
                }
            }
        } catch (IOException lost) {
            throw new UncheckedIOException("a member of the group has gone", lost);
        }
    }

    /** Sleeps, unless something was added since the last turn; a later addition wakes. */
    private void sleep() throws IOException {
        sleeping.set(true);
        if (ready && targets.get(0).isBehind(ring)) {
            selector.selectNow(this::handle);
        } else {
            selector.select(this::handle);
        }
        sleeping.set(false);
    }

    /** Writes what there is and delivers what everybody has; false if nothing moved. */
    private boolean turn() throws IOException {
        boolean moved = false;
        long everybodyHas = Long.MAX_VALUE;
        for (NioTarget target : targets) {
            target.register(selector);
            moved |= target.write(ring);
            everybodyHas = Math.min(everybodyHas, target.acknowledged());
        }
        ring.acknowledge(everybodyHas, deliveries);
        return moved;
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (key.attachment() instanceof NioSource source) {
                source.read(deliveries);
            } else if (key.attachment() instanceof NioTarget target && key.isReadable()) {
                target.readAcknowledgements();
            }
        } catch (IOException lost) {
            throw new UncheckedIOException("a member of the group has gone", lost);
        }
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, new NioSource(channel));
            sources.countDown();
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            server.close();
            for (NioTarget target : targets) {
                target.close();
            }
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
    }

    /** How many bytes of one connection the receiver has taken, as both ends read and write it. */
    static ByteBuffer newAcknowledgement() {
        return ByteBuffer.allocateDirect(Long.BYTES);
    }
}

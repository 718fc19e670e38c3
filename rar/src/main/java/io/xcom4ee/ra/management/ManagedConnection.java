package io.xcom4ee.ra.management;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupStatistics.Peer;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** To the member of that name. */
record ManagedConnection(GroupChannel channel, String name) implements ConnectionMXBean {

    private Optional<Peer> peer() {
        return channel.statistics().peers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private long figure(ToLongFunction<Peer> figure) {
        return peer().map(figure::applyAsLong).orElse(0L);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isConnected() {
        return peer().isPresent();
    }

    @Override
    public String getAddress() {
        return peer().map(Peer::address).orElse("");
    }

    @Override
    public int getProtocolVersion() {
        return peer().map(Peer::protocolVersion).orElse(0);
    }

    @Override
    public long getFramesSent() {
        return figure(Peer::framesSent);
    }

    @Override
    public long getBytesSent() {
        return figure(Peer::bytesSent);
    }

    @Override
    public long getFramesDropped() {
        return figure(Peer::framesDropped);
    }

    @Override
    public long getFramesReceived() {
        return figure(Peer::framesReceived);
    }

    @Override
    public long getBytesReceived() {
        return figure(Peer::bytesReceived);
    }

    @Override
    public long getWaitingBytes() {
        return figure(Peer::waitingBytes);
    }
}

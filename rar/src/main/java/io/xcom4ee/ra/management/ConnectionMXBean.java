package io.xcom4ee.ra.management;

/**
 * The connection of the member in this server to another one of the installed view:
 * {@code io.xcom4ee:type=Connection,group=orders,name=server2}. While there is none all numbers are 0. {@code docs/jmx.md} says
 * what each attribute means.
 */
public interface ConnectionMXBean {
    String getName();

    boolean isConnected();

    String getAddress();

    int getProtocolVersion();

    long getFramesSent();

    long getBytesSent();

    long getFramesDropped();

    long getFramesReceived();

    long getBytesReceived();

    long getWaitingBytes();
}

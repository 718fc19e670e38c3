package io.xcom4ee.testing.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The interface on which the members of a test talk; what the platform takes for it by itself may be of IPv6. */
public final class Loopback {
    /** As members are told it. */
    public static final String HOST = "127.0.0.1";

    private static final byte[] ADDRESS = {127, 0, 0, 1};

    private Loopback() {}

    static InetSocketAddress at(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(ADDRESS), port);
        } catch (UnknownHostException ofWrongLength) {
            throw new IllegalStateException(ofWrongLength);
        }
    }

    /** A port that the machine gives to whoever wants any. Somebody else may take it before it is used: then another one is tried. */
    public static int freePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(at(0));
            return probe.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}

package io.xcom4ee.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of the loopback interface for tests, one after the other. */
public final class Ports {
    private static final int FIRST = 21_000;
    private static final int LAST = 21_999;
    private static final AtomicInteger NEXT = new AtomicInteger(FIRST);

    private Ports() {}

    /** A port that nobody listens on. */
    public static int free() {
        int port = next();
        while (!isFree(port)) {
            port = next();
        }
        return port;
    }

    private static int next() {
        return NEXT.getAndUpdate(port -> port == LAST ? FIRST : port + 1);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException used) {
            return false;
        }
    }

    /** As many ports as asked for. */
    public static List<Integer> free(int count) {
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < count) {
            ports.add(free());
        }
        return ports;
    }
}

package io.xcom4ee.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Whether anybody listens. */
final class RawConnection {
    private RawConnection() {}

    static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}

package io.xcom4ee.testing.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.HandshakeCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two plain sockets instead of members: what passes the relay between them, and what waits. */
class TestNetworkTest {
    private static final int FAIL_SAFE_MILLIS = 30_000;
    /** As long as a wait for what must not come takes. */
    private static final int BRIEF_MILLIS = 200;

    private static final InetAddress ADDRESS = Loopback.at(0).getAddress();

    private static final Set<Way> THERE = Set.of(new Way("a", "b"));
    private static final Set<Way> BACK = Set.of(new Way("b", "a"));

    private final byte[] hello = hello("a");
    private TestNetwork network;
    private ServerSocket member;

    private static byte[] hello(String name) {
        MemberInfo self = new MemberInfo(new MemberId(name, new UUID(1, 2)), "127.0.0.1", 7, 2, 50);
        ByteBuf encoded = HandshakeCodec.encode(
                new Hello(1, 2, "test", self, List.of("a", "b")), UnpooledByteBufAllocator.DEFAULT);
        try {
            return ByteBufUtil.getBytes(encoded);
        } finally {
            encoded.release();
        }
    }

    @BeforeEach
    void open() throws IOException {
        network = new TestNetwork("test", List.of("a", "b"));
        member = new ServerSocket(0, 8, ADDRESS);
        member.setSoTimeout(FAIL_SAFE_MILLIS);
        network.up("a", 1);
        network.up("b", member.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        member.close();
        network.close();
    }

    /** As a dials b. */
    private Socket dial() throws IOException {
        Socket socket = new Socket(ADDRESS, network.port("b"));
        socket.setSoTimeout(FAIL_SAFE_MILLIS);
        socket.getOutputStream().write(hello);
        return socket;
    }

    private Socket accept() throws IOException {
        Socket socket = member.accept();
        socket.setSoTimeout(FAIL_SAFE_MILLIS);
        assertThat(socket.getInputStream().readNBytes(hello.length)).isEqualTo(hello);
        return socket;
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static void assertHears(Socket socket, String text) throws IOException {
        assertThat(new String(socket.getInputStream().readNBytes(text.length()), UTF_8))
                .isEqualTo(text);
    }

    private static void assertHearsNothing(Socket socket) throws IOException {
        socket.setSoTimeout(BRIEF_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(FAIL_SAFE_MILLIS);
    }

    private static void assertEnds(Socket socket) throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void whatIsSaidOnACutWayWaitsAndPassesLater() throws IOException {
        try (Socket a = dial();
                Socket b = accept()) {
            say(a, "one");
            assertHears(b, "one");
            say(b, "answer");
            assertHears(a, "answer");

            network.cut(THERE);
            assertThat(network.cuts()).isEqualTo(THERE);
            say(a, "two");
            assertHearsNothing(b);
            say(b, "the way back is open");
            assertHears(a, "the way back is open");

            network.mend(THERE);
            assertHears(b, "two");
        }
    }

    @Test
    void theEndOfAConnectionWaitsToo() throws IOException {
        try (Socket a = dial();
                Socket b = accept()) {
            network.cut(THERE);
            say(a, "last words");
            a.shutdownOutput();
            assertHearsNothing(b);

            network.mend(THERE);
            assertHears(b, "last words");
            assertEnds(b);
        }
    }

    @Test
    void aNewConnectionNeedsBothWays() throws IOException {
        network.cut(BACK);
        try (Socket a = dial()) {
            member.setSoTimeout(BRIEF_MILLIS);
            assertThatThrownBy(() -> member.accept()).isInstanceOf(SocketTimeoutException.class);
            member.setSoTimeout(FAIL_SAFE_MILLIS);

            network.cutExactly((from, to) -> false);
            try (Socket b = accept()) {
                say(b, "welcome");
                assertHears(a, "welcome");
            }
        }
    }

    @Test
    void whoHasGivenUpMeanwhileIsNotConnectedLater() throws IOException {
        network.cut(THERE);
        try (Socket gaveUp = dial()) {
            gaveUp.shutdownOutput();
            assertEnds(gaveUp);
        }
        try (Socket a = dial()) {
            network.mend(THERE);
            try (Socket b = accept()) {
                say(a, "the only one");
                assertHears(b, "the only one");
            }
        }
    }

    @Test
    void whoIsDownLosesItsConnectionsAndGetsNoNewOnes() throws IOException {
        try (Socket a = dial();
                Socket b = accept()) {
            network.down("a");
            assertEnds(a);
            assertEnds(b);
        }
        try (Socket again = dial()) {
            assertEnds(again);
        }
        network.up("a", 1);
        network.down("b");
        try (Socket toNobody = dial()) {
            assertEnds(toNobody);
        }
    }

    @Test
    void nobodyNoticesAcrossACutThatAMemberIsDown() throws IOException {
        try (Socket a = dial();
                Socket b = accept()) {
            network.cut(BACK);
            network.down("b");
            assertEnds(b);
            assertHearsNothing(a);

            network.mend(BACK);
            assertEnds(a);
        }
    }

    @Test
    void whoSaysNoHelloIsTurnedAway() throws IOException {
        try (Socket stranger = new Socket(ADDRESS, network.port("b"))) {
            stranger.setSoTimeout(FAIL_SAFE_MILLIS);
            say(stranger, "GET / HTTP/1.1\r\n\r\n");
            assertEnds(stranger);
        }
    }

    @Test
    void moreThanAllBuffersHoldPassesInOrder() throws Exception {
        byte[] much = new byte[8 * 1024 * 1024];
        for (int at = 0; at < much.length; at++) {
            much[at] = (byte) (at * 31 + at / 251);
        }
        try (Socket a = dial();
                Socket b = accept()) {
            network.cut(THERE);
            Thread writer = new Thread(() -> {
                try {
                    a.getOutputStream().write(much);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            writer.start();
            assertHearsNothing(b);
            network.mend(THERE);
            assertThat(b.getInputStream().readNBytes(much.length)).isEqualTo(much);
            writer.join();
        }
    }
}

package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.engine.Ports;
import io.xcom4ee.engine.log.LogCapture;
import io.xcom4ee.engine.transport.TransportNode.Received;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The other end of a connection is gone without a word, as a machine is that loses power. */
class SilentConnectionsTest {
    /** Checks come from the test only. */
    private static final Duration CHECKS = Duration.ofHours(1);

    private static final int QUIET_CHECKS = 4;
    private static final int IDLE_CHECKS = 8;

    private LogCapture log;
    private TransportNode node;
    private MemberInfo peer;
    private RawPeer connection;

    @BeforeEach
    void connect() throws Exception {
        log = LogCapture.start();
        TransportTiming timing = new TransportTiming(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                CHECKS,
                Duration.ofDays(1),
                Duration.ofDays(1),
                CHECKS.multipliedBy(QUIET_CHECKS - 1),
                CHECKS.multipliedBy(IDLE_CHECKS - 1));
        int port = Ports.free();
        node = new TransportNode(port, timing).join("server1");
        peer = RawPeer.info("server2");
        connection = RawPeer.connect(port);
        connection.send(new LocalMember("orders", peer, TransportNode.LIST).hello(0));
        connection.handshake();
    }

    @AfterEach
    void closeAll() throws Exception {
        connection.close();
        node.close();
        log.close();
    }

    private static Frame frame(long round) {
        return new Frame(GroupId.NONE, new Message.Ask(1, round, round));
    }

    private void say(long round) throws Exception {
        connection.send(frame(round));
        node.event(Received.class, received -> received.frame().equals(frame(round)))
                .get(60, TimeUnit.SECONDS);
    }

    private void assertOpen() throws Exception {
        say(1_000);
        assertThat(log.texts()).noneMatch(text -> text.contains("XCOM0312I"));
    }

    private void assertClosed() throws Exception {
        assertThat(connection.isClosedByPeer()).isTrue();
        assertThat(log.texts()).anyMatch(text -> text.contains("XCOM0312I") && text.contains("server2"));
    }

    @Test
    void aConnectionFromAMemberOfTheViewIsClosedWhenNothingComesOnIt() throws Exception {
        node.viewInstalled(peer);
        say(1);
        node.check(1 + QUIET_CHECKS);
        assertClosed();
    }

    @Test
    void aConnectionOnWhichSomethingComesInTimeStaysOpen() throws Exception {
        node.viewInstalled(peer);
        for (int round = 1; round <= 3; round++) {
            say(round);
            // The first of them finds what was just said.
            node.check(QUIET_CHECKS);
        }
        assertOpen();
    }

    @Test
    void aMemberThatIsExpelledMeanwhileIsNotForgotten() throws Exception {
        node.viewInstalled(peer);
        node.check(2);
        node.viewInstalled();
        node.check(QUIET_CHECKS - 1);
        assertClosed();
    }

    @Test
    void whoIsInNoViewMayBeSilentForLonger() throws Exception {
        node.check(IDLE_CHECKS);
        assertOpen();
        node.check(1 + IDLE_CHECKS);
        assertClosed();
    }

    @Test
    void theSilentOneOfTwoConnectionsOfAPeerIsClosed() throws Exception {
        node.viewInstalled(peer);
        try (RawPeer again = RawPeer.connect(node.self().port())) {
            again.send(new LocalMember("orders", peer, TransportNode.LIST).hello(0));
            again.handshake();
            for (int round = 1; round <= 1 + QUIET_CHECKS; round++) {
                again.send(frame(round));
                Frame sent = frame(round);
                node.event(Received.class, received -> received.frame().equals(sent))
                        .get(60, TimeUnit.SECONDS);
                node.check(1);
            }
            assertClosed();
            again.send(frame(99));
            node.event(Received.class, received -> received.frame().equals(frame(99)))
                    .get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void bytesOfAFrameThatIsNotWholeProveAsMuch() {
        FrameSplitter splitter = new FrameSplitter();
        EmbeddedChannel channel = new EmbeddedChannel(splitter);
        assertThat(splitter.takeHeard()).isFalse();
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {0, 0}));
        assertThat(splitter.takeHeard()).isTrue();
        assertThat(splitter.takeHeard()).isFalse();
        channel.finishAndReleaseAll();
    }

    @Test
    void theBoundsLeaveRoomForTheRarestWords() {
        TransportTiming usual = TransportTiming.of(Duration.ofSeconds(5), Duration.ofMillis(250));
        assertThat(usual.quiet()).isEqualTo(Duration.ofSeconds(10));
        assertThat(usual.checksIn(usual.quiet())).isEqualTo(11);
        assertThat(TransportTiming.of(Duration.ofSeconds(30), Duration.ofMillis(250))
                        .quiet())
                .isEqualTo(Duration.ofSeconds(60));
        assertThat(TransportTiming.of(Duration.ofSeconds(5), Duration.ofMinutes(1))
                        .quiet())
                .isEqualTo(Duration.ofMinutes(4));
    }
}

package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;
import io.xcom4ee.engine.transport.TransportNode.Received;
import io.xcom4ee.engine.transport.TransportNode.Up;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two groups behind one port. */
class ReceptionTest extends SharedNodes {
    private static final int CONNECTIONS_MAX = 64;

    private Reception reception() throws Exception {
        return reception(GROUPS, CONNECTIONS_MAX, AMPLE);
    }

    private static Frame frame(long round) {
        return new Frame(GroupId.NONE, new Message.Ask(1, round, round));
    }

    private static List<Frame> frames(TransportNode node) {
        return node.events().stream()
                .filter(Received.class::isInstance)
                .map(event -> ((Received) event).frame())
                .toList();
    }

    @Test
    void eachGroupHearsItsOwnPeersOnly() throws Exception {
        Reception reception = reception();
        TransportNode orders = node(reception, "orders").join("server1");
        TransportNode audit = node(reception, "audit").join("server1");
        RawPeer first = connect(reception, "orders", "server2");
        RawPeer second = connect(reception, "audit", "server2");
        assertThat(first.handshake()).isEqualTo(new HelloAccepted(ProtocolVersion.NEWEST, orders.self()));
        assertThat(second.handshake()).isEqualTo(new HelloAccepted(ProtocolVersion.NEWEST, audit.self()));
        first.send(frame(1));
        second.send(frame(2));
        await(orders.event(Received.class, any -> true));
        await(audit.event(Received.class, any -> true));
        assertThat(frames(orders)).containsExactly(frame(1));
        assertThat(frames(audit)).containsExactly(frame(2));
    }

    @Test
    void twoProcessesAreConnectedOncePerGroup() throws Exception {
        Reception here = reception();
        Reception there = reception();
        TransportNode ordersHere = node(here, "orders").join("server1");
        TransportNode auditHere = node(here, "audit").join("server1");
        TransportNode ordersThere = node(there, "orders", here.port()).join("server2");
        TransportNode auditThere = node(there, "audit", here.port()).join("server2");
        await(ordersHere.up(ordersThere.self()));
        await(ordersThere.up(ordersHere.self()));
        await(auditHere.up(auditThere.self()));
        await(auditThere.up(auditHere.self()));
        auditThere.send(auditHere.self().id(), frame(3));
        assertThat(await(auditHere.event(Received.class, any -> true)))
                .isEqualTo(new Received(auditThere.self().id(), frame(3)));
        assertThat(frames(ordersHere)).isEmpty();
    }

    @Test
    void aHelloMayComeInPieces() throws Exception {
        Reception reception = reception();
        TransportNode audit = node(reception, "audit").join("server1");
        RawPeer peer = closing(RawPeer.connect(reception.port()));
        for (byte piece : RawPeer.bytes(RawPeer.hello("audit", "server2", TransportNode.LIST))) {
            peer.send(new byte[] {piece});
        }
        assertThat(peer.handshake()).isEqualTo(new HelloAccepted(ProtocolVersion.NEWEST, audit.self()));
        peer.send(frame(4));
        assertThat(await(audit.event(Received.class, any -> true)).frame()).isEqualTo(frame(4));
    }

    @Test
    void whatComesRightBehindAHelloIsNeitherLostNorReadTwice() throws Exception {
        Reception reception = reception();
        int peers = 24;
        int frames = 400;
        List<TransportNode> nodes = List.of(
                node(reception, "orders").join("server1"),
                node(reception, "audit").join("server1"));
        List<CompletableFuture<MemberInfo>> sending = IntStream.range(0, peers)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> helloAndFrames(reception, number % 2 == 0 ? "orders" : "audit", number, frames)))
                .toList();
        for (int number = 0; number < peers; number++) {
            MemberInfo peer = await(sending.get(number));
            TransportNode node = nodes.get(number % 2);
            await(node.event(
                    Received.class,
                    received -> received.from().equals(peer.id())
                            && received.frame().equals(frame(frames))));
            assertThat(node.events().stream()
                            .filter(Received.class::isInstance)
                            .map(Received.class::cast)
                            .filter(received -> received.from().equals(peer.id()))
                            .map(Received::frame))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, frames)
                            .mapToObj(round -> frame(round))
                            .toList());
        }
    }

    /** As one piece that the network cuts where it likes. Nobody of ours would do so: a dialler waits for the answer. */
    private MemberInfo helloAndFrames(Reception reception, String group, int number, int frames) {
        try {
            MemberInfo self = RawPeer.info("peer" + number);
            List<byte[]> pieces = new ArrayList<>();
            pieces.add(RawPeer.bytes(new LocalMember(group, self, TransportNode.LIST).hello(0)));
            for (int round = 1; round <= frames; round++) {
                pieces.add(RawPeer.bytes(frame(round)));
            }
            RawPeer peer = RawPeer.connect(reception.port());
            synchronized (this) {
                closing(peer);
            }
            peer.send(RawPeer.joined(pieces));
            return self;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void whoIsOfAnotherGroupHearsWhichOnesAreHere() throws Exception {
        Reception reception = reception();
        TransportNode orders = node(reception, "orders").join("server1");
        RawPeer stranger = connect(reception, "prices", "server9");
        assertThat(stranger.handshake())
                .isEqualTo(new HelloRefused(
                        Refusal.GROUP_MISMATCH, "the groups here are audit and orders, server9 is of group prices"));
        assertThat(stranger.isClosedByPeer()).isTrue();
        assertThat(await(log().text(text -> text.contains("XCOM0304E")))).contains("server9", "GROUP_MISMATCH");
        assertLetIn(reception, orders, "orders", "server2");
    }

    @Test
    void aSilentStrangerIsClosedAfterTheHandshakeTime() throws Exception {
        Reception reception = reception(GROUPS, CONNECTIONS_MAX, Duration.ofMillis(50));
        node(reception, "orders").join("server1");
        RawPeer stranger = closing(RawPeer.connect(reception.port()));
        stranger.send(new byte[] {0});
        assertThat(stranger.isClosedByPeer()).isTrue();
        assertThat(await(log().text(text -> text.contains("XCOM0306W")))).contains("127.0.0.1", "50 ms");
    }

    @Test
    void foreignBytesEndTheirConnectionAlone() throws Exception {
        Reception reception = reception();
        TransportNode orders = node(reception, "orders").join("server1");
        RawPeer browser = closing(RawPeer.connect(reception.port()));
        browser.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(browser.isClosedByPeer()).isTrue();
        RawPeer impatient = closing(RawPeer.connect(reception.port()));
        impatient.send(frame(1));
        assertThat(impatient.isClosedByPeer()).isTrue();
        RawPeer confused = closing(RawPeer.connect(reception.port()));
        confused.send(new HelloAccepted(ProtocolVersion.NEWEST, RawPeer.info("server2")));
        assertThat(confused.isClosedByPeer()).isTrue();
        assertThat(await(log().text(text -> text.contains("XCOM0305W")))).contains("127.0.0.1");
        assertLetIn(reception, orders, "orders", "server2");
    }

    @Test
    void aGroupThatStandsStillKeepsNobodyOutOfTheOther() throws Exception {
        Reception reception = reception();
        TransportNode orders = node(reception, "orders").join("server1");
        TransportNode audit = node(reception, "audit").join("server1");
        CountDownLatch thaw = frozen(audit);
        RawPeer waiting = connect(reception, "audit", "server2");
        assertLetIn(reception, orders, "orders", "server2");
        thaw.countDown();
        assertThat(waiting.handshake()).isEqualTo(new HelloAccepted(ProtocolVersion.NEWEST, audit.self()));
    }

    @Test
    void aGroupWithoutAMemberTurnsItsPeersAwayWithoutAWord() throws Exception {
        Reception reception = reception();
        TransportNode orders = node(reception, "orders").join("server1");
        TransportNode audit = node(reception, "audit").join("server1");
        RawPeer ofAudit = connect(reception, "audit", "server2");
        ofAudit.handshake();
        audit.close();
        assertThat(ofAudit.isClosedByPeer()).isTrue();
        assertThat(connect(reception, "audit", "server3").isClosedByPeer()).isTrue();
        assertThat(log().texts()).noneMatch(text -> text.contains("XCOM030") && !text.contains("XCOM0307I"));

        assertLetIn(reception, orders, "orders", "server2");
        TransportNode again = node(reception, "audit").join("server1");
        assertLetIn(reception, again, "audit", "server3");
        assertThat(closed()).isNotDone();
    }

    @Test
    void closesWithItsLastMember() throws Exception {
        Reception reception = reception();
        TransportNode orders = node(reception, "orders").join("server1");
        orders.close();
        assertThat(closed()).as("the other one has not been there yet").isNotDone();
        TransportNode audit = node(reception, "audit").join("server1");
        audit.close();
        await(closed());
        assertThatThrownBy(() -> RawPeer.connect(reception.port())).isInstanceOf(ConnectException.class);
    }

    @Test
    void closingEndsEveryConnectionThatCameThroughIt() throws Exception {
        Reception reception = reception();
        node(reception, "orders").join("server1");
        RawPeer member = connect(reception, "orders", "server2");
        member.handshake();
        RawPeer stranger = closing(RawPeer.connect(reception.port()));
        reception.close();
        reception.close();
        assertThat(member.isClosedByPeer()).isTrue();
        assertThat(stranger.isClosedByPeer()).isTrue();
    }

    @Test
    void aGroupHasOneMemberHereAtMost() throws Exception {
        Reception reception = reception();
        node(reception, "orders");
        assertThatThrownBy(() -> new TransportNode(reception, "orders"))
                .hasMessage("the shared port has a member of the group orders already");
        assertThatThrownBy(() -> new TransportNode(reception, "prices"))
                .hasMessage("the shared port is not for the group prices");
        reception.close();
        assertThatThrownBy(() -> new TransportNode(reception, "audit")).hasMessage("the shared port is closed");
    }

    @Test
    void aMemberThatComesBackIsFoundUnderItsNewIdentity() throws Exception {
        Reception here = reception();
        Reception there = reception();
        TransportNode first = node(here, "orders").join("server1");
        TransportNode second = node(there, "orders", here.port()).join("server2");
        await(first.up(second.self()));
        await(second.up(first.self()));
        second.join("server2");
        Up up = await(first.up(second.self()));
        assertThat(up.peer()).isEqualTo(second.self());
    }
}

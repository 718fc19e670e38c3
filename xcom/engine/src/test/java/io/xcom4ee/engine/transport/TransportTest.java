package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.engine.Ports;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Parts;
import io.xcom4ee.engine.transport.TransportNode.Down;
import io.xcom4ee.engine.transport.TransportNode.Received;
import io.xcom4ee.engine.transport.TransportNode.Up;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TransportTest extends LoggedNodes {
    private static Frame frame(long round) {
        return new Frame(GroupId.NONE, new Message.Ask(1, round, round));
    }

    @Test
    void twoNodesReachEachOtherThoughOnlyOneKnowsTheOther() throws Exception {
        List<Integer> ports = Ports.free(2);
        TransportNode first = closing(new TransportNode(ports.get(0))).join("server1");
        TransportNode second =
                closing(new TransportNode(ports.get(1), ports.get(0))).join("server2");

        await(first.up(second.self()));
        await(second.up(first.self()));
        first.send(second.self().id(), frame(1));
        second.send(first.self().id(), frame(2));

        Received atSecond = await(second.event(Received.class, received -> true));
        assertThat(atSecond).isEqualTo(new Received(first.self().id(), frame(1)));
        Received atFirst = await(first.event(Received.class, received -> true));
        assertThat(atFirst).isEqualTo(new Received(second.self().id(), frame(2)));
    }

    @Test
    void aNewIncarnationTakesThePlaceOfTheOneThatIsGone() throws Exception {
        List<Integer> ports = Ports.free(2);
        TransportNode first = closing(new TransportNode(ports.get(0))).join("server1");
        TransportNode second = new TransportNode(ports.get(1), ports.get(0)).join("server2");
        await(first.up(second.self()));
        second.close();
        await(first.event(Down.class, down -> down.peer().equals(second.self().id())));

        TransportNode again =
                closing(new TransportNode(ports.get(1), ports.get(0))).join("server2");
        await(first.up(again.self()));
        await(again.up(first.self()));
        again.send(first.self().id(), frame(3));

        Received received = await(first.event(Received.class, any -> true));
        assertThat(received.from()).isEqualTo(again.self().id());
        assertThat(log().texts()).noneMatch(text -> text.contains("XCOM0303E") || text.contains("XCOM0304E"));
    }

    @Test
    void aNodeThatRejoinsComesBackUnderItsNewIdentity() throws Exception {
        List<Integer> ports = Ports.free(2);
        TransportNode first = closing(new TransportNode(ports.get(0))).join("server1");
        TransportNode second =
                closing(new TransportNode(ports.get(1), ports.get(0))).join("server2");
        await(first.up(second.self()));
        await(second.up(first.self()));

        second.join("server2");

        await(first.up(second.self()));
        assertThat(log().texts()).noneMatch(text -> text.contains("XCOM0303E") || text.contains("XCOM0304E"));
    }

    @Test
    void aNodeThatDialsItselfKeepsQuiet() throws Exception {
        int port = Ports.free();
        int other = Ports.free();
        TransportNode first = closing(new TransportNode(port, port, other)).join("server1");
        TransportNode second = closing(new TransportNode(other, port)).join("server2");
        await(first.up(second.self()));
        await(second.up(first.self()));

        assertThat(first.events())
                .allMatch(event -> !(event instanceof Up up)
                        || !up.peer().id().equals(first.self().id()));
        assertThat(log().texts()).noneMatch(text -> text.contains("XCOM030") && !text.contains("XCOM0307I"));
        assertThat(first.problems()).isEmpty();
    }

    @Test
    void twoAddressesOfOnePeerMakeOneConnection() throws Exception {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TransportNode node = closing(new TransportNode(Ports.free(), one.getLocalPort(), other.getLocalPort()))
                    .join("server1");
            HelloAccepted sameProcess = new HelloAccepted(ProtocolVersion.NEWEST, RawPeer.info("server2"));
            RawPeer first = closing(new RawPeer(one.accept()));
            first.handshake();
            first.send(sameProcess);
            Up up = await(node.event(Up.class, any -> true));
            RawPeer second = closing(new RawPeer(other.accept()));
            second.handshake();
            second.send(sameProcess);

            assertThat(second.isClosedByPeer()).isTrue();
            node.send(up.peer().id(), frame(5));
            assertThat(first.frame()).isEqualTo(frame(5));
            assertThat(node.events()).containsExactly(up);

            first.close();
            RawPeer again = closing(new RawPeer(other.accept()));
            again.handshake();
            again.send(sameProcess);
            await(node.event(Down.class, any -> true));
        }
    }

    @Test
    void aPeerThatDialsTwiceKeepsBothConnectionsUntilItClosesOne() throws Exception {
        int port = Ports.free();
        TransportNode node = closing(new TransportNode(port)).join("server1");
        Hello hello = RawPeer.hello("orders", "server2", TransportNode.LIST);
        RawPeer first = closing(RawPeer.connect(port));
        first.send(hello);
        first.handshake();
        RawPeer second = closing(RawPeer.connect(port));
        second.send(hello);
        second.handshake();

        second.close();
        first.send(frame(6));
        assertThat(await(node.event(Received.class, any -> true)).frame()).isEqualTo(frame(6));
    }

    @Test
    void aSilentStrangerIsClosedAfterTheHandshakeTime() throws Exception {
        int port = Ports.free();
        TransportTiming impatient = new TransportTiming(
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10));
        closing(new TransportNode(port, impatient)).join("server1");

        RawPeer stranger = closing(RawPeer.connect(port));

        assertThat(stranger.isClosedByPeer()).isTrue();
        assertThat(await(log().text(text -> text.contains("XCOM0306W")))).contains("127.0.0.1", "50 ms");
    }

    @Test
    void aPeerThatReadsNothingLosesFramesAndIsToldAgainOnceItReads() throws Exception {
        int port = Ports.free();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TransportNode node =
                    closing(new TransportNode(port, listening.getLocalPort())).join("server1");
            RawPeer slow = closing(new RawPeer(listening.accept()));
            slow.handshake();
            slow.send(new HelloAccepted(ProtocolVersion.NEWEST, RawPeer.info("server2")));
            Up up = await(node.event(Up.class, any -> true));

            Frame large = new Frame(
                    GroupId.NONE, new Message.Propose(1, 0, new Batch(1, Payloads.of(List.of(new byte[256 * 1024])))));
            Future<String> full = log().text(text -> text.contains("XCOM0309W"));
            while (!full.isDone()) {
                node.send(up.peer().id(), large);
            }
            assertThat(await(full)).contains("server2 takes frames too slowly");
            assertThat(node.traffic().framesDropped()).isPositive();
            assertThat(node.peer(up.peer().id()).framesDropped())
                    .isEqualTo(node.traffic().framesDropped());
            assertThat(node.peer(up.peer().id()).waitingBytes()).isPositive();
            node.events().clear();
            Future<Up> again = node.event(Up.class, any -> true);
            while (!again.isDone()) {
                slow.frame();
            }
            assertThat(await(again)).isEqualTo(up);
        }
    }

    @Test
    void urgentFramesStillFitWhenOthersDoNotAndGoBeforeThem() throws Exception {
        int port = Ports.free();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TransportNode node =
                    closing(new TransportNode(port, listening.getLocalPort())).join("server1");
            RawPeer slow = closing(new RawPeer(listening.accept()));
            Up up = accept(node, slow, ProtocolVersion.NEWEST);
            Future<String> full = log().text(text -> text.contains("XCOM0309W"));
            while (!full.isDone()) {
                node.send(up.peer().id(), large());
            }
            node.send(up.peer().id(), frame(77));

            Frame received = slow.frame();
            while (received.message() instanceof Message.Propose) {
                received = slow.frame();
            }
            assertThat(received).isEqualTo(frame(77));
            assertThat(slow.frame()).isEqualTo(large());
        }
    }

    @Test
    void largeFramesTravelInPartsToThoseThatKnowThem() throws Exception {
        int port = Ports.free();
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TransportNode node =
                    closing(new TransportNode(port, listening.getLocalPort())).join("server1");
            RawPeer peer = closing(new RawPeer(listening.accept()));
            Up up = accept(node, peer, Parts.SINCE_VERSION);
            node.send(up.peer().id(), large());
            node.send(up.peer().id(), frame(5));

            List<Frame> received = List.of(peer.frame(), peer.frame());
            assertThat(received).containsExactlyInAnyOrder(large(), frame(5));
            assertThat(peer.partsRead()).isGreaterThan(1);
        }
    }

    @Test
    void framesInPartsArePutTogether() throws Exception {
        int port = Ports.free();
        TransportNode node = closing(new TransportNode(port)).join("server1");
        RawPeer peer = closing(RawPeer.connect(port));
        peer.send(RawPeer.hello("orders", "server2", TransportNode.LIST));
        peer.handshake();
        peer.sendInParts(large());
        peer.sendInParts(frame(6));

        await(node.event(Received.class, received -> received.frame().equals(frame(6))));
        assertThat(node.events().stream().filter(Received.class::isInstance))
                .extracting(event -> ((Received) event).frame())
                .containsExactly(large(), frame(6));
    }

    private static Up accept(TransportNode node, RawPeer peer, int version) throws Exception {
        peer.handshake();
        peer.send(new HelloAccepted(version, RawPeer.info("server2")));
        return await(node.event(Up.class, any -> true));
    }

    private static Frame large() {
        return new Frame(
                GroupId.NONE, new Message.Propose(1, 0, new Batch(1, Payloads.of(List.of(new byte[256 * 1024])))));
    }

    @Test
    void aConnectionThatTakesNothingForLongIsClosedAndOpenedAgain() throws Exception {
        int port = Ports.free();
        TransportTiming impatient = new TransportTiming(
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10));
        try (ServerSocket listening = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            TransportNode node = closing(new TransportNode(port, impatient, listening.getLocalPort()))
                    .join("server1");
            RawPeer frozen = closing(new RawPeer(listening.accept()));
            frozen.handshake();
            frozen.send(new HelloAccepted(ProtocolVersion.NEWEST, RawPeer.info("server2")));
            Up up = await(node.event(Up.class, any -> true));
            Frame large = new Frame(
                    GroupId.NONE, new Message.Propose(1, 0, new Batch(1, Payloads.of(List.of(new byte[256 * 1024])))));
            Future<Down> down = node.event(Down.class, any -> true);
            while (!down.isDone()) {
                node.send(up.peer().id(), large);
            }

            assertThat(await(log().text(text -> text.contains("XCOM0310W")))).contains("server2", "100 ms");
            assertThat(closing(new RawPeer(listening.accept())).handshake()).isNotNull();
        }
    }

    @Test
    void addressesThatNobodyNeedsAreForgotten() throws Exception {
        int port = Ports.free();
        TransportTiming forgetful = new TransportTiming(
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofMillis(10),
                Duration.ofSeconds(10),
                Duration.ofMillis(50),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10));
        TransportNode node = closing(new TransportNode(port, forgetful)).join("server1");
        RawPeer visitor = RawPeer.connect(port);
        visitor.send(RawPeer.hello("orders", "server2", TransportNode.LIST));
        visitor.handshake();
        visitor.close();

        // Each question is asked on the loop, so these are no busy loops of the test's own.
        while (node.problems().isEmpty()) {
            Thread.onSpinWait();
        }
        while (!node.problems().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(node.problems()).isEmpty();
    }
}

package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.FoundingBallot;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Snapshot;
import io.xcom4ee.engine.Ports;
import io.xcom4ee.engine.codec.Handshake.Hello;
import io.xcom4ee.engine.codec.Handshake.HelloAccepted;
import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;
import io.xcom4ee.engine.transport.TransportNode.Received;
import io.xcom4ee.engine.transport.TransportNode.Up;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is let in, who is not, and what both sides say of it. */
class HandshakeTest extends LoggedNodes {
    /** A node at this port, and a second one that dials it as this member. */
    private TransportNode[] strangers(java.util.function.Function<MemberInfo, LocalMember> second) throws Exception {
        List<Integer> ports = Ports.free(2);
        TransportNode acceptor = closing(new TransportNode(ports.get(0))).join("server1");
        TransportNode dialler = closing(new TransportNode(ports.get(1), ports.get(0)));
        dialler.join(second.apply(dialler.info("server2")));
        return new TransportNode[] {acceptor, dialler};
    }

    private void bothSidesSay(TransportNode[] nodes, Refusal refusal, String reason) throws Exception {
        assertThat(await(log().text(text -> text.startsWith("XCOM0304E")))).contains(refusal.name(), reason);
        assertThat(await(log().text(text -> text.startsWith("XCOM0303E")))).contains(refusal.name(), reason);
        assertThat(nodes[1].problems()).anyMatch(problem -> problem.contains(reason));
        assertThat(nodes[0].events()).isEmpty();
        assertThat(nodes[1].events()).isEmpty();
    }

    @Test
    void aMemberOfAnotherGroupIsRefusedOnBothSides() throws Exception {
        TransportNode[] nodes = strangers(info -> new LocalMember("invoices", info, TransportNode.LIST));
        bothSidesSay(nodes, Refusal.GROUP_MISMATCH, "server1 is of group orders, server2 of group invoices");
    }

    @Test
    void aMemberOfAnotherVersionIsRefusedOnBothSides() throws Exception {
        TransportNode[] nodes = strangers(info -> new LocalMember("orders", info, TransportNode.LIST, 7, 9));
        bothSidesSay(
                nodes, Refusal.VERSION_MISMATCH, "server1 speaks the protocol versions 1 to 2, server2 speaks 7 to 9");
    }

    @Test
    void aMemberWithAnotherListIsRefusedOnBothSides() throws Exception {
        TransportNode[] nodes = strangers(info -> new LocalMember("orders", info, List.of("server1", "server4")));
        bothSidesSay(nodes, Refusal.LIST_MISMATCH, "only server1 has [server2, server3], only server2 has [server4]");
    }

    @Test
    void aMemberWithAnotherKindOfMembershipIsRefusedOnBothSides() throws Exception {
        TransportNode[] nodes = strangers(info -> new LocalMember("orders", info, List.of()));
        bothSidesSay(nodes, Refusal.LIST_MISMATCH, "membership differs: it is listed at server1, dynamic at server2");
    }

    @Test
    void aSecondProcessOfALiveNameIsRefusedOnBothSides() throws Exception {
        List<Integer> ports = Ports.free(3);
        TransportNode first = closing(new TransportNode(ports.get(0))).join("server1");
        TransportNode second =
                closing(new TransportNode(ports.get(1), ports.get(0))).join("server2");
        await(first.up(second.self()));

        TransportNode impostor =
                closing(new TransportNode(ports.get(2), ports.get(0))).join("server2");

        assertThat(await(log().text(text -> text.startsWith("XCOM0304E"))))
                .contains("NAME_IN_USE", "the name server2 belongs to another live process");
        assertThat(await(log().text(text -> text.startsWith("XCOM0303E")))).contains("NAME_IN_USE");
        assertThat(impostor.events()).isEmpty();
        assertThat(first.events()).containsExactly(new Up(second.self()));
    }

    @Test
    void aProcessWithTheAcceptorsOwnNameIsRefusedOnBothSides() throws Exception {
        List<Integer> ports = Ports.free(2);
        closing(new TransportNode(ports.get(0))).join("server1");
        closing(new TransportNode(ports.get(1), ports.get(0))).join("server1");

        assertThat(await(log().text(text -> text.startsWith("XCOM0304E"))))
                .contains("NAME_IN_USE", "the name server1 belongs to the process at 127.0.0.1:" + ports.get(0));
        assertThat(await(log().text(text -> text.startsWith("XCOM0303E")))).contains("NAME_IN_USE");
    }

    @Test
    void aNameWhoseProcessIsSilentGoesToANewOne() throws Exception {
        int port = Ports.free();
        TransportTiming shortSilence = TransportTiming.of(java.time.Duration.ZERO, java.time.Duration.ofMillis(250));
        closing(new TransportNode(port, shortSilence)).join("server1");
        RawPeer silent = closing(RawPeer.connect(port));
        silent.send(RawPeer.hello("orders", "server2", TransportNode.LIST));
        assertThat(silent.handshake()).isInstanceOf(HelloAccepted.class);

        RawPeer newer = closing(RawPeer.connect(port));
        newer.send(RawPeer.hello("orders", "server2", TransportNode.LIST));

        assertThat(newer.handshake()).isInstanceOf(HelloAccepted.class);
        assertThat(silent.isClosedByPeer()).isTrue();
    }

    @Test
    void moreConnectionsThanAllowedAreRefused() throws Exception {
        int port = Ports.free();
        closing(new TransportNode(port)).join("server1");
        for (int open = 0; open < 8; open++) {
            closing(RawPeer.connect(port));
        }
        RawPeer late = closing(RawPeer.connect(port));
        late.send(RawPeer.hello("orders", "server2", TransportNode.LIST));

        assertThat(late.handshake())
                .isInstanceOfSatisfying(
                        HelloRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TOO_MANY_CONNECTIONS));
    }

    @Test
    void garbageClosesTheConnectionWithOneLineAndHarmsNobody() throws Exception {
        List<Integer> ports = Ports.free(2);
        TransportNode first = closing(new TransportNode(ports.get(0))).join("server1");
        TransportNode second =
                closing(new TransportNode(ports.get(1), ports.get(0))).join("server2");
        await(first.up(second.self()));
        await(second.up(first.self()));

        for (int run = 0; run < 3; run++) {
            RawPeer stranger = closing(RawPeer.connect(ports.get(0)));
            stranger.send("GET / HTTP/1.1\r\nHost: somewhere\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(stranger.isClosedByPeer()).isTrue();
        }

        second.send(first.self().id(), new Frame(GroupId.NONE, new Message.Gone(1, 2)));
        await(first.event(Received.class, any -> true));
        assertThat(log().texts().stream().filter(text -> text.startsWith("XCOM0305W")))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("127.0.0.1", "not a frame of this protocol"));
    }

    @Test
    void anOversizedFrameClosesTheConnectionBeforeItHasCome() throws Exception {
        int port = Ports.free();
        closing(new TransportNode(port)).join("server1");
        RawPeer beforeHandshake = closing(RawPeer.connect(port));
        beforeHandshake.send(head(8 * 1024 - 3));
        assertThat(beforeHandshake.isClosedByPeer()).isTrue();

        RawPeer afterHandshake = closing(RawPeer.connect(port));
        afterHandshake.send(RawPeer.hello("orders", "server2", TransportNode.LIST));
        assertThat(afterHandshake.handshake()).isInstanceOf(HelloAccepted.class);
        afterHandshake.send(head(32 * 1024 * 1024 - 3));
        assertThat(afterHandshake.isClosedByPeer()).isTrue();
        assertThat(await(log().text(text -> text.contains("XCOM0305W") && text.contains("server2"))))
                .contains("a frame of 33554433 bytes");
    }

    /** The first bytes of a frame of this length. */
    private static byte[] head(int length) {
        return new byte[] {
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length, 'X', 'C', 1, 2
        };
    }

    @Test
    void aFrameBeforeTheHandshakeClosesTheConnection() throws Exception {
        int port = Ports.free();
        TransportNode node = closing(new TransportNode(port)).join("server1");
        RawPeer stranger = closing(RawPeer.connect(port));
        stranger.send(new Frame(GroupId.NONE, new Message.Gone(1, 2)));

        assertThat(stranger.isClosedByPeer()).isTrue();
        assertThat(node.events()).isEmpty();
    }

    @Test
    void aSecondHelloClosesTheConnection() throws Exception {
        int port = Ports.free();
        closing(new TransportNode(port)).join("server1");
        RawPeer stranger = closing(RawPeer.connect(port));
        Hello hello = RawPeer.hello("orders", "server2", TransportNode.LIST);
        stranger.send(hello);
        assertThat(stranger.handshake()).isInstanceOf(HelloAccepted.class);
        stranger.send(hello);

        assertThat(stranger.isClosedByPeer()).isTrue();
    }

    @Test
    void theNewestCommonVersionIsChosen() throws Exception {
        int port = Ports.free();
        closing(new TransportNode(port)).join("server1");
        assertThat(agreedVersion(port, 1, 4)).isEqualTo(ProtocolVersion.NEWEST);
        assertThat(agreedVersion(port, 1, 1)).isEqualTo(1);
    }

    private int agreedVersion(int port, int least, int most) throws Exception {
        RawPeer peer = closing(RawPeer.connect(port));
        MemberInfo info = new MemberInfo(new MemberId("peer" + most, UUID.randomUUID()), "127.0.0.1", 1, most, 50);
        peer.send(new LocalMember("orders", info, TransportNode.LIST, least, most).hello(0));
        return ((HelloAccepted) peer.handshake()).version();
    }

    @Test
    void whoDoesNotSpeakTheVersionOfTheGroupIsDisconnectedAndRefused() throws Exception {
        List<Integer> ports = Ports.free(2);
        TransportNode newer = closing(new TransportNode(ports.get(0))).join("server1");
        TransportNode older = closing(new TransportNode(ports.get(1), ports.get(0)));
        older.join(new LocalMember("orders", older.info("server2", 1), TransportNode.LIST));
        await(newer.up(older.self()));
        await(older.up(newer.self()));

        newer.groupWorksAt(2);

        await(older.event(TransportNode.Down.class, down -> true));
        await(newer.event(TransportNode.Down.class, down -> true));
        String reason = "server1 is in a group that works at protocol version 2, server2 speaks 1";
        assertThat(await(log().text(text -> text.startsWith("XCOM0303E") && text.contains(reason))))
                .contains("VERSION_MISMATCH");
        assertThat(older.problems()).anyMatch(problem -> problem.contains(reason));
    }

    @Test
    void membersOfTwoVersionsUnderstandEachOther() throws Exception {
        List<Integer> ports = Ports.free(2);
        TransportNode newer = closing(new TransportNode(ports.get(0))).join("server1");
        TransportNode older = closing(new TransportNode(ports.get(1), ports.get(0)));
        older.join(new LocalMember("orders", older.info("server2", 1), TransportNode.LIST));
        await(newer.up(older.self()));
        await(older.up(newer.self()));

        // What both versions write in different ways.
        Configuration configuration = new Configuration(
                1, 1, 10, List.of(new ConfiguredMember(1, newer.self(), true)), 2, 2, List.of(), List.of(), List.of());
        Frame welcome = new Frame(
                GroupId.NONE,
                new Message.Welcome(new Snapshot(
                        GroupId.NONE,
                        new FoundingBallot(1, newer.self().id()),
                        0,
                        0,
                        List.of(configuration),
                        List.of())));
        newer.send(older.self().id(), welcome);
        older.send(newer.self().id(), welcome);

        assertThat(await(older.event(Received.class, received -> true)).frame()).isEqualTo(welcome);
        assertThat(await(newer.event(Received.class, received -> true)).frame()).isEqualTo(welcome);
    }

    @Test
    void anUnresolvableSeedIsReportedAndDoesNotStandInTheWay() throws Exception {
        List<Integer> ports = Ports.free(2);
        TransportNode second = closing(new TransportNode(ports.get(1))).join("server2");
        TransportNode first = closing(
                        TransportNode.withSeeds(ports.get(0), "no-such-host.invalid:9266", "127.0.0.1:" + ports.get(1)))
                .join("server1");

        await(first.up(second.self()));
        assertThat(await(log().text(text -> text.startsWith("XCOM0302W"))))
                .contains("no-such-host.invalid:9266 cannot be resolved");
    }
}

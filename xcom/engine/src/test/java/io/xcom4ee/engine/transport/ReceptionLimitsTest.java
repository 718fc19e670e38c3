package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.engine.codec.Handshake.HelloRefused;
import io.xcom4ee.engine.codec.Handshake.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many connections a shared port has, and who has them; whatever becomes of one, it is counted until it is closed. */
class ReceptionLimitsTest extends SharedNodes {
    private static final int MAX = 8;

    @Test
    void connectionsOfAllGroupsCountTogether() throws Exception {
        Reception reception = reception(GROUPS, MAX, AMPLE);
        TransportNode orders = node(reception, "orders").join("server1");
        TransportNode audit = node(reception, "audit").join("server1");
        for (int number = 1; number <= MAX; number++) {
            boolean even = number % 2 == 0;
            assertLetIn(reception, even ? orders : audit, even ? "orders" : "audit", "peer" + number);
        }
        assertThat(connect(reception, "orders", "peer9").handshake())
                .isEqualTo(new HelloRefused(Refusal.TOO_MANY_CONNECTIONS, "server1 has 8 connections already"));
    }

    @Test
    void aMemberWhoseLoopHasEndedCostsTheOthersNothing() throws Exception {
        Reception reception = reception(GROUPS, MAX, AMPLE);
        TransportNode orders = node(reception, "orders").join("server1");
        node(reception, "audit").join("server1").endLoop();
        for (int number = 1; number <= 40; number++) {
            assertThat(connect(reception, "audit", "peer" + number).isClosedByPeer())
                    .isTrue();
        }
        assertLetIn(reception, orders, "orders", "server2");
    }

    @Test
    void strangersBeyondTwiceTheLimitAreNotEvenHeard() throws Exception {
        Reception reception = reception(GROUPS, MAX, AMPLE);
        node(reception, "orders").join("server1");
        List<RawPeer> silent = new ArrayList<>();
        for (int number = 1; number <= 2 * MAX; number++) {
            silent.add(closing(RawPeer.connect(reception.port())));
        }
        assertThat(closing(RawPeer.connect(reception.port())).isClosedByPeer()).isTrue();
        RawPeer last = silent.get(2 * MAX - 1);
        last.send(RawPeer.hello("orders", "server2", TransportNode.LIST));
        assertThat(last.handshake())
                .isEqualTo(new HelloRefused(Refusal.TOO_MANY_CONNECTIONS, "server1 has 8 connections already"));
    }

    @Test
    void aGroupThatStandsStillKeepsNoConnectionsFromTheOther() throws Exception {
        Reception reception = reception(GROUPS, MAX, Duration.ofSeconds(2));
        TransportNode orders = node(reception, "orders").join("server1");
        TransportNode audit = node(reception, "audit").join("server1");
        CountDownLatch thaw = frozen(audit);
        List<RawPeer> waiting = new ArrayList<>();
        for (int number = 1; number <= 2 * MAX; number++) {
            waiting.add(connect(reception, "audit", "peer" + number));
        }
        for (RawPeer peer : waiting) {
            assertThat(peer.isClosedByPeer()).isTrue();
        }
        assertThat(log().texts()).as("their hello was in time").noneMatch(text -> text.contains("XCOM0306W"));
        assertLetIn(reception, orders, "orders", "server2");

        thaw.countDown();
        assertLetIn(reception, audit, "audit", "server2");
    }

    @Test
    void connectionsOnTheirWayToAMemberThatEndsAreClosed() throws Exception {
        Reception reception = reception(GROUPS, MAX, AMPLE);
        TransportNode orders = node(reception, "orders").join("server1");
        for (int life = 1; life <= 10; life++) {
            TransportNode audit = node(reception, "audit").join("server1");
            CountDownLatch thaw = frozen(audit);
            List<RawPeer> onTheirWay = new ArrayList<>();
            for (int number = 1; number <= MAX; number++) {
                onTheirWay.add(connect(reception, "audit", "peer" + number));
            }
            CompletableFuture<Void> ending = CompletableFuture.runAsync(audit::close);
            thaw.countDown();
            await(ending);
            for (RawPeer peer : onTheirWay) {
                assertThat(peer.isClosedByPeer()).isTrue();
            }
        }
        for (int number = 1; number <= MAX; number++) {
            assertLetIn(reception, orders, "orders", "peer" + number);
        }
    }

    @Test
    void aRefusalNamesSixteenGroupsHoweverLongTheirNamesAre() throws Exception {
        List<String> names = IntStream.rangeClosed(11, 30)
                .mapToObj(number -> "g".repeat(62) + number)
                .toList();
        Reception reception = reception(names.stream().collect(Collectors.toSet()), MAX, AMPLE);
        RawPeer stranger = connect(reception, "s".repeat(128), "n".repeat(128));
        assertThat(stranger.handshake())
                .isEqualTo(new HelloRefused(
                        Refusal.GROUP_MISMATCH,
                        "the groups here are " + String.join(" and ", names.subList(0, 16)) + " and 4 more, "
                                + "n".repeat(128) + " is of group " + "s".repeat(128)));
    }
}

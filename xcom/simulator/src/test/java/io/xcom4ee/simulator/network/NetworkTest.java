package io.xcom4ee.simulator.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.simulator.frame.MessageKind;
import io.xcom4ee.simulator.options.NetworkOptions;
import io.xcom4ee.simulator.random.Randomness;
import io.xcom4ee.simulator.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final long SECOND = 1_000_000;
    private static final GroupId GROUP = new GroupId(new UUID(0, 9), 1);
    private static final NetworkOptions PLAIN = new NetworkOptions(50, 2000, 0, 2000, 0, 0, 0, 0, 1000, 0, 1000);

    private final Scheduler scheduler = new Scheduler();

    @Test
    void connectsEveryPairInBothDirections() {
        Pair pair = connect(PLAIN);
        assertThat(pair.a.seen).containsExactly("up b");
        assertThat(pair.b.seen).containsExactly("up a");
    }

    @Test
    void keepsTheOrderWithinAConnection() {
        Pair pair = connect(PLAIN);
        pair.sendToB(1, 20);
        assertThat(pair.b.frames).containsExactlyElementsOf(rounds(1, 20));
    }

    @Test
    void losesWhatIsUnderWayWhenTheConnectionBreaksAndTellsTheSender() {
        Pair pair = connect(PLAIN);
        pair.send(1);
        pair.network.breakConnection(0, 1);
        run();
        assertThat(pair.b.frames).isEmpty();
        assertThat(pair.a.seen).containsExactly("up b", "down b", "up b");
        assertThat(pair.b.seen).containsExactly("up a");
    }

    @Test
    void deliversLateWhatWasUnderWayWhenTheOptionsSaySo() {
        NetworkOptions late = new NetworkOptions(50, 2000, 0, 2000, 0, 0, 0, 0, 1000, 1000, SECOND);
        Pair pair = connect(late);
        pair.send(1);
        pair.network.breakConnection(0, 1);
        run();
        assertThat(pair.b.frames).contains(1L);
    }

    @Test
    void cutsOneWayOnly() {
        Pair pair = connect(PLAIN);
        pair.network.cut(new Cut(List.of(new Cut.Way(0, 1)), CutMode.LOSE));
        pair.sendToB(1, 3);
        pair.network.send(pair.b, List.of(pair.a.info().id()), frame(7));
        run();
        assertThat(pair.b.frames).isEmpty();
        assertThat(pair.a.frames).containsExactly(7L);
    }

    @Test
    void holdsFramesBackInOrderUntilTheCutIsOver() {
        Pair pair = connect(PLAIN);
        Cut cut = new Cut(List.of(new Cut.Way(0, 1)), CutMode.HOLD);
        pair.network.cut(cut);
        pair.sendToB(1, 3);
        assertThat(pair.b.frames).isEmpty();
        pair.network.restore(cut);
        assertThat(pair.b.frames).containsExactly(1L, 2L, 3L);
        assertThat(pair.a.seen).containsExactly("up b");
    }

    @Test
    void makesNoConnectionThroughACut() {
        Pair pair = connect(PLAIN);
        Cut cut = new Cut(List.of(new Cut.Way(1, 0)), CutMode.LOSE);
        pair.network.cut(cut);
        pair.network.breakConnection(0, 1);
        run();
        assertThat(pair.a.seen).containsExactly("up b", "down b");
        pair.network.restore(cut);
        run();
        assertThat(pair.a.seen).containsExactly("up b", "down b", "up b");
    }

    @Test
    void dropsWhatExceedsTheQueueAndTellsWhenThereIsRoomAgain() {
        NetworkOptions small = new NetworkOptions(50, 2000, 0, 2000, 0, 0, 0, 0, 4, 0, 1000);
        Pair pair = connect(small);
        pair.sendToB(1, 10);
        assertThat(pair.b.frames).containsExactlyElementsOf(rounds(1, 4));
        assertThat(pair.a.seen).containsExactly("up b", "up b");
    }

    @Test
    void tellsOfTheDeathBeforeTheNextIncarnation() {
        Pair pair = connect(PLAIN);
        pair.b.alive = false;
        pair.network.remove(pair.b, true);
        FakeProcess reborn = new FakeProcess("b", 2);
        pair.network.add(reborn);
        run();
        assertThat(pair.a.seen).containsExactly("up b", "down b", "up b");
        assertThat(reborn.seen).containsExactly("up a");
        pair.send(1);
        run();
        assertThat(reborn.frames).as("a frame for the dead incarnation").isEmpty();
    }

    @Test
    void losesTheFramesOfOneKindOfOneHostOnly() {
        Pair pair = connect(PLAIN);
        KindLoss loss = KindLoss.of(MessageKind.ASK, 0);
        pair.network.lose(loss);
        pair.sendToB(1, 2);
        pair.network.send(pair.b, List.of(pair.a.info().id()), frame(7));
        run();
        assertThat(pair.b.frames).isEmpty();
        assertThat(pair.a.frames).containsExactly(7L);
        pair.network.carry(loss);
        pair.sendToB(3, 3);
        assertThat(pair.b.frames).containsExactly(3L);
    }

    @Test
    void losesTheNextFewOfAKind() {
        Pair pair = connect(PLAIN);
        pair.network.loseNext(MessageKind.PROPOSE, 1);
        pair.network.loseNext(MessageKind.ASK, 2);
        pair.sendToB(1, 4);
        assertThat(pair.b.frames).containsExactly(3L, 4L);
        assertThat(pair.network.counts()).containsEntry(NetworkEvent.LOST, 2L);
    }

    @Test
    void closesTheConnectionAfterADamagedFrame() {
        Pair pair = connect(PLAIN);
        assertThat(pair.network.corruptNext(0, 1)).isTrue();
        pair.sendToB(1, 1);
        pair.sendToB(2, 2);
        assertThat(pair.b.frames).containsExactly(2L);
        assertThat(pair.a.seen).containsExactly("up b", "down b", "up b");
    }

    @Test
    void tellsASenderLateThatItsConnectionIsDead() {
        Pair pair = connect(PLAIN);
        pair.network.killSilently(0, 1, 100 * SECOND);
        pair.sendToB(1, 3);
        assertThat(pair.b.frames).isEmpty();
        assertThat(pair.a.seen).containsExactly("up b");
    }

    @Test
    void takesLongerOnASlowWay() {
        Pair pair = connect(PLAIN);
        pair.network.slowDown(0, 1, 30 * SECOND, SECOND);
        pair.sendToB(1, 1);
        assertThat(pair.b.frames).isEmpty();
        run();
        assertThat(pair.b.frames).containsExactly(1L);
    }

    @Test
    void handsOldFramesInAgain() {
        Pair pair = connect(PLAIN);
        OldFrames old = pair.network.keepOldFrames();
        pair.sendToB(1, 1);
        assertThat(old.replay(new Randomness(3), 5)).isEqualTo(1);
        assertThat(pair.b.frames).containsExactly(1L, 1L);
        pair.b.alive = false;
        assertThat(old.replay(new Randomness(3), 5)).isZero();
    }

    @Test
    void handsOldFramesOfAGroupInByNobody() {
        Pair pair = connect(PLAIN);
        OldFrames old = pair.network.keepOldFrames();
        pair.sendToB(1, 1);
        assertThat(old.forge(new Randomness(3), 5)).isEqualTo(1);
        assertThat(pair.b.frames).containsExactly(1L, 1L);
        assertThat(pair.b.senders.get(0).name()).isEqualTo(pair.b.senders.get(1).name());
        assertThat(pair.b.senders.get(0)).isNotEqualTo(pair.b.senders.get(1));
    }

    @Test
    void aSecondProcessOfANameIsTakenWhenTheFirstIsNotHeardAnyMore() {
        Pair pair = connect(PLAIN);
        FakeProcess twin = new FakeProcess("b", 2);
        pair.network.addTwin(twin);
        run();
        assertThat(twin.seen).isEmpty();

        Cut cut = new Cut(List.of(new Cut.Way(0, 1), new Cut.Way(1, 0)), CutMode.LOSE);
        pair.network.cut(cut);
        pair.network.breakConnection(0, 1);
        run();
        pair.network.restore(cut);
        run();
        assertThat(twin.seen).containsExactly("up a");
        assertThat(pair.a.seen).containsExactly("up b", "down b", "up b");
        assertThat(pair.b.seen).containsExactly("up a", "down a");
    }

    @Test
    void isCalmAfterCalm() {
        Pair pair = connect(new NetworkOptions(50, 2000, 0, 2000, 1000, 0, 0, 0, 1000, 0, 1000));
        pair.network.cut(new Cut(List.of(new Cut.Way(0, 1)), CutMode.LOSE));
        pair.network.calm();
        pair.sendToB(1, 2);
        assertThat(pair.b.frames).containsExactly(1L, 2L);
    }

    private Pair connect(NetworkOptions options) {
        Network network = new Network(scheduler, new Randomness(5), options, List.of("a", "b"));
        Pair pair = new Pair(network, new FakeProcess("a", 1), new FakeProcess("b", 1));
        network.add(pair.a);
        network.add(pair.b);
        run();
        return pair;
    }

    private void run() {
        scheduler.runUntil(scheduler.nowMicros() + 20 * SECOND);
    }

    private static List<Long> rounds(long from, long to) {
        return java.util.stream.LongStream.rangeClosed(from, to).boxed().toList();
    }

    private static Frame frame(long round) {
        return new Frame(GROUP, new Message.Ask(1, round, round));
    }

    private final class Pair {
        final Network network;
        final FakeProcess a;
        final FakeProcess b;

        Pair(Network network, FakeProcess a, FakeProcess b) {
            this.network = network;
            this.a = a;
            this.b = b;
        }

        void send(long round) {
            network.send(a, List.of(b.info().id()), frame(round));
        }

        void sendToB(long from, long to) {
            for (long round = from; round <= to; round++) {
                send(round);
            }
            run();
        }
    }

    private static final class FakeProcess implements Endpoint {
        private final MemberInfo info;
        private final List<String> seen = new ArrayList<>();
        private final List<Long> frames = new ArrayList<>();
        private final List<MemberId> senders = new ArrayList<>();
        private boolean alive = true;

        FakeProcess(String name, int start) {
            info = new MemberInfo(new MemberId(name, new UUID(0, start)), "host", 1, 1, 1);
        }

        @Override
        public MemberInfo info() {
            return info;
        }

        @Override
        public boolean isAlive() {
            return alive;
        }

        @Override
        public void give(Input input) {
            if (input instanceof Input.ConnectionUp up) {
                seen.add("up " + up.peer().name());
            } else if (input instanceof Input.ConnectionDown down) {
                seen.add("down " + down.peer().name());
            } else if (input instanceof Input.FrameReceived received) {
                senders.add(received.from());
                frames.add(((Message.Ask) received.frame().message()).fromRound());
            }
        }

        @Override
        public void give(Input.FrameReceived frame, Runnable whenTaken) {
            give(frame);
            whenTaken.run();
        }
    }
}

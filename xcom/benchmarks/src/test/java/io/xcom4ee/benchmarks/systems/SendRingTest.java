package io.xcom4ee.benchmarks.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendRingTest {
    private final SendRing ring = new SendRing(32);
    private final List<byte[]> delivered = new ArrayList<>();

    private void acknowledge(long upTo) {
        ring.acknowledge(upTo, payload -> {
            byte[] bytes = new byte[payload.limit()];
            payload.get(0, bytes);
            delivered.add(bytes);
        });
    }

    @Test
    void handsOutWhatEverybodyHas() throws InterruptedException {
        ring.add(new byte[] {1, 2, 3});
        ring.add(new byte[] {4});
        acknowledge(7);
        assertThat(delivered).containsExactly(new byte[] {1, 2, 3});
        acknowledge(ring.added());
        assertThat(delivered).containsExactly(new byte[] {1, 2, 3}, new byte[] {4});
    }

    @Test
    void goesRoundManyTimes() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            byte[] payload = new byte[1 + round % 20];
            payload[payload.length - 1] = (byte) round;
            ring.add(payload);
            acknowledge(ring.added());
            assertThat(delivered.get(round)).isEqualTo(payload);
        }
    }

    @Test
    void showsWhatIsToBeWrittenInTwoPiecesAroundTheEnd() throws InterruptedException {
        ring.add(new byte[20]);
        acknowledge(24);
        ring.add(new byte[] {1, 2, 3, 4, 5, 6});
        ByteBuffer first = ring.from(24);
        assertThat(first.remaining()).isEqualTo(8);
        ByteBuffer second = ring.from(32);
        assertThat(second.remaining()).isEqualTo(2);
        assertThat(second.get()).isEqualTo((byte) 5);
    }

    @Test
    void refusesWhatNeverFits() {
        assertThatThrownBy(() -> ring.add(new byte[29])).isInstanceOf(IllegalArgumentException.class);
    }
}

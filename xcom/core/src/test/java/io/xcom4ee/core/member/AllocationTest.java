package io.xcom4ee.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.xcom4ee.core.base.Electorate;
import io.xcom4ee.core.base.Limits;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.base.Timeouts;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The core makes no object for each message, only for each batch. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MESSAGE_BYTES = 64;
    /** The smallest one there is. */
    private static final int OBJECT_BYTES = 16;

    private final XComMember member = new XComMember(
            new MemberSettings(
                    new MemberInfo(new MemberId("a", new UUID(0, 1)), "localhost", 1, ProtocolVersion.NEWEST, 50),
                    Electorate.listed(List.of("a")),
                    false,
                    0,
                    Limits.DEFAULT.withBatchSizeBytesMax(1024 * 1024),
                    Timeouts.DEFAULT,
                    1),
            0);
    private long now;
    private long tokens;

    @BeforeEach
    void found() {
        boolean founded = false;
        while (!founded) {
            now += 1_000;
            founded = member.step(now, new Input.Tick()).stream().anyMatch(Output.InstallView.class::isInstance);
        }
    }

    private static long allocatedBytes() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private List<Input> broadcasts(int count) {
        List<Input> broadcasts = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            broadcasts.add(Input.Broadcast.of(++tokens, new byte[MESSAGE_BYTES], Long.MAX_VALUE));
        }
        return broadcasts;
    }

    private void give(List<Input> inputs) {
        for (int each = 0; each < inputs.size(); each++) {
            member.step(now, inputs.get(each));
        }
    }

    @Test
    void takingABroadcastMakesNothing() {
        give(broadcasts(1));
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            List<Input> hundred = broadcasts(100);
            long before = allocatedBytes();
            give(hundred);
            least = Math.min(least, allocatedBytes() - before);
        }
        // The array of what waits grows now and then; each other time nothing at all is made.
        assertThat(least).isZero();
    }

    @Test
    void proposingAndDeliveringMakesBytesAndReferencesOnly() {
        long few = bytesOfBatch(1_000);
        long many = bytesOfBatch(3_000);
        long eachMessage = (many - few) / 2_000;
        // The packed message, its length, two references and a token.
        assertThat(eachMessage).isBetween((long) MESSAGE_BYTES, MESSAGE_BYTES + 4L + 2 * 8 + 8 + OBJECT_BYTES - 1);
    }

    /** What the turn allocates that proposes and delivers so many messages at once. */
    private long bytesOfBatch(int messages) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            give(broadcasts(messages));
            now += 1_000;
            long before = allocatedBytes();
            List<Output> outputs = member.step(now, new Input.Tick());
            least = Math.min(least, allocatedBytes() - before);
            assertThat(outputs)
                    .filteredOn(Output.Deliver.class::isInstance)
                    .map(output -> ((Output.Deliver) output).tokens().length)
                    .containsExactly(messages);
        }
        return least;
    }
}

package io.xcom4ee.ra.transaction;

import static io.xcom4ee.ra.transaction.Broadcasts.bytes;
import static io.xcom4ee.ra.transaction.Broadcasts.failure;
import static io.xcom4ee.ra.transaction.Broadcasts.future;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.MessageTooLargeException;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.payload.EncodedPayload;
import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadCodecs;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How much a message and a transaction may hold, and what it costs to see that. */
class TransactionSizesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int BYTES_MAX = 1_000;

    private final FakeTransactions server = new FakeTransactions();
    private final RecordingChannel member = new RecordingChannel();
    private final List<Runnable> tasks = new ArrayList<>();
    private final Transactions transactions = new Transactions(server, tasks::add);
    private final GroupChannel channel = new TransactionalChannel(member, transactions, true, BYTES_MAX);

    /** Bytes that begin like an envelope travel with six bytes more. */
    @Test
    void bytesThatAreEscapedAreMeasuredAsTheyTravel() {
        byte[] marked = new byte[RecordingChannel.MESSAGE_BYTES_MAX - 5];
        System.arraycopy(new byte[] {(byte) 0xff, 'X', 'C', 'O', 'M'}, 0, marked, 0, 5);
        server.begin();

        assertThatThrownBy(() -> channel.broadcast(marked)).isInstanceOf(MessageTooLargeException.class);
    }

    /** Large messages are common enough: one copy is what the caller's array needs, and a value needs none. */
    @Test
    void aBroadcastIsNotCopiedToLearnItsLength() {
        byte[] payload = new byte[RecordingChannel.MESSAGE_BYTES_MAX / 2];
        EncodedPayload encoded = PayloadCodecs.standard().encode(payload);
        OutgoingMessage value = new OutgoingMessage(
                new Envelope(Optional.empty(), encoded.type(), encoded.codec(), new TreeMap<>()),
                encoded,
                Acknowledgement.BY_MAJORITY,
                Optional.empty());
        GroupChannel roomy = new TransactionalChannel(member, transactions, true, 1 << 30);
        server.begin();
        roomy.broadcast(bytes("what classes cost at their first use is not its own"));
        assertThat(allocatedBy(() -> roomy.broadcast(payload))).isLessThan(payload.length * 3L / 2);
        assertThat(allocatedBy(() -> roomy.broadcast(value))).isLessThan(payload.length / 2);
        server.rollback();
    }

    private static long allocatedBy(Runnable task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void moreThanATransactionMayHoldEndsInARollback() {
        server.begin();
        CompletableFuture<Delivery> fits =
                future(channel.broadcast(new byte[BYTES_MAX - 2 * OpenTransaction.OVERHEAD_BYTES]));
        CompletableFuture<Delivery> fitsToo = future(channel.broadcast(new byte[0]));
        assertThat(server.getRollbackOnly()).isFalse();
        CompletableFuture<Delivery> tooMuch = future(channel.broadcast(new byte[0]));

        assertThat(failure(tooMuch))
                .isInstanceOf(NotDeliveredException.class)
                .hasMessageContaining("XCOM0614E")
                .hasMessageContaining("2 messages that hold 1000 bytes")
                .hasMessageContaining("transactionSizeMax");
        assertThat(failure(tooMuch).reason()).isEqualTo(FailureReason.OVERLOADED);
        assertThat(server.getRollbackOnly()).isTrue();
        server.commit();
        tasks.forEach(Runnable::run);
        assertThat(member.sent()).isEmpty();
        assertThat(failure(fits).reason()).isEqualTo(FailureReason.ROLLED_BACK);
        assertThat(failure(fitsToo).reason()).isEqualTo(FailureReason.ROLLED_BACK);
    }

    @Test
    void aSingleMessageFitsHoweverLargeItIs() {
        server.begin();
        channel.broadcast(new byte[10 * BYTES_MAX]);
        server.commit();

        assertThat(member.sent()).hasSize(1);
    }

    @Test
    void whatTheMemberWouldRefuseIsRefusedBeforeTheCommit() {
        server.begin();
        byte[] tooLarge = new byte[RecordingChannel.MESSAGE_BYTES_MAX + 1];

        assertThatThrownBy(() -> channel.broadcast(tooLarge)).isInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(() -> channel.broadcast(tooLarge, DEADLINE)).isInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(() -> channel.broadcast(bytes("a"), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> channel.broadcast(bytes("a"), Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> channel.broadcast((byte[]) null)).isInstanceOf(NullPointerException.class);
        server.commit();
        assertThat(member.sent()).isEmpty();
    }
}

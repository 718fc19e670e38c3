package io.xcom4ee.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.it.app.Journal;
import io.xcom4ee.it.server.Waiting;
import io.xcom4ee.it.transaction.Orders;
import io.xcom4ee.it.transaction.TransactionalBean;
import io.xcom4ee.it.transaction.TransactionalEjb;
import io.xcom4ee.it.transaction.Work;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is broadcast inside a transaction, beside a database, in a real server: these tests run inside it. */
@ExtendWith(ArquillianExtension.class)
@Order(Integer.MAX_VALUE) // Arquillian's server runs from here to the end of all tests.
class TransactionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    private Orders orders;

    @Inject
    private TransactionalBean bean;

    @EJB
    private TransactionalEjb ejb;

    @Inject
    private Journal journal;

    @Inject
    private UserTransaction transaction;

    @Resource(lookup = "xcom/it")
    private GroupConnectionFactory factory;

    @Resource(lookup = "xcom/hasty")
    private GroupConnectionFactory hasty;

    @Resource(lookup = "xcom/small")
    private GroupConnectionFactory small;

    private final List<CompletionStage<Delivery>> outcomes = new ArrayList<>();

    @Deployment
    static WebArchive application() {
        return TestApplication.archive()
                .addPackage(Orders.class.getPackage())
                .addClass(Waiting.class)
                .addAsResource("junit-platform.properties");
    }

    @BeforeEach
    void createTable() throws Exception {
        orders.createTable();
    }

    @Test
    void aCdiBeanThatCommitsHasItsMessagesSentInTheirOrder() throws Exception {
        bean.run(() -> outcomes.addAll(orders.place("bean", 3)));

        long first = delivered(0).position();
        assertEquals(
                List.of(first, first + 1, first + 2),
                List.of(first, delivered(1).position(), delivered(2).position()));
        assertTrue(orders.isStored("bean"));
        assertEquals(List.of("bean-0", "bean-1", "bean-2"), observed("bean-", 3));
    }

    @Test
    void nothingIsSentBeforeTheCommit() throws Exception {
        bean.run(() -> {
            outcomes.addAll(orders.place("early", 1));
            bean.runApart(() -> outcomes.add(orders.tellAtOnce("late")));
        });

        assertTrue(delivered(0).position() > delivered(1).position(), "what was sent at once comes first");
    }

    @Test
    void anExceptionOfACdiBeanDropsItsMessages() throws Exception {
        assertThrows(
                IllegalArgumentException.class,
                () -> bean.run(() -> {
                    outcomes.addAll(orders.place("thrown", 2));
                    throw new IllegalArgumentException("roll back");
                }));

        assertRolledBack(0, "XCOM0612E");
        assertRolledBack(1, "XCOM0612E");
        assertFalse(orders.isStored("thrown"));
        assertNothingWasDelivered("thrown-");
    }

    @Test
    void aCdiBeanThatRollsBackQuietlyDropsItsMessages() throws Exception {
        bean.runInVain(() -> outcomes.addAll(orders.place("quiet", 1)));

        assertRolledBack(0, "XCOM0612E");
        assertFalse(orders.isStored("quiet"));
        assertNothingWasDelivered("quiet-");
    }

    @Test
    void aTransactionThatCanOnlyRollBackTakesNoMessages() throws Exception {
        bean.runTooLate(() -> outcomes.add(factory.channel().broadcast(bytes("too late"))));

        assertRolledBack(0, "XCOM0613E");
        assertNothingWasDelivered("too late");
    }

    @Test
    void anEnterpriseBeanThatCommitsHasItsMessagesSent() throws Exception {
        ejb.run(() -> outcomes.addAll(orders.place("ejb", 2)));

        assertEquals(delivered(0).position() + 1, delivered(1).position());
        assertTrue(orders.isStored("ejb"));
    }

    @Test
    void anEnterpriseBeanThatRollsBackDropsItsMessages() throws Exception {
        ejb.runInVain(() -> outcomes.addAll(orders.place("ejb-quiet", 1)));
        assertThrows(
                Exception.class,
                () -> ejb.run(() -> {
                    outcomes.addAll(orders.place("ejb-thrown", 1));
                    throw new IllegalArgumentException("roll back");
                }));

        assertRolledBack(0, "XCOM0612E");
        assertRolledBack(1, "XCOM0612E");
        assertFalse(orders.isStored("ejb-quiet"));
        assertFalse(orders.isStored("ejb-thrown"));
        assertNothingWasDelivered("ejb-quiet-");
        assertNothingWasDelivered("ejb-thrown-");
    }

    @Test
    void aHandleFollowsTheTransactionThoughItIsClosedBeforeTheCommit() throws Exception {
        transaction.begin();
        try (GroupConnection connection = factory.getConnection()) {
            outcomes.add(connection.broadcast(bytes("handle")));
        }
        transaction.commit();
        transaction.begin();
        try (GroupConnection connection = factory.getConnection()) {
            outcomes.add(connection.broadcast(bytes("handle in vain")));
        }
        transaction.rollback();

        delivered(0);
        assertRolledBack(1, "XCOM0612E");
        assertNothingWasDelivered("handle in vain");
    }

    @Test
    void atOnceIsAtOnceThoughTheTransactionRollsBack() throws Exception {
        transaction.begin();
        outcomes.add(orders.tellAtOnce("at once"));
        outcomes.add(hasty.channel().broadcast(bytes("hasty")));
        transaction.rollback();

        delivered(0);
        delivered(1);
    }

    @Test
    void whatIsSentAtOnceCanBeWaitedForInsideTheTransaction() throws Exception {
        bean.run(() -> Work.waitFor(orders.tellAtOnce("waited for")));

        assertEquals(List.of("waited for"), observed("waited for", 1));
    }

    @Test
    void whoWaitsInsideTheTransactionIsToldThatItWouldNeverEnd() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> bean.run(() -> Work.waitFor(orders.place("waiting", 1).get(0))));
        assertTrue(refused.getMessage().startsWith("XCOM0616E"), refused.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> bean.run(
                        () -> Work.waitFor(orders.place("waiting", 1).get(0).thenApply(Delivery::position))));
        assertNothingWasDelivered("waiting-");
    }

    @Test
    void aTransactionThatBroadcastsTooMuchCannotCommit() throws Exception {
        transaction.begin();
        outcomes.add(small.channel().broadcast(new byte[40_000]));
        outcomes.add(small.channel().broadcast(new byte[40_000]));

        assertThrows(RollbackException.class, transaction::commit);
        assertRolledBack(0, "XCOM0612E");
        NotDeliveredException refused = notDelivered(1);
        assertEquals(FailureReason.OVERLOADED, refused.reason());
        assertTrue(refused.getMessage().startsWith("XCOM0614E"), refused.getMessage());
    }

    private Delivery delivered(int index) throws Exception {
        return outcomes.get(index).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void assertRolledBack(int index, String messageId) {
        NotDeliveredException failure = notDelivered(index);
        assertEquals(FailureReason.ROLLED_BACK, failure.reason());
        assertTrue(failure.getMessage().startsWith(messageId), failure.getMessage());
    }

    private NotDeliveredException notDelivered(int index) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> delivered(index));
        return assertInstanceOf(NotDeliveredException.class, failure.getCause());
    }

    /** A message that is sent behind it is observed, and it was not. */
    private void assertNothingWasDelivered(String prefix) {
        orders.tellAtOnce("behind " + prefix);
        observed("behind " + prefix, 1);
        assertEquals(List.of(), texts(prefix));
    }

    private List<String> observed(String prefix, int count) {
        return Waiting.until(prefix + " is observed", PATIENCE, () -> texts(prefix), texts -> texts.size() >= count);
    }

    private List<String> texts(String prefix) {
        return journal.entries(0).stream()
                .filter(entry -> entry.getString("kind").equals("message"))
                .map(entry -> entry.getString("text"))
                .filter(text -> text.startsWith(prefix))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

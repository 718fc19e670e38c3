package io.xcom4ee.it;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.MessageTooLargeException;
import io.xcom4ee.api.PrimaryTerm;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.it.app.BeanBroadcaster;
import io.xcom4ee.it.app.EjbBroadcaster;
import io.xcom4ee.it.app.Journal;
import io.xcom4ee.it.app.Money;
import io.xcom4ee.it.app.MoneyCodec;
import io.xcom4ee.it.app.OrderPlaced;
import io.xcom4ee.it.server.Waiting;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** What an application gets from the product: these tests run inside the server, with the application's own beans. */
@ExtendWith(ArquillianExtension.class)
@Order(Integer.MAX_VALUE) // Arquillian's server runs from here to the end of all tests.
class InjectionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    private BeanBroadcaster bean;

    @EJB
    private EjbBroadcaster ejb;

    @Inject
    private Journal journal;

    @Resource(lookup = "xcom/it")
    private GroupConnectionFactory factory;

    @Deployment
    static WebArchive application() {
        return TestApplication.archive().addClass(Waiting.class).addAsResource("junit-platform.properties");
    }

    @Test
    void broadcastsFromACdiBean() throws Exception {
        Delivery delivery = outcome(bean.broadcast(bytes("from a bean"), PATIENCE));

        assertEquals("from a bean", observed(delivery.position()).getString("text"));
    }

    @Test
    void broadcastsFromAnEnterpriseBean() throws Exception {
        Delivery delivery = outcome(ejb.broadcast(bytes("from an EJB"), PATIENCE));

        assertEquals("from an EJB", observed(delivery.position()).getString("text"));
    }

    @Test
    void broadcastsThroughAConnection() throws Exception {
        Delivery delivery;
        try (GroupConnection connection = factory.getConnection()) {
            delivery = outcome(connection.broadcast(bytes("from a connection"), PATIENCE));
        }

        assertEquals("from a connection", observed(delivery.position()).getString("text"));
    }

    @Test
    void refusesToWorkThroughAClosedConnection() {
        GroupConnection connection = factory.getConnection();
        connection.close();

        assertThrows(IllegalStateException.class, connection::status);
    }

    /** By its Jakarta Validation: the factory itself refuses nobody who looks it up. The reasons are in the server's log. */
    @Test
    @SuppressWarnings("BanJNDI") // The names are the test's own.
    void theServerChecksAConnectionFactoryBeforeItGivesIt() throws Exception {
        assertThrows(NamingException.class, () -> InitialContext.doLookup("xcom/wrong"));
        GroupConnectionFactory right = InitialContext.doLookup("xcom/small");
        assertEquals("it", right.channel().group());
    }

    @Test
    void callsObserversInTheContextOfTheApplication() throws Exception {
        Delivery delivery = outcome(bean.broadcast(bytes("where am I?"), PATIENCE));

        assertEquals("it", observed(delivery.position()).getString("module"));
    }

    @Test
    void tellsTheViewBeforeAnyMessage() throws Exception {
        outcome(bean.broadcast(bytes("after the view"), PATIENCE));

        JsonObject first =
                entries("something was observed", entries -> !entries.isEmpty()).get(0);
        assertEquals("view", first.getString("kind"));
        assertEquals("inside", first.getJsonArray("members").getString(0));
        assertEquals("inside", first.getString("primary"));
    }

    @Test
    void injectsTheViewAndThePrimary() throws Exception {
        outcome(bean.broadcast(bytes("in a view"), PATIENCE));

        assertEquals(bean.status().view().orElseThrow(), bean.view());
        PrimaryTerm term = bean.primary().term().orElseThrow();
        assertEquals("inside", term.primary().name());
        assertEquals(bean.view().fencingToken(), term.fencingToken());
        assertTrue(bean.primary().isHere());
    }

    @Test
    void callsAListenerThatIsNoObserver() throws Exception {
        AtomicReference<Delivery> delivery = new AtomicReference<>();
        GroupMessage message =
                heard(() -> delivery.set(outcome(factory.channel().broadcast(bytes("listen"), PATIENCE))));

        assertEquals("listen", message.text());
        assertEquals(delivery.get().position(), message.position());
    }

    @Test
    void sendsARecordAsJson() throws Exception {
        OrderPlaced order = new OrderPlaced("7", 1250, List.of("tea", "Straße"));
        GroupMessage message = heard(() -> outcome(bean.send("orders", order)));

        assertEquals(order, message.decode(OrderPlaced.class));
        assertEquals("orders", message.topic().orElseThrow());
        assertEquals("a bean", message.headers().get("sent-by"));
    }

    @Test
    void sendsAValueByTheCodecThatIsABean() throws Exception {
        GroupMessage message = heard(() -> outcome(bean.send("prices", new Money(1250))));

        assertEquals("money.1", message.envelope().orElseThrow().codec());
        assertEquals(new Money(1250), message.decode(Money.class, PayloadCodecs.with(List.of(new MoneyCodec()))));
    }

    @Test
    void tellsAValueToTheObserversOfItsTypeAndTopic() throws Exception {
        Delivery delivery = outcome(bean.send("orders", new OrderPlaced("9", 10, List.of("tea"))));
        outcome(bean.send("returns", new OrderPlaced("10", 10, List.of("tea"))));

        JsonObject order = observed("order", delivery.position());
        assertEquals("OrderPlaced[id=9, cents=10, articles=[tea]]", order.getString("order"));
        assertEquals("inside", order.getString("sender"));
        assertEquals("it", order.getString("module"));
        assertEquals(delivery.position(), observed(delivery.position()).getInt("position"));
    }

    @Test
    void tellsAClusteredEventOnceAtItsPlaceInTheOrder() throws Exception {
        ejb.fire(new OrderPlaced("11", 0, List.of()))
                .toCompletableFuture()
                .get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
        Delivery later = outcome(bean.broadcast(bytes("behind it"), PATIENCE));

        observed(later.position());
        List<JsonObject> told = journal.entries(0).stream()
                .filter(entry -> entry.getString("kind").equals("clustered"))
                .toList();
        assertEquals(1, told.size());
        assertEquals("OrderPlaced[id=11, cents=0, articles=[]]", told.get(0).getString("order"));
    }

    @Test
    void tellsAValueToAsynchronousObserversInTheContextOfTheApplication() throws Exception {
        outcome(bean.send("prices", new Money(4711)));

        List<JsonObject> told = entries(
                "the price was observed",
                entries -> entries.stream().anyMatch(entry -> entry.getInt("cents", 0) == 4711));
        assertTrue(told.stream()
                .anyMatch(entry -> entry.getInt("cents", 0) == 4711
                        && entry.getString("module").equals("it")));
    }

    @Test
    void sendsARecordWithoutCdi() throws Exception {
        OrderPlaced order = new OrderPlaced("8", 0, List.of());
        GroupMessage message = heard(() -> outcome(factory.channel().send(order)));

        assertEquals(order, message.decode(OrderPlaced.class));
    }

    /** Does something that makes one message, and answers it. */
    private GroupMessage heard(Executable sending) throws Exception {
        CompletableFuture<GroupMessage> heard = new CompletableFuture<>();
        Subscription subscription = factory.channel().subscribe(new GroupListener() {
            @Override
            public void onMessage(GroupMessage message) {
                heard.complete(message);
            }
        });
        assertDoesNotThrow(sending);
        GroupMessage message = heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        subscription.close();
        return message;
    }

    @Test
    void isManaged() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName group = new ObjectName("io.xcom4ee:type=Group,name=it");
        ObjectName member = new ObjectName("io.xcom4ee:type=Member,group=it,name=inside");
        outcome(bean.broadcast(bytes("in the group"), PATIENCE));
        Waiting.until("the member is managed", PATIENCE, () -> server.isRegistered(member), registered -> registered);

        assertEquals("ONLINE", server.getAttribute(group, "Phase"));
        assertEquals("inside", server.getAttribute(group, "Primary"));
        assertEquals("ONLINE", server.getAttribute(member, "State"));
    }

    @Test
    void refusesAMessageBeyondTheLimitAtTheSender() {
        byte[] tooLarge = new byte[bean.status().messageSizeBytesMax() + 1];

        MessageTooLargeException refused =
                assertThrows(MessageTooLargeException.class, () -> bean.broadcast(tooLarge, PATIENCE));
        assertTrue(refused.getMessage().startsWith("XCOM0203E"), refused.getMessage());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Delivery outcome(CompletionStage<Delivery> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
    }

    private JsonObject observed(long position) {
        return observed("message", position);
    }

    private JsonObject observed(String kind, long position) {
        return entries(
                        kind + " " + position + " was observed",
                        entries -> entries.stream().anyMatch(entry -> is(kind, entry, position)))
                .stream()
                .filter(entry -> is(kind, entry, position))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(String kind, JsonObject entry, long position) {
        return entry.getString("kind").equals(kind)
                && entry.getJsonNumber("position").longValue() == position;
    }

    private List<JsonObject> entries(String what, Predicate<List<JsonObject>> enough) {
        return Waiting.until(what, PATIENCE, () -> journal.entries(0), enough);
    }
}

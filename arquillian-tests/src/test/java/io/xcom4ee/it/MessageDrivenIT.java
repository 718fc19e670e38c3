package io.xcom4ee.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.it.app.Money;
import io.xcom4ee.it.app.OrderPlaced;
import io.xcom4ee.it.inbound.Notes;
import io.xcom4ee.it.server.Waiting;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Message-driven beans in a real server: these tests run inside it. */
@ExtendWith(ArquillianExtension.class)
@Order(Integer.MAX_VALUE) // Arquillian's server runs from here to the end of all tests.
class MessageDrivenIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    private GroupChannel channel;

    @Inject
    private Notes notes;

    @Resource(lookup = "jdbc/it")
    private DataSource database;

    @Deployment
    static WebArchive application() {
        return TestApplication.archive()
                .addPackage(Notes.class.getPackage())
                .addClass(Waiting.class)
                .addAsResource("junit-platform.properties");
    }

    @Test
    void receivesInTheOrderOfTheGroupInTransactionsAndInTheContextOfTheApplication() throws Exception {
        List<String> expected = new ArrayList<>();
        CompletionStage<Delivery> last = null;
        for (int number = 0; number < 200; number++) {
            last = channel.broadcast(("mdb-" + number).getBytes(StandardCharsets.UTF_8));
            expected.add("text mdb-" + number + " in it in a transaction");
        }
        position(last);

        assertEquals(expected, noted("text mdb-", 200));
    }

    @Test
    void receivesValuesAsTheyWereSent() throws Exception {
        OrderPlaced order = new OrderPlaced("7", 1250, List.of("tea", "cups"));
        long position = position(channel.topic("orders").send(order));

        assertEquals(
                List.of("order " + order + " #" + position + " in it in a transaction"), noted("order " + order, 1));
    }

    @Test
    void receivesValuesByTheCodecsOfTheApplication() throws Exception {
        Money money = new Money(4711);
        position(channel.send(money));

        assertEquals(List.of("money " + money + " in it in a transaction"), noted("money " + money, 1));
    }

    @Test
    void isToldTheViewThatWasThereBefore() {
        assertEquals(
                "view replayed=true in it in a transaction", noted("view", 1).get(0));
    }

    @Test
    void effectAndPositionAreStoredOnceThoughTheFirstDeliveryFails() throws Exception {
        execute("create table if not exists ledger (entry varchar, position bigint)");
        long position = position(channel.topic("ledger").send("entry"));
        noted("ledger entry", 2);

        List<Long> stored = Waiting.until("it is stored", PATIENCE, this::positions, rows -> !rows.isEmpty());
        assertEquals(List.of(position), stored);
    }

    @Test
    void onlyThePoisonOfABatchBecomesADeadLetter() throws Exception {
        channel.topic("faulty").send("good");
        channel.topic("faulty").send("poison");
        position(channel.topic("faulty").send("better"));

        assertEquals(List.of("batch better in it in a transaction"), noted("batch better", 1));
        assertEquals(1, notes.with("batch good").size());
        assertEquals(List.of("dead poison in it in a transaction"), notes.with("dead "));
    }

    private static long position(CompletionStage<Delivery> outcome) throws Exception {
        return outcome.toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .position();
    }

    private List<String> noted(String text, int count) {
        List<String> lines = Waiting.until(
                count + " times " + text, PATIENCE, () -> notes.with(text), found -> found.size() >= count);
        assertTrue(lines.size() == count, lines::toString);
        return lines;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private List<Long> positions() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select position from ledger where entry = 'entry'");
                ResultSet rows = select.executeQuery()) {
            List<Long> positions = new ArrayList<>();
            while (rows.next()) {
                positions.add(rows.getLong(1));
            }
            return positions;
        }
    }
}

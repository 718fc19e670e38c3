package io.xcom4ee.it.transaction;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/** Orders in a database, told to the group: both follow the transaction of the caller. */
@ApplicationScoped
public class Orders {
    @Inject
    private GroupChannel channel;

    @Resource(lookup = "jdbc/it")
    private DataSource database;

    /** Once, outside of any transaction. */
    public void createTable() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement create =
                        connection.prepareStatement("create table if not exists orders (name varchar)")) {
            create.execute();
        }
    }

    /** Stores the order and tells it, as some messages. */
    public List<CompletionStage<Delivery>> place(String name, int messages) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into orders values (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
        List<CompletionStage<Delivery>> outcomes = new ArrayList<>();
        for (int number = 0; number < messages; number++) {
            outcomes.add(channel.broadcast(bytes(name + "-" + number)));
        }
        return outcomes;
    }

    /** Tells something now, whatever becomes of the transaction. */
    public CompletionStage<Delivery> tellAtOnce(String text) {
        return channel.atOnce().broadcast(bytes(text));
    }

    /** Whether it is stored. */
    public boolean isStored(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select name from orders where name = ?")) {
            select.setString(1, name);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

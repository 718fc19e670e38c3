package io.xcom4ee.it.inbound;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.endpoint.GroupEndpoint;
import io.xcom4ee.api.endpoint.OnMessage;
import jakarta.annotation.Resource;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Stores the effect of a message and its position in one transaction, and fails the first time. */
@MessageDriven
public class Ledger implements GroupEndpoint {
    @Inject
    private Notes notes;

    @Resource(lookup = "jdbc/it")
    private DataSource database;

    /** Stores, then fails unless it has failed before. */
    @OnMessage
    public void onEntry(String entry, GroupMessage message) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into ledger values (?, ?)")) {
            insert.setString(1, entry);
            insert.setLong(2, message.position());
            insert.executeUpdate();
        }
        boolean first = notes.with("ledger " + entry).isEmpty();
        notes.note("ledger " + entry);
        if (first) {
            throw new SQLException("the first try is in vain");
        }
    }
}

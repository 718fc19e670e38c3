package io.xcom4ee.it.inbound;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.endpoint.GroupEndpoint;
import io.xcom4ee.api.endpoint.OnMessage;
import io.xcom4ee.api.endpoint.OnView;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.it.app.Money;
import io.xcom4ee.it.app.OrderPlaced;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;

/** Receives everything, each in the form that suits it. */
@MessageDriven
public class Warehouse implements GroupEndpoint {
    @Inject
    private Notes notes;

    /** Values. */
    @OnMessage
    public void onOrder(OrderPlaced order, GroupMessage message) {
        notes.note("order " + order + " #" + message.position());
    }

    /** Values that a codec of the application makes. */
    @OnMessage
    public void onMoney(Money money) {
        notes.note("money " + money);
    }

    /** Bytes and strings. */
    @OnMessage
    public void onText(String text) {
        notes.note("text " + text);
    }

    /** Views. */
    @OnView
    public void onView(ViewEvent event) {
        notes.note("view replayed=" + event.replayed());
    }
}

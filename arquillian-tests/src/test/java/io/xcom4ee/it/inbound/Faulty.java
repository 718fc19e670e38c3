package io.xcom4ee.it.inbound;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.endpoint.GroupEndpoint;
import io.xcom4ee.api.endpoint.OnDeadLetter;
import io.xcom4ee.api.endpoint.OnMessage;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import java.util.List;

/** Cannot take what begins with poison, in whichever batch it comes. */
@MessageDriven
public class Faulty implements GroupEndpoint {
    @Inject
    private Notes notes;

    /** All or none. */
    @OnMessage
    public void onBatch(List<GroupMessage> batch) {
        List<String> texts = batch.stream().map(GroupMessage::text).toList();
        if (texts.stream().anyMatch(text -> text.startsWith("poison"))) {
            throw new IllegalArgumentException("poison");
        }
        texts.forEach(text -> notes.note("batch " + text));
    }

    /** The poison. */
    @OnDeadLetter
    public void onDeadLetter(GroupMessage message, Throwable cause) {
        notes.note("dead " + message.text());
    }
}

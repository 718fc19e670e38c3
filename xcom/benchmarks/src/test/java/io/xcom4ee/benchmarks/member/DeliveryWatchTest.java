package io.xcom4ee.benchmarks.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.ViewId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryWatchTest {
    private static final UUID ID = new UUID(1, 2);
    private static final ViewId VIEW = new ViewId(ID, 1, 1);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final DeliveryWatch watch = watch();

    private DeliveryWatch watch() {
        return new DeliveryWatch("a", new Answers(new PrintStream(said, true, StandardCharsets.UTF_8)), () -> 0);
    }

    private static GroupMessage message(long position, String sender, long sequence) {
        byte[] payload = new Payload(20).numbered(sequence).clone();
        return new GroupMessage("g", position, VIEW, new Member(sender, ID, "localhost:1", 1, 50, true), payload);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void acceptsEachSendersMessagesInTheirOrder() {
        watch.onMessage(message(1, "a", 1));
        watch.onMessage(message(2, "b", 1));
        watch.onMessage(message(3, "a", 2));
        assertThat(said()).isEmpty();
        assertThat(watch.state().number("from.a")).isEqualTo(2);
        assertThat(watch.delivered()).isEqualTo(3);
    }

    @Test
    void complainsOfARepeatedMessage() {
        watch.onMessage(message(1, "a", 1));
        watch.onMessage(message(2, "a", 1));
        assertThat(said()).startsWith("broken what=after_1_of_a_came_1");
    }

    @Test
    void complainsOfALostMessage() {
        watch.onMessage(message(1, "a", 2));
        assertThat(said()).startsWith("broken what=after_0_of_a_came_2");
    }

    @Test
    void complainsOfAGapInThePositions() {
        watch.onMessage(message(2, "a", 1));
        assertThat(said()).startsWith("broken what=after_position_0");
    }

    @Test
    void complainsOfAMessageThatWasChanged() {
        GroupMessage sent = message(1, "a", 1);
        byte[] payload = sent.toByteArray();
        payload[payload.length - 1]++;
        watch.onMessage(new GroupMessage("g", 1, VIEW, sent.sender(), payload));
        assertThat(said()).startsWith("broken what=after_position_0");
    }

    @Test
    void hashesDependOnTheOrder() {
        watch.onMessage(message(1, "a", 1));
        watch.onMessage(message(2, "b", 1));
        DeliveryWatch other = watch();
        other.onMessage(message(1, "b", 1));
        other.onMessage(message(2, "a", 1));
        assertThat(other.state().number("hash")).isNotEqualTo(watch.state().number("hash"));
    }
}

package io.xcom4ee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.payload.Envelope;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.api.payload.PayloadType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final UUID ID = new UUID(1, 2);
    private static final Member SENDER = new Member("server1", ID, "localhost:9266", 1, 50, true);

    public record OrderPlaced(String id, long cents) {}

    @PayloadType("no name")
    public record Unnameable(String id) {}

    private final List<OutgoingMessage> sent = new ArrayList<>();
    private final CompletableFuture<Delivery> outcome = new CompletableFuture<>();
    private final GroupChannel channel = (GroupChannel) Proxy.newProxyInstance(
            SenderTest.class.getClassLoader(), new Class<?>[] {GroupChannel.class}, (self, method, arguments) -> {
                if (method.isDefault()) {
                    return InvocationHandler.invokeDefault(self, method, arguments);
                }
                sent.add((OutgoingMessage) arguments[0]);
                return outcome;
            });

    private GroupMessage received() {
        return new GroupMessage(
                "orders", 1, new ViewId(ID, 1, 1), SENDER, sent.get(0).toByteArray());
    }

    @Test
    void whatIsSentIsReceivedTyped() {
        OrderPlaced order = new OrderPlaced("7", 1250);

        assertThat(channel.send(order)).isSameAs(outcome);

        assertThat(received().decode(OrderPlaced.class)).isEqualTo(order);
        assertThat(received().topic()).isEmpty();
        assertThat(received().headers()).isEmpty();
        assertThat(received().text()).isEqualTo("{\"cents\":1250,\"id\":\"7\"}");
        assertThat(sent.get(0).deadline()).isEmpty();
        assertThat(sent.get(0).acknowledgement()).isEqualTo(Acknowledgement.BY_MAJORITY);
    }

    @Test
    void topicHeadersAcknowledgementAndDeadlineGoAlong() {
        channel.topic("orders")
                .header("tenant", "7")
                .header("tenant", "8")
                .acknowledgement(Acknowledgement.BY_ALL)
                .deadline(Duration.ofSeconds(3))
                .send("text");

        assertThat(received().topic()).contains("orders");
        assertThat(received().headers()).containsExactly(org.assertj.core.api.Assertions.entry("tenant", "8"));
        assertThat(received().decode(String.class)).isEqualTo("text");
        assertThat(received()).hasToString("GroupMessage[orders #1 from server1, 4 bytes]");
        assertThat(sent.get(0).acknowledgement()).isEqualTo(Acknowledgement.BY_ALL);
        assertThat(sent.get(0).deadline()).contains(Duration.ofSeconds(3));
        assertThat(sent.get(0)).hasToString("OutgoingMessage[java.lang.String about orders, 4 bytes]");
    }

    @Test
    void aSenderIsNotChangedByWhatIsMadeOfIt() {
        Sender plain = channel.sender();
        plain.topic("orders").header("tenant", "7").deadline(Duration.ofSeconds(1));
        plain.send("text");
        assertThat(sent.get(0).envelope().topic()).isEmpty();
        assertThat(sent.get(0).envelope().headers()).isEmpty();
        assertThat(sent.get(0).deadline()).isEmpty();
    }

    @Test
    void whatIsChangedLaterIsNotSent() {
        byte[] bytes = {1, 2};
        channel.send(bytes);
        bytes[0] = 9;
        assertThat(received().toByteArray()).containsExactly(1, 2);
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsSent() {
        Sender sender = channel.sender();
        assertThatThrownBy(() -> channel.topic("two words")).hasMessageStartingWith("XCOM0250E");
        assertThatThrownBy(() -> sender.header("two words", "")).hasMessageStartingWith("XCOM0253E");
        assertThatThrownBy(() -> sender.header("xcom.mine", "")).hasMessageStartingWith("XCOM0253E");
        assertThatThrownBy(() -> sender.deadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sender.send(List.of("a"))).isInstanceOf(PayloadException.class);
        assertThatThrownBy(() -> sender.send(new Unnameable("7")))
                .isInstanceOf(PayloadException.class)
                .hasMessageStartingWith("XCOM0251E");
        assertThat(sent).isEmpty();
    }

    @Test
    void thereAreSoManyHeadersAndNoMore() {
        Sender sender = channel.sender();
        for (int i = 0; i < Envelope.HEADERS_MAX; i++) {
            sender = sender.header("h" + i, "");
        }
        sender.send("text");
        assertThat(received().headers()).hasSize(Envelope.HEADERS_MAX);
        Sender full = sender;
        assertThatThrownBy(() -> full.header("more", "")).hasMessageStartingWith("XCOM0253E");
    }

    @Test
    void whoWrapsAChannelMayAddToAMessage() {
        channel.sender().send("text");
        OutgoingMessage more =
                sent.get(0).withHeader("xcom.trace", "1").withDeadlineIfNone(Optional.of(Duration.ofSeconds(2)));
        sent.set(0, more);
        assertThat(received().headers()).containsEntry("xcom.trace", "1");
        assertThat(more.size()).isEqualTo(more.toByteArray().length);
        assertThat(more.deadline()).contains(Duration.ofSeconds(2));
        assertThat(more.withDeadlineIfNone(Optional.of(Duration.ofSeconds(9))).deadline())
                .contains(Duration.ofSeconds(2));
    }
}

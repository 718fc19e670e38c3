package io.xcom4ee.ra.transaction;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.ra.channel.ForwardingChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Notes what is sent, as text; a test decides how it ends. */
final class RecordingChannel extends ForwardingChannel {
    static final int MESSAGE_BYTES_MAX = 1 << 20;

    private final List<String> sent = new ArrayList<>();
    private final List<CompletableFuture<Delivery>> outcomes = new ArrayList<>();
    private Supplier<CompletableFuture<Delivery>> answer = CompletableFuture::new;

    /** What broadcasts answer from now on. */
    void answer(Supplier<CompletableFuture<Delivery>> next) {
        answer = next;
    }

    /** What was sent, in order; with acknowledgement and deadline if they were said. */
    List<String> sent() {
        return sent;
    }

    /** The outcome of the message that was sent as this one, counted from 0. */
    CompletableFuture<Delivery> outcome(int index) {
        return outcomes.get(index);
    }

    @Override
    protected GroupChannel target() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        return note(text(payload));
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        return note(text(payload) + " " + acknowledgement + " " + deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        return note(message.toString());
    }

    private CompletionStage<Delivery> note(String what) {
        sent.add(what);
        outcomes.add(answer.get());
        return outcomes.get(outcomes.size() - 1);
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @Override
    public GroupStatus status() {
        return new GroupStatus(
                "orders", "server1", GroupPhase.ONLINE, Optional.empty(), List.of(), true, 0, 0, "", MESSAGE_BYTES_MAX);
    }
}

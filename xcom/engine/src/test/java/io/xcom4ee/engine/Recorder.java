package io.xcom4ee.engine;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.ViewEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A listener that remembers everything and lets tests wait for what they expect. */
class Recorder implements GroupListener {
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final List<Awaited> awaited = new CopyOnWriteArrayList<>();

    private record Awaited(Predicate<Object> fits, CompletableFuture<Object> found) {
        void offer(Object event) {
            if (fits.test(event)) {
                found.complete(event);
            }
        }
    }

    /** What was told last, for the calls that have no event of their own. */
    record Overrun() {}

    record Lost(QuorumEvent event) {}

    record Regained(QuorumEvent event) {}

    record Unreachable(MemberEvent event) {}

    record Reachable(MemberEvent event) {}

    List<Object> events() {
        return events;
    }

    List<String> texts() {
        return events.stream()
                .filter(GroupMessage.class::isInstance)
                .map(event -> ((GroupMessage) event).text())
                .toList();
    }

    /** Completes with the first such event, told already or later. */
    <T> CompletableFuture<T> event(Class<T> type, Predicate<T> fits) {
        Awaited wanted =
                new Awaited(event -> type.isInstance(event) && fits.test(type.cast(event)), new CompletableFuture<>());
        awaited.add(wanted);
        events.forEach(wanted::offer);
        return wanted.found().thenApply(type::cast);
    }

    CompletableFuture<View> viewOf(String... names) {
        return event(
                        ViewEvent.class,
                        event -> event.view().members().stream()
                                .map(member -> member.name())
                                .sorted()
                                .toList()
                                .equals(List.of(names)))
                .thenApply(ViewEvent::view);
    }

    CompletableFuture<GroupStatus> phase(GroupPhase phase) {
        return event(GroupStatus.class, status -> status.phase() == phase);
    }

    CompletableFuture<GroupMessage> message(String text) {
        return event(GroupMessage.class, message -> message.text().equals(text));
    }

    private void add(Object event) {
        events.add(event);
        awaited.forEach(wanted -> wanted.offer(event));
    }

    @Override
    public void onMessage(GroupMessage message) {
        add(message);
    }

    @Override
    public void onViewChanged(ViewEvent event) {
        add(event);
    }

    @Override
    public void onQuorumLost(QuorumEvent event) {
        add(new Lost(event));
    }

    @Override
    public void onQuorumRegained(QuorumEvent event) {
        add(new Regained(event));
    }

    @Override
    public void onMemberUnreachable(MemberEvent event) {
        add(new Unreachable(event));
    }

    @Override
    public void onMemberReachable(MemberEvent event) {
        add(new Reachable(event));
    }

    @Override
    public void onPhaseChanged(GroupStatus status) {
        add(status);
    }

    @Override
    public void onOverrun() {
        add(new Overrun());
    }
}

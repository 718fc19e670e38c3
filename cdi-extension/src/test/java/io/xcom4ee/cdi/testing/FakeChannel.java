package io.xcom4ee.cdi.testing;

import io.xcom4ee.api.Acknowledgement;
import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.api.GroupControl;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatistics;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Leaders;
import io.xcom4ee.api.OutgoingMessage;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.ViewEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The adapter's channel and its factory: a test sets the state and plays the events, on its own thread. */
public final class FakeChannel implements GroupChannel, GroupControl, GroupConnectionFactory {
    /** Broadcasts that name no deadline are noted with this one. */
    public static final Duration ADAPTERS_DEADLINE = Duration.ofSeconds(10);

    private final String group;
    private final List<Place> places = new ArrayList<>();
    private final List<OutgoingMessage> sent = new ArrayList<>();
    private final List<Duration> deadlines = new ArrayList<>();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final List<String> ways = new ArrayList<>();
    private final CompletableFuture<Delivery> outcome = new CompletableFuture<>();
    private final CompletableFuture<Long> passed = new CompletableFuture<>();
    private final CompletableFuture<Void> commanded = new CompletableFuture<>();
    private GroupStatus status;
    private GroupStatistics figures = Figures.from(0);
    private @Nullable RuntimeException failure;

    private FakeChannel(String group) {
        this.group = group;
        this.status = Values.searching(group);
    }

    /** Bound where the extension looks for the group by default. */
    public static FakeChannel bound(String group) {
        return bound(group, "xcom/" + group);
    }

    /** Bound under that name. */
    public static FakeChannel bound(String group, String jndiName) {
        FakeChannel channel = new FakeChannel(group);
        FakeNaming.bind(jndiName, channel);
        return channel;
    }

    /** Installs a view and tells everybody who listens. */
    public void install(View view) {
        status = Values.online(group, view);
        listeners().forEach(listener -> listener.onViewChanged(new ViewEvent(group, view, false)));
    }

    /** Is in that phase from now on, in the same view. */
    public void become(GroupPhase phase, boolean quorum) {
        status = new GroupStatus(
                group,
                status.memberName(),
                phase,
                status.view(),
                status.members(),
                quorum,
                status.position(),
                status.backlog(),
                "as the test wants",
                status.messageSizeBytesMax());
    }

    /** What is counted from now on. */
    public void figures(GroupStatistics now) {
        figures = now;
    }

    /** From now on there is no member that could answer, or send a value. */
    public void fail(RuntimeException why) {
        failure = why;
    }

    private void failIfWanted() {
        if (failure != null) {
            throw failure;
        }
    }

    /** All who listen have been too slow: their subscriptions end. */
    public void overrun() {
        for (Place place : List.copyOf(places)) {
            place.listener.onOverrun();
            places.remove(place);
        }
    }

    /** Who listens. */
    public List<GroupListener> listeners() {
        return places.stream().map(place -> place.listener).toList();
    }

    /** The values that were sent so far. */
    public List<OutgoingMessage> sent() {
        return sent;
    }

    /** The value that was sent last arrives as this message of {@code server2}. */
    public GroupMessage arrives(long position) {
        byte[] bytes = sent.get(sent.size() - 1).toByteArray();
        return arrives(
                new GroupMessage(group, position, Values.view(1, "server1").id(), Values.member("server2"), bytes));
    }

    /** All who listen are told it. */
    public GroupMessage arrives(GroupMessage message) {
        listeners().forEach(listener -> listener.onMessage(message));
        return message;
    }

    /** The deadlines of the broadcasts so far. */
    public List<Duration> deadlines() {
        return deadlines;
    }

    /** What was asked for in broadcasts that said so. */
    public List<Acknowledgement> acknowledgements() {
        return acknowledgements;
    }

    /** The methods by which other ways into the group were asked for. */
    public List<String> ways() {
        return ways;
    }

    /** How all broadcasts end. */
    public CompletableFuture<Delivery> outcome() {
        return outcome;
    }

    /** How all barriers end. */
    public CompletableFuture<Long> passed() {
        return passed;
    }

    /** How all commands end. */
    public CompletableFuture<Void> commanded() {
        return commanded;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload) {
        return broadcast(payload, ADAPTERS_DEADLINE);
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Duration deadline) {
        deadlines.add(deadline);
        return outcome;
    }

    @Override
    public CompletionStage<Delivery> broadcast(byte[] payload, Acknowledgement acknowledgement, Duration deadline) {
        acknowledgements.add(acknowledgement);
        return broadcast(payload, deadline);
    }

    @Override
    public CompletionStage<Delivery> broadcast(OutgoingMessage message) {
        failIfWanted();
        sent.add(message);
        return broadcast(
                message.toByteArray(),
                message.acknowledgement(),
                message.deadline().orElse(ADAPTERS_DEADLINE));
    }

    @Override
    public GroupChannel atOnce() {
        ways.add("atOnce");
        return this;
    }

    @Override
    public GroupChannel onCommit() {
        ways.add("onCommit");
        return this;
    }

    @Override
    public CompletionStage<Long> barrier() {
        return barrier(ADAPTERS_DEADLINE);
    }

    @Override
    public CompletionStage<Long> barrier(Duration deadline) {
        deadlines.add(deadline);
        return passed;
    }

    @Override
    public Subscription subscribe(GroupListener listener) {
        Place place = new Place(listener);
        places.add(place);
        status.view().ifPresent(view -> listener.onViewChanged(new ViewEvent(group, view, true)));
        return () -> places.remove(place);
    }

    @Override
    public GroupControl control() {
        return this;
    }

    @Override
    public CompletionStage<Void> forceMembers(List<String> memberNames) {
        return forceMembers(memberNames, ADAPTERS_DEADLINE);
    }

    @Override
    public CompletionStage<Void> forceMembers(List<String> memberNames, Duration deadline) {
        return handOverPrimary(String.join(" ", memberNames), deadline);
    }

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName) {
        return handOverPrimary(memberName, ADAPTERS_DEADLINE);
    }

    @Override
    public CompletionStage<Void> handOverPrimary(String memberName, Duration deadline) {
        deadlines.add(deadline);
        return commanded;
    }

    @Override
    public CompletionStage<Void> eventHorizon(int rounds) {
        return eventHorizon(rounds, ADAPTERS_DEADLINE);
    }

    @Override
    public CompletionStage<Void> eventHorizon(int rounds, Duration deadline) {
        deadlines.add(deadline);
        return commanded;
    }

    @Override
    public CompletionStage<Void> leaders(Leaders leaders) {
        return leaders(leaders, ADAPTERS_DEADLINE);
    }

    @Override
    public CompletionStage<Void> leaders(Leaders leaders, Duration deadline) {
        deadlines.add(deadline);
        return commanded;
    }

    @Override
    public CompletionStage<Void> leader(String memberName) {
        return leader(memberName, ADAPTERS_DEADLINE);
    }

    @Override
    public CompletionStage<Void> leader(String memberName, Duration deadline) {
        deadlines.add(deadline);
        return commanded;
    }

    @Override
    public GroupStatistics statistics() {
        failIfWanted();
        return figures;
    }

    @Override
    public GroupStatus status() {
        failIfWanted();
        return status;
    }

    @Override
    public GroupChannel channel() {
        return this;
    }

    @Override
    public GroupConnection getConnection() {
        throw new UnsupportedOperationException();
    }

    /** A listener's place; the same listener may have two. */
    private static final class Place {
        private final GroupListener listener;

        Place(GroupListener listener) {
            this.listener = listener;
        }
    }
}

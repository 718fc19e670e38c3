package io.xcom4ee.cdi.event;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.container.TurnListener;
import io.xcom4ee.api.event.DeadLetter;
import io.xcom4ee.api.event.Expelled;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.MemberJoined;
import io.xcom4ee.api.event.MemberLeft;
import io.xcom4ee.api.event.MemberReachable;
import io.xcom4ee.api.event.MemberUnreachable;
import io.xcom4ee.api.event.PrimaryChanged;
import io.xcom4ee.api.event.PrimaryEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.QuorumLost;
import io.xcom4ee.api.event.QuorumRegained;
import io.xcom4ee.api.event.Unreadable;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.message.CdiMessage;
import java.lang.System.Logger;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happens in one group into CDI events, in the order of the group: the observers of one event have returned
 * before the next is fired. Each event has a request context of its own.
 *
 * <p>There is no queue here. The engine calls one listener on one thread at a time and holds back what a slow one does
 * not take; a second queue would only hide that.
 */
final class EventBridge implements TurnListener {
    private static final Logger LOGGER = System.getLogger(EventBridge.class.getName());

    private final ApplicationChannel channel;
    private final String group;
    private final PrimaryTerms terms;
    private final Firing firing;
    private final MessageBridge messages;
    private final MemberEvents members;
    private final Outlet<ViewEvent> viewChanged;
    private final Outlet<PrimaryEvent> primaryChanged;
    private final Outlet<QuorumEvent> quorumLost;
    private final Outlet<QuorumEvent> quorumRegained;
    private final Outlet<MemberEvent> memberUnreachable;
    private final Outlet<MemberEvent> memberReachable;
    private volatile @Nullable Subscription subscription;
    private volatile boolean left;

    /** Calls nobody yet. The channel's member is known by now. */
    EventBridge(ApplicationChannel channel, Observation observation) {
        this.channel = channel;
        this.group = channel.group();
        this.terms = new PrimaryTerms(group, channel.status().memberName());
        firing = observation.firing(group, channel.tracer());
        Group named = Group.Literal.of(group);
        Outlets outlets = new Outlets(observation, firing, named);
        Outlet<DeadLetter> letters = outlets.of(DeadLetter.class, Unreadable.Literal.INSTANCE);
        Unreadables unreadables = new Unreadables(group, channel.settings().unreadable(), letters, this::leave);
        messages = new MessageBridge(observation, firing, unreadables, named);
        members = new MemberEvents(
                group,
                outlets.of(MemberEvent.class, MemberJoined.Literal.INSTANCE),
                outlets.of(MemberEvent.class, MemberLeft.Literal.INSTANCE),
                outlets.of(MemberEvent.class, Expelled.Literal.INSTANCE));
        viewChanged = outlets.of(ViewEvent.class, ViewChanged.Literal.INSTANCE);
        primaryChanged = outlets.of(PrimaryEvent.class, PrimaryChanged.Literal.INSTANCE);
        quorumLost = outlets.of(QuorumEvent.class, QuorumLost.Literal.INSTANCE);
        quorumRegained = outlets.of(QuorumEvent.class, QuorumRegained.Literal.INSTANCE);
        memberUnreachable = outlets.of(MemberEvent.class, MemberUnreachable.Literal.INSTANCE);
        memberReachable = outlets.of(MemberEvent.class, MemberReachable.Literal.INSTANCE);
    }

    /** Makes outlets of one group. */
    private record Outlets(Observation observation, Firing firing, Group group) {
        <T> Outlet<T> of(Class<T> type, Annotation qualifier) {
            return new Outlet<>(observation.beanManager(), firing, type, qualifier, group);
        }
    }

    /** From now on the observers are called, with the installed view first. */
    void connect() {
        subscription = channel.subscribeOutsideContext(this);
        if (left) { // It was the first thing that was told.
            unsubscribe();
        }
    }

    /** What is missing is missing, but observers must not stay deaf to views and quorum for ever. */
    @Override
    public void onOverrun() {
        LOGGER.log(CdiMessage.OBSERVERS_OVERRUN.level(), CdiMessage.OBSERVERS_OVERRUN.text(group));
        unsubscribe();
        if (!left) {
            connect();
        }
    }

    private void unsubscribe() {
        Subscription ended = subscription;
        if (ended != null) {
            ended.close();
        }
    }

    /** A call that is already under way may still come: it must find nobody. */
    private void leave(String reason) {
        left = true;
        LOGGER.log(CdiMessage.LEFT_UNREADABLE.level(), reason);
        channel.stopObserving(reason);
        unsubscribe();
    }

    @Override
    public void onTurn(Runnable calls) {
        firing.turn(calls);
    }

    @Override
    public boolean mayGoOn() {
        return firing.mayGoOn();
    }

    @Override
    public void onMessage(GroupMessage message) {
        if (!left) {
            messages.tell(message);
        }
    }

    @Override
    public void onViewChanged(ViewEvent event) {
        if (!left) {
            viewChanged.fire(event);
            members.onView(event);
            terms.onView(event.view()).ifPresent(primaryChanged::fire);
        }
    }

    @Override
    public void onPhaseChanged(GroupStatus status) {
        if (!left) {
            members.onPhase(status);
        }
    }

    @Override
    public void onQuorumLost(QuorumEvent event) {
        tell(quorumLost, event);
    }

    @Override
    public void onQuorumRegained(QuorumEvent event) {
        tell(quorumRegained, event);
    }

    @Override
    public void onMemberUnreachable(MemberEvent event) {
        tell(memberUnreachable, event);
    }

    @Override
    public void onMemberReachable(MemberEvent event) {
        tell(memberReachable, event);
    }

    private <T> void tell(Outlet<T> outlet, T event) {
        if (!left) {
            outlet.fire(event);
        }
    }
}

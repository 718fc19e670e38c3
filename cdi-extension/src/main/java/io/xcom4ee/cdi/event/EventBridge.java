package io.xcom4ee.cdi.event;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.MemberReachable;
import io.xcom4ee.api.event.MemberUnreachable;
import io.xcom4ee.api.event.PrimaryChanged;
import io.xcom4ee.api.event.PrimaryEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.QuorumLost;
import io.xcom4ee.api.event.QuorumRegained;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.channel.ApplicationChannel;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Turns what happens in one group into CDI events, in the order of the group: the observers of one event have returned
 * before the next is fired. Each event has a request context of its own.
 *
 * <p>There is no queue here. The engine calls one listener on one thread at a time and holds back what a slow one does
 * not take; a second queue would only hide that.
 */
final class EventBridge implements GroupListener {
    private static final Logger LOGGER = System.getLogger(EventBridge.class.getName());

    private final ApplicationChannel channel;
    private final String group;
    private final PrimaryTerms terms;
    private final Executor context;
    private final Outlet<GroupMessage> received;
    private final Outlet<ViewEvent> viewChanged;
    private final Outlet<PrimaryEvent> primaryChanged;
    private final Outlet<QuorumEvent> quorumLost;
    private final Outlet<QuorumEvent> quorumRegained;
    private final Outlet<MemberEvent> memberUnreachable;
    private final Outlet<MemberEvent> memberReachable;
    private volatile @Nullable Subscription subscription;

    /**
     * Calls nobody yet.
     *
     * @param channel whose member is known by now
     * @param context runs tasks at once on the calling thread, with the application's naming and class loader
     */
    EventBridge(ApplicationChannel channel, BeanManager beanManager, Executor context) {
        this.channel = channel;
        this.group = channel.group();
        this.terms = new PrimaryTerms(group, channel.status().memberName());
        RequestContextController request = beanManager
                .createInstance()
                .select(RequestContextController.class)
                .get();
        this.context = task -> context.execute(() -> inRequest(request, task));
        Group named = Group.Literal.of(group);
        received = new Outlet<>(beanManager, GroupMessage.class, Received.Literal.INSTANCE, named);
        viewChanged = new Outlet<>(beanManager, ViewEvent.class, ViewChanged.Literal.INSTANCE, named);
        primaryChanged = new Outlet<>(beanManager, PrimaryEvent.class, PrimaryChanged.Literal.INSTANCE, named);
        quorumLost = new Outlet<>(beanManager, QuorumEvent.class, QuorumLost.Literal.INSTANCE, named);
        quorumRegained = new Outlet<>(beanManager, QuorumEvent.class, QuorumRegained.Literal.INSTANCE, named);
        memberUnreachable = new Outlet<>(beanManager, MemberEvent.class, MemberUnreachable.Literal.INSTANCE, named);
        memberReachable = new Outlet<>(beanManager, MemberEvent.class, MemberReachable.Literal.INSTANCE, named);
    }

    /** From now on the observers are called, with the installed view first. */
    void connect() {
        subscription = channel.subscribeOutsideContext(this);
    }

    /** What is missing is missing, but observers must not stay deaf to views and quorum for ever. */
    @Override
    public void onOverrun() {
        LOGGER.log(CdiMessage.OBSERVERS_OVERRUN.level(), CdiMessage.OBSERVERS_OVERRUN.text(group));
        Subscription ended = subscription;
        if (ended != null) {
            ended.close();
        }
        connect();
    }

    @Override
    public void onMessage(GroupMessage message) {
        fire(received, message);
    }

    @Override
    public void onViewChanged(ViewEvent event) {
        fire(viewChanged, event);
        terms.onView(event.view()).ifPresent(term -> fire(primaryChanged, term));
    }

    @Override
    public void onQuorumLost(QuorumEvent event) {
        fire(quorumLost, event);
    }

    @Override
    public void onQuorumRegained(QuorumEvent event) {
        fire(quorumRegained, event);
    }

    @Override
    public void onMemberUnreachable(MemberEvent event) {
        fire(memberUnreachable, event);
    }

    @Override
    public void onMemberReachable(MemberEvent event) {
        fire(memberReachable, event);
    }

    /** What an observer throws must reach neither the next event nor the protocol. */
    private <T> void fire(Outlet<T> outlet, T event) {
        try {
            outlet.fire(event, context);
        } catch (RuntimeException e) {
            LOGGER.log(CdiMessage.OBSERVER_FAILED.level(), CdiMessage.OBSERVER_FAILED.text(group, event), e);
        }
    }

    private static void inRequest(RequestContextController request, Runnable task) {
        boolean activated = request.activate();
        try {
            task.run();
        } finally {
            if (activated) {
                request.deactivate();
            }
        }
    }
}

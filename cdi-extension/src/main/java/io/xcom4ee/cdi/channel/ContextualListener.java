package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.container.TurnListener;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.ViewEvent;

/**
 * Calls a listener in the context of the application that it belongs to.
 *
 * @param context of the application; runs tasks at once on the calling thread, which keeps the order and the back-pressure
 * @param tracer follows messages
 * @param overrun what else to do at the end of a subscription that nobody has closed
 */
record ContextualListener(GroupListener listener, TurnContext context, MessageTracer tracer, Runnable overrun)
        implements TurnListener {

    @Override
    public void onTurn(Runnable calls) {
        context.turn(calls);
    }

    @Override
    public boolean mayGoOn() {
        return context.mayGoOn();
    }

    @Override
    public void onMessage(GroupMessage message) {
        context.run(() -> tracer.process(message, () -> listener.onMessage(message)));
    }

    @Override
    public void onViewChanged(ViewEvent event) {
        context.run(() -> listener.onViewChanged(event));
    }

    @Override
    public void onQuorumLost(QuorumEvent event) {
        context.run(() -> listener.onQuorumLost(event));
    }

    @Override
    public void onQuorumRegained(QuorumEvent event) {
        context.run(() -> listener.onQuorumRegained(event));
    }

    @Override
    public void onMemberUnreachable(MemberEvent event) {
        context.run(() -> listener.onMemberUnreachable(event));
    }

    @Override
    public void onMemberReachable(MemberEvent event) {
        context.run(() -> listener.onMemberReachable(event));
    }

    @Override
    public void onPhaseChanged(GroupStatus status) {
        context.run(() -> listener.onPhaseChanged(status));
    }

    @Override
    public void onOverrun() {
        overrun.run();
        context.run(listener::onOverrun);
    }
}

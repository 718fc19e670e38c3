package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.ViewEvent;
import java.util.concurrent.Executor;

/**
 * Calls a listener in the context of the application that it belongs to.
 *
 * @param context runs tasks at once on the calling thread, which keeps the order and the back-pressure
 * @param tracer follows messages
 * @param overrun what else to do at the end of a subscription that nobody has closed
 */
record ContextualListener(GroupListener listener, Executor context, MessageTracer tracer, Runnable overrun)
        implements GroupListener {

    @Override
    public void onMessage(GroupMessage message) {
        context.execute(() -> tracer.process(message, () -> listener.onMessage(message)));
    }

    @Override
    public void onViewChanged(ViewEvent event) {
        context.execute(() -> listener.onViewChanged(event));
    }

    @Override
    public void onQuorumLost(QuorumEvent event) {
        context.execute(() -> listener.onQuorumLost(event));
    }

    @Override
    public void onQuorumRegained(QuorumEvent event) {
        context.execute(() -> listener.onQuorumRegained(event));
    }

    @Override
    public void onMemberUnreachable(MemberEvent event) {
        context.execute(() -> listener.onMemberUnreachable(event));
    }

    @Override
    public void onMemberReachable(MemberEvent event) {
        context.execute(() -> listener.onMemberReachable(event));
    }

    @Override
    public void onPhaseChanged(GroupStatus status) {
        context.execute(() -> listener.onPhaseChanged(status));
    }

    @Override
    public void onOverrun() {
        overrun.run();
        context.execute(listener::onOverrun);
    }
}

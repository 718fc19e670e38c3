package io.xcom4ee.testing.history;

import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.ViewEvent;
import java.util.ArrayList;
import java.util.List;

/** What one member was told between one start and its end, in order. Thread-safe. */
public final class MemberHistory implements GroupListener {
    private final String member;
    private final Runnable changed;
    private final List<Told> told = new ArrayList<>();
    private boolean ended;

    /**
     * Of this member.
     *
     * @param changed called after each change of anything, on the listener's thread
     */
    public MemberHistory(String member, Runnable changed) {
        this.member = member;
        this.changed = changed;
    }

    /** Whose history it is. */
    public String member() {
        return member;
    }

    /** The messages that were delivered, in order. */
    public List<GroupMessage> messages() {
        return told().stream()
                .filter(Told.Delivered.class::isInstance)
                .map(each -> ((Told.Delivered) each).message())
                .toList();
    }

    /** The views that were installed, in order. */
    public List<View> views() {
        return told().stream()
                .filter(Told.Installed.class::isInstance)
                .map(each -> ((Told.Installed) each).view())
                .toList();
    }

    /** The member is killed: what the rest of it in this process is still told a dead one would not have been. */
    public synchronized void end() {
        ended = true;
    }

    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    private void add(Told next) {
        synchronized (this) {
            if (!ended) {
                told.add(next);
            }
        }
        changed.run();
    }

    @Override
    public void onMessage(GroupMessage message) {
        add(new Told.Delivered(message));
    }

    @Override
    public void onViewChanged(ViewEvent event) {
        add(new Told.Installed(event.view()));
    }

    @Override
    public void onQuorumLost(QuorumEvent event) {
        changed.run();
    }

    @Override
    public void onQuorumRegained(QuorumEvent event) {
        changed.run();
    }

    @Override
    public void onMemberUnreachable(MemberEvent event) {
        changed.run();
    }

    @Override
    public void onMemberReachable(MemberEvent event) {
        changed.run();
    }

    @Override
    public void onPhaseChanged(GroupStatus status) {
        changed.run();
    }
}

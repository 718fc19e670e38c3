package io.xcom4ee.chaos.member;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.chaos.history.Event;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Told;
import io.xcom4ee.chaos.history.HistoryWriter;
import io.xcom4ee.chaos.history.MessageId;
import java.nio.ByteBuffer;
import java.util.List;

/** Writes down everything that a listener is told. */
final class Recorder implements GroupListener {
    /** Stands for an id that cannot be read; the check finds that nobody sent it. */
    private static final MessageId UNREADABLE = new MessageId("unreadable/0", 0);

    private final HistoryWriter history;
    private final GroupChannel channel;
    private volatile long position;
    private int protocol;

    Recorder(HistoryWriter history, GroupChannel channel) {
        this.history = history;
        this.channel = channel;
        tell(Event.Told.SPEAKS, String.valueOf(channel.statistics().membership().protocolVersionMax()));
    }

    /** No event tells it; it is looked at with each, and is not older than a moment. */
    private void observeProtocol() {
        int now = channel.statistics().membership().protocolVersion();
        if (now != protocol && now != 0) {
            protocol = now;
            tell(Event.Told.WORKS_AT, String.valueOf(now));
        }
    }

    @Override
    public void onMessage(GroupMessage message) {
        long nanos = System.nanoTime();
        ByteBuffer payload = message.payload();
        MessageId id = MarkedPayload.id(payload).orElse(UNREADABLE);
        history.write(new Delivered(
                nanos,
                message.position(),
                message.view(),
                message.sender().name(),
                message.sender().incarnation(),
                id,
                MarkedPayload.isIntact(id, payload)));
        position = message.position();
        observeProtocol();
    }

    @Override
    public void onViewChanged(ViewEvent event) {
        View view = event.view();
        history.write(new Installed(
                System.nanoTime(),
                view.id(),
                view.position(),
                identities(view.members()),
                identities(view.expelled())));
        position = view.position();
        observeProtocol();
    }

    /** Up to where everything is written down. */
    long position() {
        return position;
    }

    private static List<Identity> identities(List<Member> members) {
        return members.stream()
                .map(member -> new Identity(member.name(), member.incarnation()))
                .toList();
    }

    @Override
    public void onQuorumLost(QuorumEvent event) {
        tell(Event.Told.QUORUM_LOST, event.reachable() + "/" + event.needed());
    }

    @Override
    public void onQuorumRegained(QuorumEvent event) {
        tell(Event.Told.QUORUM_REGAINED, event.reachable() + "/" + event.needed());
    }

    @Override
    public void onMemberUnreachable(MemberEvent event) {
        tell(Event.Told.UNREACHABLE, event.member().name());
    }

    @Override
    public void onMemberReachable(MemberEvent event) {
        tell(Event.Told.REACHABLE, event.member().name());
    }

    @Override
    public void onPhaseChanged(GroupStatus status) {
        tell(Event.Told.PHASE, status.phase().name());
    }

    @Override
    public void onOverrun() {
        tell(Event.Told.OVERRUN, "");
    }

    private void tell(String what, String about) {
        history.write(new Told(System.nanoTime(), what, about));
    }
}

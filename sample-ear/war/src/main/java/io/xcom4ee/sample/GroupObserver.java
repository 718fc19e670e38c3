package io.xcom4ee.sample;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.MemberReachable;
import io.xcom4ee.api.event.MemberUnreachable;
import io.xcom4ee.api.event.QuorumEvent;
import io.xcom4ee.api.event.QuorumLost;
import io.xcom4ee.api.event.QuorumRegained;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Writes what happens in the group to the feed, in the order in which it is told: the order of the group. */
@ApplicationScoped
public class GroupObserver {
    @Inject
    private Feed feed;

    @Inject
    private StatusWatch status;

    void onMessage(@Observes @Received @Group("sample") GroupMessage message) {
        feed.append(Entries.message(message));
    }

    void onView(@Observes @ViewChanged @Group("sample") ViewEvent event) {
        feed.append(Entries.view(event.view()));
        status.look();
    }

    void onUnreachable(@Observes @MemberUnreachable @Group("sample") MemberEvent event) {
        note("warning", event.member().name() + " is silent: UNREACHABLE, as this server sees it");
    }

    void onReachable(@Observes @MemberReachable @Group("sample") MemberEvent event) {
        note("info", event.member().name() + " is heard again");
    }

    void onQuorumLost(@Observes @QuorumLost @Group("sample") QuorumEvent event) {
        note(
                "error",
                "Quorum lost: " + event.reachable() + " reachable, " + event.needed()
                        + " needed. Nothing new is delivered");
    }

    void onQuorumRegained(@Observes @QuorumRegained @Group("sample") QuorumEvent event) {
        note("info", "Quorum regained: " + event.reachable() + " reachable, " + event.needed() + " needed");
    }

    private void note(String level, String text) {
        feed.append(Entries.note(level, text));
        status.look();
    }
}

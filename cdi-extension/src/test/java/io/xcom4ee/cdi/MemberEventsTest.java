package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.Expelled;
import io.xcom4ee.api.event.MemberEvent;
import io.xcom4ee.api.event.MemberJoined;
import io.xcom4ee.api.event.MemberLeft;
import io.xcom4ee.api.event.PrimaryChanged;
import io.xcom4ee.api.event.PrimaryEvent;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes and goes. */
class MemberEventsTest {
    private FakeChannel orders;

    @ApplicationScoped
    static class Journal {
        private final List<String> entries = new ArrayList<>();

        void onView(@Observes @ViewChanged ViewEvent event) {
            entries.add("view " + event.view().id().number());
        }

        void onJoined(@Observes @MemberJoined MemberEvent event) {
            entries.add("joined " + event.member().name());
        }

        void onLeft(@Observes @MemberLeft MemberEvent event) {
            entries.add("left " + event.member().name());
        }

        void onExpelled(@Observes @Expelled MemberEvent event) {
            entries.add("expelled " + event.member().name());
        }

        void onPrimary(@Observes @PrimaryChanged PrimaryEvent event) {
            entries.add("primary " + event.primary().name());
        }

        List<String> entries() {
            return entries;
        }
    }

    @BeforeEach
    void bindAChannel() {
        Application.server();
        orders = FakeChannel.bound("orders", "xcom/default");
    }

    private static View view(
            long number, List<Member> members, List<Member> joined, List<Member> left, List<Member> out) {
        View plain = Values.view(1, number, members);
        return new View(
                plain.id(),
                0,
                members,
                plain.primary(),
                plain.fencingToken(),
                joined,
                left,
                out,
                plain.quorumNeeded(),
                plain.membership());
    }

    @Test
    void isToldRightAfterTheView() {
        Member one = Values.member("server1");
        Member two = Values.member("server2");
        Member three = Values.member("server3");
        Member four = Values.member("server4");
        try (SeContainer application = Application.start(Journal.class)) {
            orders.install(view(1, List.of(one, two, three), List.of(one, two, three), List.of(), List.of()));
            orders.install(view(2, List.of(two, four), List.of(four), List.of(one), List.of(three)));
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly(
                            "view 1",
                            "joined server1",
                            "joined server2",
                            "joined server3",
                            "primary server1",
                            "view 2",
                            "joined server4",
                            "left server1",
                            "expelled server3",
                            "primary server2");
        }
    }

    @Test
    void isNoNewsInAViewThatIsReplayed() {
        Member one = Values.member("server1");
        orders.install(view(1, List.of(one), List.of(one), List.of(), List.of()));
        try (SeContainer application = Application.start(Journal.class)) {
            assertThat(application.select(Journal.class).get().entries()).containsExactly("view 1", "primary server1");
        }
    }

    @Test
    void mayBeThisMemberItself() {
        Member one = Values.member("server1");
        try (SeContainer application = Application.start(Journal.class)) {
            orders.install(view(1, List.of(one), List.of(one), List.of(), List.of()));
            tell(orders.status());
            become(GroupPhase.REJOINING);
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly("view 1", "joined server1", "primary server1", "expelled server1");
        }
    }

    /** Who was left behind is put out later by those who go on, and sees that when it is back. */
    @Test
    void thatThisMemberWasPutOutIsToldOnce() {
        Member old = Values.member("server1", 1);
        Member back = Values.member("server1", 2);
        Member two = Values.member("server2");
        try (SeContainer application = Application.start(Journal.class)) {
            orders.install(view(1, List.of(old, two), List.of(), List.of(), List.of()));
            become(GroupPhase.REJOINING);
            become(GroupPhase.SEARCHING);
            become(GroupPhase.REJOINING);
            orders.install(view(2, List.of(two, back), List.of(back), List.of(), List.of(old)));
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly(
                            "view 1",
                            "primary server1",
                            "expelled server1",
                            "view 2",
                            "joined server1",
                            "primary server2");
        }
    }

    @Test
    void eachIncarnationThatIsPutOutIsTold() {
        Member two = Values.member("server2");
        try (SeContainer application = Application.start(Journal.class)) {
            for (int incarnation = 1; incarnation <= 3; incarnation++) {
                Member self = Values.member("server1", incarnation);
                orders.install(view(incarnation, List.of(two, self), List.of(), List.of(), List.of()));
                become(GroupPhase.REJOINING);
            }
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly(
                            "view 1",
                            "primary server2",
                            "expelled server1",
                            "view 2",
                            "expelled server1",
                            "view 3",
                            "expelled server1");
        }
    }

    /** As when it was put out so often that it gives up. */
    @Test
    void whatFailsAfterItWasPutOutIsNotToldAgain() {
        try (SeContainer application = Application.start(Journal.class)) {
            orders.install(view(1, List.of(Values.member("server1")), List.of(), List.of(), List.of()));
            become(GroupPhase.REJOINING);
            become(GroupPhase.FAILED);
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly("view 1", "primary server1", "expelled server1");
        }
    }

    @Test
    void anOldViewThatIsToldAgainIsNoNewEnd() {
        try (SeContainer application = Application.start(Journal.class)) {
            orders.install(view(1, List.of(Values.member("server1")), List.of(), List.of(), List.of()));
            become(GroupPhase.REJOINING);
            orders.overrun();
            become(GroupPhase.REJOINING);
            assertThat(application.select(Journal.class).get().entries())
                    .containsExactly("view 1", "primary server1", "expelled server1", "view 1");
        }
    }

    private void become(GroupPhase phase) {
        tell(new GroupStatus(
                "orders", "server1", phase, Optional.empty(), List.of(), false, 0, 0, "as the test wants", 1024));
    }

    /** All who listen are told it. */
    private void tell(GroupStatus status) {
        orders.listeners().forEach(listener -> listener.onPhaseChanged(status));
    }
}

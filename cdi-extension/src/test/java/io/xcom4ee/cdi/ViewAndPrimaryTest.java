package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.Primary;
import io.xcom4ee.api.PrimaryTerm;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.ViewChanged;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewAndPrimaryTest {
    private FakeChannel channel;

    @Dependent
    static class WantsView {
        @Inject
        View view;
    }

    @ApplicationScoped
    static class WantsLater {
        @Inject
        @Group("orders")
        Instance<View> view;

        @Inject
        @Group("orders")
        Primary primary;

        View view() {
            return view.get();
        }

        Primary primary() {
            return primary;
        }
    }

    @ApplicationScoped
    static class KeepsView {
        @Inject
        View view;

        long number() {
            return view.id().number();
        }
    }

    @ApplicationScoped
    static class GetsViewWithTheCall {
        private final List<Long> numbers = new ArrayList<>();

        void onView(@Observes @ViewChanged ViewEvent event, View view) {
            numbers.add(view.id().number());
        }

        List<Long> numbers() {
            return numbers;
        }
    }

    @BeforeEach
    void bindAChannel() {
        Application.server();
        channel = FakeChannel.bound("orders");
    }

    @Test
    void theViewIsThatOfTheMoment() {
        FakeChannel other = FakeChannel.bound("other", "xcom/default");
        try (SeContainer application = Application.start(WantsView.class, WantsLater.class)) {
            other.install(Values.view(7, "server1"));
            channel.install(Values.view(1, "server1"));
            assertThat(application.select(WantsView.class).get().view.id().number())
                    .isEqualTo(7);
            assertThat(application.select(WantsLater.class).get().view().id().number())
                    .isEqualTo(1);
            channel.install(Values.view(2, "server2"));
            assertThat(application.select(WantsLater.class).get().view().id().number())
                    .isEqualTo(2);
        }
    }

    @Test
    void thereIsNoViewBeforeTheFirst() {
        try (SeContainer application = Application.start(WantsLater.class)) {
            assertThatThrownBy(() -> application.select(WantsLater.class).get().view())
                    .hasStackTraceContaining("XCOM0729E: No view of the group orders");
        }
    }

    @Test
    void whoKeepsAViewForLongIsWarned() {
        FakeChannel.bound("other", "xcom/default").install(Values.view(1, "server1"));
        try (LogCapture log = LogCapture.start();
                SeContainer application =
                        Application.start(KeepsView.class, WantsView.class, GetsViewWithTheCall.class)) {
            assertThat(application.select(KeepsView.class).get().number()).isEqualTo(1);
            assertThat(application.select(GetsViewWithTheCall.class).get().numbers())
                    .containsExactly(1L);
            assertThat(log.lines("XCOM0728W")).singleElement().asString().contains("KeepsView.view");
        }
    }

    @Test
    void thePrimaryIsAskedAnewEachTime() {
        Member self = Values.member("server1");
        Member other = Values.member("server2");
        try (SeContainer application = Application.start(WantsLater.class)) {
            Primary primary = application.select(WantsLater.class).get().primary();
            assertThat(primary.term()).isEmpty();
            assertThat(primary.member()).isEmpty();
            assertThat(primary.isHere()).isFalse();

            channel.install(Values.view(1, "server1", "server2"));
            assertThat(primary.term()).contains(new PrimaryTerm(self, 1001, true, true));
            assertThat(primary.isHere()).isTrue();

            channel.install(Values.view(2, "server2", "server1"));
            assertThat(primary.term()).contains(new PrimaryTerm(other, 1002, false, true));
            assertThat(primary.member()).contains(other);
            assertThat(primary.isHere()).isFalse();
        }
    }

    @Test
    void withoutQuorumOrOutsideTheGroupNobodyIsThePrimaryHere() {
        channel.install(Values.view(1, "server1", "server2"));
        try (SeContainer application = Application.start(WantsLater.class)) {
            Primary primary = application.select(WantsLater.class).get().primary();
            for (GroupPhase phase : GroupPhase.values()) {
                for (boolean quorum : new boolean[] {true, false}) {
                    channel.become(phase, quorum);
                    assertThat(primary.isHere())
                            .as("%s, quorum: %s", phase, quorum)
                            .isEqualTo(phase == GroupPhase.ONLINE && quorum);
                    assertThat(primary.term()).as("who it is stays known").isPresent();
                }
            }
        }
    }

    @Test
    void withoutAMemberThereIsNoPrimary() {
        Application.server();
        try (SeContainer application = Application.start(WantsLater.class)) {
            assertThat(application.select(WantsLater.class).get().primary().term())
                    .isEmpty();
        }
    }
}

package io.xcom4ee.cdi.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.CurrentTerm;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.OnPrimary;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeNaming;
import io.xcom4ee.testing.TestGroup;
import io.xcom4ee.testing.XComGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application of the guide on three servers: a container each, and real members with a network that is cut. */
@XComGroup(group = "sample")
class ServersOfOneGroupTest {

    /** What a timer of each server would call. */
    @ApplicationScoped
    static class Timer {
        private final List<Long> terms = new CopyOnWriteArrayList<>();

        @OnPrimary(group = "sample")
        void tick() {
            terms.add(CurrentTerm.require().fencingToken());
        }

        List<Long> terms() {
            return terms;
        }
    }

    private record Factory(GroupChannel channel) implements GroupConnectionFactory {
        @Override
        public GroupConnection getConnection() {
            throw new UnsupportedOperationException("only its channel is asked for");
        }
    }

    @BeforeEach
    void server() {
        Application.server();
    }

    /** An application finds its channel when it starts, and keeps it. */
    private static SeContainer deploy(TestGroup group, String name) {
        FakeNaming.bind("xcom/sample", new Factory(group.member(name).channel()));
        return Application.start(Guestbook.class, Timer.class);
    }

    private static Guestbook bookOf(SeContainer container) {
        return container.select(Guestbook.class).get();
    }

    private static Timer timerOf(SeContainer container) {
        return container.select(Timer.class).get();
    }

    @Test
    void observersOfAllServersAreToldInOneOrder(TestGroup group) {
        try (SeContainer a = deploy(group, "a");
                SeContainer b = deploy(group, "b");
                SeContainer c = deploy(group, "c")) {
            for (int round = 0; round < 20; round++) {
                for (SeContainer container : List.of(a, b, c)) {
                    bookOf(container).write("line " + round);
                }
            }
            for (SeContainer container : List.of(a, b, c)) {
                group.await("60 lines", () -> bookOf(container).lines().size() == 60);
            }

            assertThat(bookOf(b).lines()).isEqualTo(bookOf(a).lines());
            assertThat(bookOf(c).lines()).isEqualTo(bookOf(a).lines());
        }
    }

    @Test
    void aServerThatIsCutOffIsToldNothingAndItsTimerRests(TestGroup group) {
        try (SeContainer a = deploy(group, "a");
                SeContainer b = deploy(group, "b")) {
            timerOf(a).tick();
            timerOf(b).tick();
            assertThat(timerOf(a).terms()).hasSize(1);
            assertThat(timerOf(b).terms()).isEmpty();

            group.partition(Set.of("a"), Set.of("b", "c"));
            group.member("a").awaitPhase(GroupPhase.BLOCKED);
            group.awaitView("b", "c");
            group.await(bookOf(b).write("without a"));
            group.await(bookOf(b).upToDate());
            timerOf(a).tick();
            timerOf(b).tick();

            assertThat(bookOf(b).lines()).containsExactly("without a");
            assertThat(bookOf(a).lines()).isEmpty();
            assertThat(timerOf(a).terms()).hasSize(1);
            assertThat(timerOf(b).terms())
                    .singleElement()
                    .isNotEqualTo(timerOf(a).terms().get(0));
        }
    }
}

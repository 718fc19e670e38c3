package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.CurrentTerm;
import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.NotPrimaryException;
import io.xcom4ee.api.OnPrimary;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.LogCapture;
import io.xcom4ee.cdi.testing.Values;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnPrimaryTest {
    private FakeChannel channel;

    /** What an application would have timers call. */
    @ApplicationScoped
    static class Job {
        private final List<Long> tokens = new ArrayList<>();

        @Inject
        Accounts accounts;

        @OnPrimary
        void tick() {
            tokens.add(CurrentTerm.require().fencingToken());
        }

        @OnPrimary
        long count() {
            return tokens.size();
        }

        @OnPrimary
        void fail() throws IOException {
            throw new IOException("as the test wants");
        }

        @OnPrimary
        void both() {
            tick();
            accounts.book();
            tick();
        }

        List<Long> tokens() {
            return tokens;
        }
    }

    /** Its methods are those of the primary of another group. */
    @ApplicationScoped
    @OnPrimary(group = "accounts")
    static class Accounts {
        private final List<Long> tokens = new ArrayList<>();

        void book() {
            tokens.add(CurrentTerm.require().fencingToken());
        }

        @OnPrimary
        void bookElsewhere() {
            tokens.add(CurrentTerm.require().fencingToken());
        }

        List<Long> tokens() {
            return tokens;
        }
    }

    @ApplicationScoped
    @OnPrimary(group = "accounts")
    static class Books {
        void book() {
            CurrentTerm.require();
        }
    }

    @Stereotype
    @ApplicationScoped
    @OnPrimary(group = "accounts")
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface PrimaryJob {}

    static class PlainJob {
        final List<Long> tokens = new ArrayList<>();

        void tick() {
            tokens.add(CurrentTerm.require().fencingToken());
        }
    }

    @PrimaryJob
    static class HasStereotype extends PlainJob {

        @OnPrimary
        List<Long> ofTheDefaultGroup() {
            return tokens;
        }
    }

    @ApplicationScoped
    static class WrongGroup {
        @OnPrimary(group = "No Group")
        void tick() {}
    }

    @BeforeEach
    void bindAChannel() {
        Application.server();
        channel = FakeChannel.bound("orders", "xcom/default");
        FakeChannel.bound("accounts");
    }

    private static Job job(SeContainer application) {
        return application.select(Job.class).get();
    }

    @Test
    void aMethodRunsOnThePrimaryWithTheTokenOfTheTerm() throws Exception {
        try (SeContainer application = Application.start(Job.class, Accounts.class)) {
            Job job = job(application);
            job.tick();
            assertThat(job.tokens()).as("before the first view").isEmpty();

            channel.install(Values.view(1, "server1", "server2"));
            job.tick();
            assertThat(job.tokens()).containsExactly(1001L);
            assertThat(job.count()).isEqualTo(1);
            assertThatThrownBy(job::fail).isInstanceOf(IOException.class).hasMessage("as the test wants");

            channel.install(Values.view(2, "server2", "server1"));
            job.tick();
            assertThat(job.tokens()).as("another one is the primary").hasSize(1);

            channel.install(Values.view(3, "server1"));
            job.tick();
            assertThat(job.tokens()).containsExactly(1001L, 1003L);
            assertThat(CurrentTerm.get()).isEmpty();
        }
    }

    @Test
    void aMethodWithAResultIsRefusedElsewhere() {
        try (SeContainer application = Application.start(Job.class, Accounts.class)) {
            Job job = job(application);
            channel.install(Values.view(2, "server2", "server1"));
            assertThatThrownBy(job::count)
                    .isInstanceOf(NotPrimaryException.class)
                    .hasMessageStartingWith("XCOM0730E")
                    .hasMessageContaining("Job.count()")
                    .hasMessageContaining("The primary is server2");
        }
    }

    @Test
    void noMethodBeginsWithoutAQuorum() {
        channel.install(Values.view(1, "server1", "server2"));
        try (SeContainer application = Application.start(Job.class, Accounts.class)) {
            Job job = job(application);
            for (GroupPhase phase : GroupPhase.values()) {
                for (boolean quorum : new boolean[] {true, false}) {
                    int before = job.tokens().size();
                    channel.become(phase, quorum);
                    job.tick();
                    boolean ran = job.tokens().size() > before;
                    assertThat(ran).as("%s, quorum: %s", phase, quorum).isEqualTo(phase == GroupPhase.ONLINE && quorum);
                }
            }
        }
    }

    @Test
    void eachGroupHasItsOwnPrimaryAndEachRunItsOwnTerm() {
        FakeChannel accounts = FakeChannel.bound("accounts");
        try (SeContainer application = Application.start(Job.class, Accounts.class)) {
            Job job = job(application);
            Accounts books = application.select(Accounts.class).get();
            channel.install(Values.view(1, "server1"));
            accounts.install(Values.view(5, "server1"));
            job.both();
            assertThat(job.tokens()).containsExactly(1001L, 1001L);
            accounts.install(Values.view(6, "server2"));
            books.book();
            books.bookElsewhere();
            accounts.install(Values.view(7, "server1"));
            assertThat(books.tokens()).containsExactly(1005L, 1001L);
        }
    }

    /** The interceptor itself has the annotation too, without a group. */
    @Test
    void onlyTheGroupsThatAreNamedAreWanted() {
        Application.server();
        FakeChannel.bound("accounts").install(Values.view(1, "server1"));
        try (LogCapture log = LogCapture.start();
                SeContainer application = Application.start(Books.class)) {
            application.select(Books.class).get().book();
            assertThat(log.lines("XCOM0714E")).isEmpty();
        }
    }

    @Test
    void aStereotypeMayLetMethodsRunOnThePrimary() {
        FakeChannel accounts = FakeChannel.bound("accounts");
        channel.install(Values.view(1, "server1"));
        try (SeContainer application = Application.start(HasStereotype.class)) {
            HasStereotype job = application.select(HasStereotype.class).get();
            job.tick();
            accounts.install(Values.view(5, "server1"));
            job.tick();
            assertThat(job.ofTheDefaultGroup()).containsExactly(1005L);
        }
    }

    @Test
    void withoutAMemberNothingRuns() {
        Application.server();
        try (SeContainer application = Application.start(Job.class, Accounts.class)) {
            job(application).tick();
            assertThat(job(application).tokens()).isEmpty();
        }
    }

    @Test
    void aGroupThatCannotBeIsAProblemOfTheDeployment() {
        assertThatThrownBy(() -> Application.start(WrongGroup.class).close())
                .hasMessageContaining("XCOM0705E: \"No Group\"")
                .hasMessageContaining("WrongGroup");
    }
}

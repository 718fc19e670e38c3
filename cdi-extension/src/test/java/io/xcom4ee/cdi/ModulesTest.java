package io.xcom4ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.event.Received;
import io.xcom4ee.cdi.testing.Application;
import io.xcom4ee.cdi.testing.FakeChannel;
import io.xcom4ee.cdi.testing.FakeConfig;
import io.xcom4ee.cdi.testing.FakeNaming;
import io.xcom4ee.cdi.testing.LogCapture;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As in an EAR of which several web modules have the extension: each has one of its own, and all see what the others have. */
class ModulesTest {
    private static final long FAIL_SAFE_SECONDS = 60;

    private LogCapture log;

    @ApplicationScoped
    static class Journal {
        private final List<Long> positions = new CopyOnWriteArrayList<>();

        void onMessage(@Observes @Received GroupMessage message) {
            positions.add(message.position());
        }

        List<Long> positions() {
            return positions;
        }
    }

    /** Serves the observers, and has a real group. */
    @ApplicationScoped
    static class Serving {
        void answer(@Observes @Named("io.xcom4ee.cdi.served") Map<Object, Object> answers) {
            answers.put(GroupChannel.class, Map.of("default", false));
        }
    }

    /** The same with an api of its own, whose classes are not ours. */
    @ApplicationScoped
    static class Strange {
        void answer(@Observes @Named("io.xcom4ee.cdi.served") Map<Object, Object> answers) {
            answers.put(Strange.class, Map.of("default", true));
        }

        void answerLocal(@Observes @Named("io.xcom4ee.cdi.local") Map<Object, Object> answers) {
            answers.put(new Strange(), "default");
        }
    }

    @BeforeEach
    void bindAChannel() {
        Application.server();
        FakeChannel.bound("default", "xcom/default");
        log = LogCapture.start();
    }

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    private static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(FAIL_SAFE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void haveOneLocalGroupAndServeItsObserversOnce() throws Exception {
        FakeNaming.clear();
        FakeConfig.set("xcom.local", "true");
        try (SeContainer application = SecondExtension.start(Journal.class)) {
            List<Long> sent = new ArrayList<>();
            for (GroupChannel each : application.select(GroupChannel.class, Any.Literal.INSTANCE)) {
                sent.add(await(each.broadcast(new byte[1])).position());
                await(each.barrier(Duration.ofSeconds(FAIL_SAFE_SECONDS)));
            }
            assertThat(sent).containsExactly(1L, 2L);
            assertThat(application.select(Journal.class).get().positions()).containsExactly(1L, 2L);
        }
        assertThat(log.lines("XCOM0718I")).hasSize(1);
        assertThat(log.lines("XCOM0738E")).isEmpty();
    }

    @Test
    void withoutALocalGroupSayOnlyWhoServes() {
        try (SeContainer application = SecondExtension.start(Journal.class)) {
            assertThat(application.isRunning()).isTrue();
        }
        assertThat(log.lines("XCOM0718I")).hasSize(1);
        assertThat(log.lines("XCOM0738E")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sayThatAGroupIsLocalInOneOfThemOnly(boolean local) {
        FakeConfig.set("xcom.local", String.valueOf(local));
        try (SeContainer application = Application.start(Journal.class, Serving.class)) {
            assertThat(application.isRunning()).isTrue();
        }
        assertThat(log.lines("XCOM0718I")).hasSize(1);
        assertThat(log.lines("XCOM0738E")).hasSize(local ? 1 : 0);
    }

    /** None of them can tell what the other's observers want. */
    @Test
    void serveThemselvesWhereTheyDoNotShareTheApi() throws Exception {
        FakeNaming.clear();
        FakeConfig.set("xcom.local", "true");
        try (SeContainer application = Application.start(Journal.class, Strange.class)) {
            GroupChannel channel = application.select(GroupChannel.class).get();
            await(channel.broadcast(new byte[1]));
            await(channel.barrier(Duration.ofSeconds(FAIL_SAFE_SECONDS)));
            assertThat(application.select(Journal.class).get().positions()).containsExactly(1L);
        }
        assertThat(log.lines("XCOM0718I")).isEmpty();
    }
}

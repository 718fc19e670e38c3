package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.InternalThreadLocalMap;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.SettingsParser;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server's threads outlive the adapter: what Netty keeps with a thread would keep the adapter's classes in memory. */
class CallingThreadsTest {
    private final TestMembers names = new TestMembers(1);
    private final EngineSettings settings = SettingsParser.parse(names.values("server1"));
    private final ExecutorService caller = Executors.newSingleThreadExecutor();
    private final ExecutorService application = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThreads() {
        caller.shutdownNow();
        application.shutdownNow();
        names.close();
    }

    @Test
    void keepNothingOfAMember() throws Exception {
        await(caller.submit(() -> {
            use(GroupMember.start(settings, application));
            return true;
        }));
        assertThat(kept(caller)).isNull();
        assertThat(kept(application)).isNull();
    }

    @Test
    void keepNothingOfASharedPort() throws Exception {
        await(caller.submit(() -> {
            SharedPort port = SharedPort.open(settings.network(), Set.of(settings.group()));
            use(GroupMember.start(settings, application, port));
            port.close();
            return true;
        }));
        assertThat(kept(caller)).isNull();
        assertThat(kept(application)).isNull();
    }

    private static void use(GroupMember member) throws Exception {
        Recorder recorder = new Recorder();
        member.channel().subscribe(recorder);
        await(recorder.viewOf("server1"));
        await(member.channel().broadcast(new byte[1]).toCompletableFuture());
        member.stop(TestMembers.STOP_LIMIT);
    }

    private static Object kept(ExecutorService thread) throws Exception {
        Callable<Object> look = InternalThreadLocalMap::getIfSet;
        return await(thread.submit(look));
    }
}

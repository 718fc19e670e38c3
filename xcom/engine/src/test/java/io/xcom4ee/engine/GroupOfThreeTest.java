package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three members with real sockets in one process. */
class GroupOfThreeTest {
    private static final String[] ALL = {"server1", "server2", "server3"};

    private final TestMembers members = new TestMembers(3);
    private final List<Recorder> recorders = new ArrayList<>();

    @AfterEach
    void killAll() {
        members.close();
    }

    private void startAll() throws Exception {
        for (String name : ALL) {
            Recorder recorder = new Recorder();
            members.start(name).channel().subscribe(recorder);
            recorders.add(recorder);
        }
        for (Recorder recorder : recorders) {
            await(recorder.viewOf(ALL));
        }
    }

    private GroupChannel channel(int number) {
        return members.member("server" + number).channel();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void membersInstallTheSameViewAndDeliverTheSameOrder() throws Exception {
        startAll();
        View view = await(recorders.get(0).viewOf(ALL));
        assertThat(await(recorders.get(1).viewOf(ALL))).isEqualTo(view);
        assertThat(await(recorders.get(2).viewOf(ALL))).isEqualTo(view);

        List<CompletionStage<Delivery>> outcomes = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            for (int number = 1; number <= 3; number++) {
                outcomes.add(channel(number).broadcast(bytes("m" + round + " of server" + number)));
            }
        }
        List<Long> positions = new ArrayList<>();
        for (CompletionStage<Delivery> outcome : outcomes) {
            positions.add(await(outcome.toCompletableFuture()).position());
        }

        assertThat(positions).doesNotHaveDuplicates().hasSize(600);
        for (int number = 1; number <= 3; number++) {
            await(recorders.get(number - 1).message("m199 of server1"));
            await(recorders.get(number - 1).message("m199 of server2"));
            await(recorders.get(number - 1).message("m199 of server3"));
            assertThat(recorders.get(number - 1).texts())
                    .isEqualTo(recorders.get(0).texts());
        }
        assertThat(recorders.get(0).texts()).hasSize(600);
    }
}

package io.xcom4ee.engine;

import static io.xcom4ee.engine.TestMembers.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.xcom4ee.api.GroupMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An executor that runs each task at once: the event loop calls the application. */
class ListenersOnTheLoopTest {
    private static final String[] ALL = {"server1", "server2", "server3"};
    private static final String LAST = "last";

    private final TestMembers members = new TestMembers(3);
    private final List<LoopRecorder> recorders = new ArrayList<>();

    /** Notes whether it is always called by the loop. */
    private static class LoopRecorder extends Recorder {
        private final EventLoop loop;
        private final AtomicBoolean calledByOthers = new AtomicBoolean();

        LoopRecorder(GroupMember member) {
            loop = member.loop();
        }

        @Override
        public void onMessage(GroupMessage message) {
            if (!loop.inEventLoop()) {
                calledByOthers.set(true);
            }
            super.onMessage(message);
        }
    }

    @AfterEach
    void killAll() {
        members.close();
    }

    private void startAll() throws Exception {
        for (String name : ALL) {
            GroupMember member = members.startWithoutHandOver(name);
            LoopRecorder recorder = new LoopRecorder(member);
            recorders.add(recorder);
            member.channel().subscribe(recorder);
        }
        for (LoopRecorder recorder : recorders) {
            await(recorder.viewOf(ALL));
        }
    }

    private CompletableFuture<?> broadcast(String name, String text) {
        return members.member(name)
                .channel()
                .broadcast(text.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture();
    }

    /** More than a listener is told in one task, from the loop and from outside at once. */
    @Test
    void theyAreToldEverythingInOrderAndMayBroadcast() throws Exception {
        startAll();
        int asked = 2_000;
        GroupMember answering = members.member("server2");
        CompletableFuture<Void> answered = new CompletableFuture<>();
        answering.channel().subscribe(new Recorder() {
            private int answers;

            @Override
            public void onMessage(GroupMessage message) {
                if (message.text().startsWith("ask")) {
                    answering
                            .channel()
                            .broadcast(("answer to " + message.text()).getBytes(StandardCharsets.UTF_8))
                            .thenRun(this::onAnswered);
                }
            }

            private void onAnswered() {
                answers++;
                if (answers == asked && answering.loop().inEventLoop()) {
                    answered.complete(null);
                }
            }
        });
        List<CompletableFuture<?>> questions = new ArrayList<>();
        for (int number = 0; number < asked; number++) {
            questions.add(broadcast("server1", "ask " + number));
        }
        await(CompletableFuture.allOf(questions.toArray(CompletableFuture[]::new)));
        await(answered);
        await(broadcast("server3", LAST));
        for (LoopRecorder recorder : recorders) {
            await(recorder.message(LAST));
            assertThat(recorder.texts())
                    .hasSize(2 * asked + 1)
                    .isEqualTo(recorders.get(0).texts());
            assertThat(recorder.calledByOthers).isFalse();
        }
    }

    @Test
    void whatTheyThrowIsTheirOwn() throws Exception {
        startAll();
        members.member("server1").channel().subscribe(new Recorder() {
            @Override
            public void onMessage(GroupMessage message) {
                throw new AssertionError("thrown by the listener");
            }
        });
        await(broadcast("server1", "x"));
        await(broadcast("server1", LAST));
        await(recorders.get(0).message(LAST));
        assertThat(members.member("server1").alive()).isTrue();
    }

    @Test
    void theyCannotStopTheMemberAndWaitForItsEnd() throws Exception {
        startAll();
        GroupMember member = members.member("server1");
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        member.channel().subscribe(new Recorder() {
            @Override
            public void onMessage(GroupMessage message) {
                try {
                    member.stop(TestMembers.STOP_LIMIT);
                } catch (IllegalStateException refused) {
                    refusal.complete(refused);
                }
            }
        });
        await(broadcast("server2", "x"));
        assertThat(await(refusal)).hasMessageContaining("another thread");
        assertThat(member.alive()).isTrue();
        member.stop(TestMembers.STOP_LIMIT);
        assertThat(member.hasEnded()).isTrue();
    }
}

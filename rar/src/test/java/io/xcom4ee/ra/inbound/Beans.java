package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.View;
import io.xcom4ee.api.endpoint.GroupEndpoint;
import io.xcom4ee.api.endpoint.OnDeadLetter;
import io.xcom4ee.api.endpoint.OnMessage;
import io.xcom4ee.api.endpoint.OnView;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Message-driven beans that follow a script, and what a container makes of them. */
final class Beans {
    /** Of the test that runs. */
    static Script script = new Script();

    private Beans() {}

    /** For single messages. */
    public static class Bean implements GroupEndpoint {
        @OnMessage
        public void onMessage(String text, GroupMessage message) throws Exception {
            script.called(text + "@" + message.position());
        }

        @OnView
        public void onView(View view) throws Exception {
            script.called("view " + view.id().number());
        }
    }

    public static class BatchBean implements GroupEndpoint {
        @OnMessage
        public void onBatch(List<GroupMessage> batch) throws Exception {
            script.called(batch.stream().map(GroupMessage::text).toList().toString());
        }

        @OnView
        public void onView(View view) throws Exception {
            script.called("view " + view.id().number());
        }
    }

    public static class BuryingBean extends Bean {
        @OnDeadLetter
        public void bury(GroupMessage message, Throwable cause) throws Exception {
            script.called("dead " + message.text() + " " + cause.getMessage());
        }
    }

    /** What happens in a call. */
    interface Effect {
        void happen(String call) throws Exception;
    }

    static final class Script {
        final List<String> calls = new ArrayList<>();
        Effect effect = call -> {};

        void called(String call) throws Exception {
            calls.add(call);
            effect.happen(call);
        }
    }

    /** What the container adds to a bean. */
    interface InContainer extends MessageEndpoint {
        FakeContainer.Hooks hooks();

        @Override
        default void beforeDelivery(Method method) {
            hooks().before();
        }

        @Override
        default void afterDelivery() {
            hooks().after();
        }

        @Override
        default void release() {
            hooks().released();
        }
    }

    public static final class BeanEndpoint extends Bean implements InContainer {
        private final FakeContainer.Hooks hooks;

        BeanEndpoint(FakeContainer.Hooks hooks) {
            this.hooks = hooks;
        }

        @Override
        public FakeContainer.Hooks hooks() {
            return hooks;
        }
    }

    public static final class BatchEndpoint extends BatchBean implements InContainer {
        private final FakeContainer.Hooks hooks;

        BatchEndpoint(FakeContainer.Hooks hooks) {
            this.hooks = hooks;
        }

        @Override
        public FakeContainer.Hooks hooks() {
            return hooks;
        }
    }

    public static final class BuryingEndpoint extends BuryingBean implements InContainer {
        private final FakeContainer.Hooks hooks;

        BuryingEndpoint(FakeContainer.Hooks hooks) {
            this.hooks = hooks;
        }

        @Override
        public FakeContainer.Hooks hooks() {
            return hooks;
        }
    }
}

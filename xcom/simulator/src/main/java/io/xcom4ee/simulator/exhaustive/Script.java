package io.xcom4ee.simulator.exhaustive;

import io.xcom4ee.core.member.Input;
import java.nio.charset.StandardCharsets;

/** What a scenario lets a process do, in order, each at any moment. */
sealed interface Script {
    /** Later than any clock of a search gets. */
    long NEVER_MICROS = Long.MAX_VALUE / 4;

    Input input();

    String text();

    /** The application broadcasts a text that nobody else does. */
    record Broadcast(long token, String message) implements Script {
        @Override
        public Input input() {
            return Input.Broadcast.of(token, message.getBytes(StandardCharsets.UTF_8), NEVER_MICROS, false);
        }

        @Override
        public String text() {
            return "broadcast \"" + message + "\"";
        }
    }

    /** The member shall leave. */
    record Leave() implements Script {
        @Override
        public Input input() {
            return new Input.Leave();
        }

        @Override
        public String text() {
            return "leave";
        }
    }

    /** An administrator gives a command. */
    record Command(long token, io.xcom4ee.core.member.Command command) implements Script {
        @Override
        public Input input() {
            return new Input.Command(token, command, NEVER_MICROS);
        }

        @Override
        public String text() {
            return command.toString();
        }
    }
}

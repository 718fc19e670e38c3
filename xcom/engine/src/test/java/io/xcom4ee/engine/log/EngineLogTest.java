package io.xcom4ee.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class EngineLogTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final EngineLog log = new EngineLog(now::get);

    @Test
    void saysTheSameOfTheSameSubjectOncePerMinute() {
        try (LogCapture capture = LogCapture.start()) {
            say("server1");
            say("server1");
            say("server2");
            now.addAndGet(TimeUnit.SECONDS.toNanos(60) - 1);
            say("server1");
            assertThat(subjects(capture)).containsExactly("server1", "server2");
            now.addAndGet(1);
            say("server1");
            assertThat(subjects(capture)).containsExactly("server1", "server2", "server1");
        }
    }

    @Test
    void saysWhatLastsLessAndLessOften() {
        try (LogCapture capture = LogCapture.start()) {
            List<Integer> minutes = new ArrayList<>();
            for (int minute = 0; minute <= 250; minute++) {
                int before = capture.texts().size();
                log.sayWhileItLasts("server1", EngineMessage.ADDRESS_NOT_RESOLVED, "server1", "unknown");
                if (capture.texts().size() > before) {
                    minutes.add(minute);
                }
                now.addAndGet(TimeUnit.MINUTES.toNanos(1));
            }
            assertThat(minutes).containsExactly(0, 1, 3, 7, 15, 31, 63, 123, 183, 243);
        }
    }

    @Test
    void saysWhatWasOverAtOnceAgain() {
        try (LogCapture capture = LogCapture.start()) {
            for (int minute = 0; minute <= 40; minute++) {
                log.sayWhileItLasts("server1", EngineMessage.ADDRESS_NOT_RESOLVED, "server1", "unknown");
                now.addAndGet(TimeUnit.MINUTES.toNanos(1));
            }
            // The pause is half an hour by now.
            now.addAndGet(TimeUnit.MINUTES.toNanos(6));
            int before = capture.texts().size();
            for (int minute = 0; minute <= 3; minute++) {
                log.sayWhileItLasts("server1", EngineMessage.ADDRESS_NOT_RESOLVED, "server1", "unknown");
                now.addAndGet(TimeUnit.MINUTES.toNanos(1));
            }
            assertThat(capture.texts()).as("at minute 0, 1 and 3").hasSize(before + 3);
        }
    }

    @Test
    void remembersOnlySoManySubjects() {
        try (LogCapture capture = LogCapture.start()) {
            for (int subject = 0; subject <= 1_024; subject++) {
                say("stranger" + subject);
            }
            say("stranger1024");
            say("stranger0");
            assertThat(subjects(capture)).hasSize(1_026).endsWith("stranger1024", "stranger0");
        }
    }

    @Test
    void writesIdWhatHappenedAndWhatToDo() {
        assertThat(EngineMessage.PORT_NOT_OPENED.text(7800, "Address already in use"))
                .isEqualTo("XCOM0301E: The group port 7800 cannot be opened: Address already in use. "
                        + "Stop the process that uses it, or set another port or bindAddress.");
        assertThat(EngineMessage.PORT_NOT_OPENED.level()).isEqualTo(System.Logger.Level.ERROR);
    }

    private void say(String subject) {
        log.sayOncePerMinute(subject, EngineMessage.ADDRESS_NOT_RESOLVED, subject, "unknown");
    }

    private static List<String> subjects(LogCapture capture) {
        return capture.texts().stream()
                .map(text -> text.replaceAll(".*The address (\\S+) cannot.*", "$1"))
                .toList();
    }
}

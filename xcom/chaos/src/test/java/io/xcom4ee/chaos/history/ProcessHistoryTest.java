package io.xcom4ee.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.ViewId;
import io.xcom4ee.chaos.history.Event.Delivered;
import io.xcom4ee.chaos.history.Event.Ended;
import io.xcom4ee.chaos.history.Event.Identity;
import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Sent;
import io.xcom4ee.chaos.history.Event.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessHistoryTest {
    private static final ViewId VIEW = new ViewId(new UUID(7, 8), 2, 3);
    private static final Identity ONE = new Identity("m1", new UUID(1, 1));
    private static final Identity TWO = new Identity("m2", new UUID(2, 1));

    @TempDir
    Path directory;

    private static List<Event> everyKind() {
        return List.of(
                new Sent(11, 1),
                new Ended(12, 1, Outcome.DELIVERED, 5, "-"),
                new Ended(13, 2, Outcome.UNKNOWN, 0, "DEADLINE"),
                new Delivered(14, 5, VIEW, "m1", ONE.incarnation(), new MessageId("m1/2", 9), true),
                new Installed(15, VIEW, 4, List.of(ONE, TWO), List.of()),
                new Installed(16, VIEW, 4, List.of(ONE), List.of(TWO)),
                new Told(17, Told.QUORUM_LOST, "1/2"));
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        Path file = directory.resolve("m1-2.history");
        HistoryWriter writer = HistoryWriter.create(file);
        everyKind().forEach(writer::write);
        ProcessHistory read = ProcessHistory.read("m1/2", true, file);
        assertThat(read.events()).isEqualTo(everyKind());
        assertThat(read.name()).isEqualTo("m1");
        assertThat(read.events(Sent.class)).containsExactly(new Sent(11, 1));
    }

    @Test
    void leavesOutALineThatWasCutOff() throws IOException {
        Path file = directory.resolve("m1-2.history");
        HistoryWriter.create(file).write(new Sent(11, 1));
        Files.writeString(file, "ended 12 1 DELIV", StandardOpenOption.APPEND);
        assertThat(ProcessHistory.read("m1/2", false, file).events()).containsExactly(new Sent(11, 1));
    }

    @Test
    void isEmptyIfTheProcessWasKilledAtOnce() throws IOException {
        Path file = directory.resolve("m1-2.history");
        HistoryWriter.create(file);
        assertThat(ProcessHistory.read("m1/2", false, file).events()).isEmpty();
    }
}

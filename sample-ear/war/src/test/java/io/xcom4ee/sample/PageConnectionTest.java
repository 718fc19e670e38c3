package io.xcom4ee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PageConnectionTest {
    /** Tasks that the test runs when it likes. */
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    private final ByteArrayOutputStream browser = new ByteArrayOutputStream();
    private int ends;
    private final PageConnection page = new PageConnection(browser, tasks::add, () -> ends++);

    @Test
    void writesEventsInTheirOrderWithOneTask() {
        page.offer("a");
        page.offer("b");

        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(browser.toString(StandardCharsets.UTF_8)).isEqualTo("ab");
        page.offer("c");
        tasks.remove().run();
        assertThat(browser.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
        assertThat(ends).isZero();
    }

    @Test
    void cutsOffAPageThatFallsTooFarBehind() {
        for (int event = 0; event < PageConnection.QUEUED_EVENTS_MAX; event++) {
            assertThat(page.offer("x")).isTrue();
        }

        assertThat(page.offer("one too many")).isFalse();
        assertThat(ends).as("ends only after the write in progress").isZero();
        tasks.remove().run();
        assertThat(ends).isEqualTo(1);
        assertThat(browser.size()).isZero();
    }

    @Test
    void endsOnceWhenTheBrowserHasGone() {
        PageConnection broken = new PageConnection(new BrokenStream(), tasks::add, () -> ends++);
        broken.offer("x");

        tasks.remove().run();

        assertThat(ends).isEqualTo(1);
        assertThat(broken.offer("y")).isFalse();
        broken.close();
        assertThat(ends).isEqualTo(1);
    }

    @Test
    void endsWhenTheServerTakesNoMoreWork() {
        PageConnection late = new PageConnection(
                browser,
                task -> {
                    throw new RejectedExecutionException();
                },
                () -> ends++);

        late.offer("x");

        assertThat(ends).isEqualTo(1);
        assertThat(late.offer("y")).isFalse();
    }

    @Test
    void endsAtOnceWhenClosedIdle() {
        page.close();
        page.close();

        assertThat(ends).isEqualTo(1);
    }

    /** A browser whose connection is reset. */
    private static final class BrokenStream extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("connection reset");
        }
    }
}

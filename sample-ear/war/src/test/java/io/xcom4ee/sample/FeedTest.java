package io.xcom4ee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Pattern ID = Pattern.compile("id: (\\S+)");

    private final Feed feed = new Feed();

    /** A page that writes at once. */
    private static final class Page {
        private final ByteArrayOutputStream browser = new ByteArrayOutputStream();
        private final PageConnection connection = new PageConnection(browser, Runnable::run, () -> {});

        String text() {
            return browser.toString(StandardCharsets.UTF_8);
        }

        List<String> ids() {
            return ID.matcher(text()).results().map(match -> match.group(1)).toList();
        }

        long count(String line) {
            return text().lines().filter(line::equals).count();
        }
    }

    private Page attach(String lastEntry) {
        Page page = new Page();
        feed.attach(page.connection, lastEntry);
        return page;
    }

    private static JsonObject entry(String text) {
        return Entries.note("info", text);
    }

    @Test
    void tellsALatePageTheHistoryAndThenWhatIsNew() {
        feed.append(entry("one"));
        Page page = attach("");
        feed.append(entry("two"));

        assertThat(page.text()).containsSubsequence("event: hello", "one", "event: live", "two");
        assertThat(page.ids()).hasSize(2);
    }

    @Test
    void keepsOnlyTheNewestEntries() {
        for (int number = 0; number < Feed.HISTORY_ENTRIES_MAX + 5; number++) {
            feed.append(entry("entry"));
        }

        List<String> ids = attach("").ids();

        assertThat(ids).hasSize(Feed.HISTORY_ENTRIES_MAX);
        assertThat(ids.get(0)).endsWith("-6");
    }

    @Test
    void bringsAReturningPageOnlyWhatItMissed() {
        Page page = attach("");
        feed.append(entry("seen"));
        feed.append(entry("missed"));

        Page again = attach(page.ids().get(0));

        assertThat(again.ids()).isEqualTo(page.ids().subList(1, 2));
    }

    @Test
    void bringsEverythingToAPageThatComesFromAnotherProcess() {
        feed.append(entry("one"));

        assertThat(attach("0badcafe-7").ids()).hasSize(1);
        assertThat(attach("nonsense").ids()).hasSize(1);
    }

    @Test
    void repeatsNoStatusThatEverybodyKnows() {
        Page page = attach("");
        JsonObject status = Json.createObjectBuilder().add("phase", "ONLINE").build();

        feed.status(status);
        feed.status(status);

        assertThat(page.count("data: {\"phase\":\"ONLINE\"}")).isEqualTo(1);
    }

    @Test
    void forgetsAPageThatHasGone() {
        Page page = attach("");
        page.connection.close();
        feed.append(entry("nobody listens"));

        assertThat(page.text()).doesNotContain("nobody listens");
    }
}

package io.xcom4ee.simulator.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.simulator.story.Stories.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories are what the core does, byte for byte. {@code -Dgolden=rewrite} writes them anew, in the page too. */
class StoriesTest {
    private static final Path FILES = Path.of("src", "test", "resources", "stories");
    private static final Path PAGE = Path.of("..", "..", "docs", "protocol.md");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("golden"));
    private static final int LINES_MAX = 50;

    static List<Story> stories() {
        return Stories.ALL;
    }

    private static Path file(Story story) {
        return FILES.resolve(story.file() + ".txt");
    }

    private static Pattern block(Story story) {
        return Pattern.compile("(<!-- story: " + story.file() + " -->\n```text\n)(.*?)(```\n)", Pattern.DOTALL);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isWhatTheCoreDoes(Story story) throws IOException {
        String text = story.text();
        if (REWRITE) {
            Files.createDirectories(FILES);
            Files.writeString(file(story), text);
            String page = Files.readString(PAGE);
            Files.writeString(
                    PAGE, block(story).matcher(page).replaceFirst("$1" + Matcher.quoteReplacement(text) + "$3"));
        }
        assertThat(text).isEqualTo(Files.readString(file(story)));
        assertThat(text.lines().count()).isLessThanOrEqualTo(LINES_MAX);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void standsInThePage(Story story) throws IOException {
        Matcher matcher = block(story).matcher(Files.readString(PAGE));
        assertThat(matcher.find()).isTrue();
        assertThat(matcher.group(2)).isEqualTo(Files.readString(file(story)));
    }

    @Test
    void everyFileIsAStory() throws IOException {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stories.ALL.stream()
                            .map(story -> story.file() + ".txt")
                            .toList());
        }
    }
}

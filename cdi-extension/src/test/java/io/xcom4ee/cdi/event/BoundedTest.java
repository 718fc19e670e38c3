package io.xcom4ee.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedTest {
    private final List<String> made = new ArrayList<>();
    private final Bounded<String, Integer> lengths = new Bounded<>(2);

    private int length(String key) {
        return lengths.get(key, text -> {
            made.add(text);
            return text.length();
        });
    }

    @Test
    void whatIsKeptIsMadeOnce() {
        assertThat(List.of(length("a"), length("bb"), length("a"), length("bb")))
                .containsExactly(1, 2, 1, 2);
        assertThat(made).containsExactly("a", "bb");
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        for (String key : List.of("a", "bb", "a", "ccc", "a", "bb")) {
            assertThat(length(key)).isEqualTo(key.length());
        }
        assertThat(made).as("only one had to go, twice").containsExactly("a", "bb", "ccc", "bb");
    }
}

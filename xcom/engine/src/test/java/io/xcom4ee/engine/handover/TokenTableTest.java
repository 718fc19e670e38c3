package io.xcom4ee.engine.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTableTest {
    private final TokenTable<String> table = new TokenTable<>();

    @Test
    void findsWhatIsThereAndNothingElse() {
        long first = table.put("first");
        long second = table.put("second");
        assertThat(table.get(first)).isEqualTo("first");
        table.replace(first, "other");
        assertThat(table.remove(first)).isEqualTo("other");
        assertThat(table.remove(first)).isNull();
        assertThat(table.get(second)).isEqualTo("second");
        assertThat(table.isEmpty()).isFalse();
        assertThat(table.remove(second)).isEqualTo("second");
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void knowsNoTokenThatItHasNotGiven() {
        table.put("only");
        assertThat(table.get(-1)).isNull();
        assertThat(table.get(1)).isNull();
        assertThat(table.get(1L << 40)).isNull();
        assertThat(table.get(Integer.MAX_VALUE)).isNull();
        assertThat(table.get(Long.MAX_VALUE)).isNull();
    }

    @Test
    void givesEachTokenOnceWhateverComesAndGoes() {
        Random random = new Random(7);
        Map<Long, String> expected = new HashMap<>();
        List<Long> order = new ArrayList<>();
        Set<Long> given = new HashSet<>();
        for (int step = 0; step < 50_000; step++) {
            if (order.isEmpty() || random.nextInt(100) < (step / 5_000 % 2 == 0 ? 60 : 40)) {
                long token = table.put("entry " + step);
                assertThat(given.add(token)).as("token %d is new", token).isTrue();
                expected.put(token, "entry " + step);
                order.add(token);
            } else {
                long token = order.remove(random.nextInt(order.size()));
                assertThat(table.remove(token)).isEqualTo(expected.remove(token));
                assertThat(table.get(token)).isNull();
            }
        }
        List<String> left = new ArrayList<>();
        table.removeAll(left::add);
        assertThat(left).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(table.isEmpty()).isTrue();
        order.forEach(token -> assertThat(table.get(token)).isNull());
    }
}

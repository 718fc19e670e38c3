package io.xcom4ee.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberTableTest {
    private final MemberTable<String> table = new MemberTable<>();

    @Test
    void keepsOrderByNumberHoweverManyThereAre() {
        for (int number : new int[] {5, 1, 9, 3, 12, 7, 20, 2, 11, 4}) {
            table.addIfAbsent(number, any -> "m" + any);
        }
        assertThat(table.all()).containsExactly("m1", "m2", "m3", "m4", "m5", "m7", "m9", "m11", "m12", "m20");
        assertThat(table.find(12)).isEqualTo("m12");
        assertThat(table.find(6)).isNull();
        assertThat(table.contains(20)).isTrue();
        assertThat(table.contains(21)).isFalse();
    }

    @Test
    void leavesWhatIsThere() {
        table.addIfAbsent(4, any -> "first");
        table.addIfAbsent(4, any -> "second");
        assertThat(table.find(4)).isEqualTo("first");
    }

    @Test
    void forgetsSomeAndFindsTheRest() {
        for (int number = 1; number <= 6; number++) {
            table.addIfAbsent(number, any -> "m" + any);
        }
        table.removeIf(number -> number % 2 == 0);
        assertThat(table.all()).containsExactly("m1", "m3", "m5");
        assertThat(table.find(4)).isNull();
        table.addIfAbsent(4, any -> "again");
        assertThat(table.all()).containsExactly("m1", "m3", "again", "m5");
    }
}

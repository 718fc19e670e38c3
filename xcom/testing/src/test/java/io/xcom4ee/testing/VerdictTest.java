package io.xcom4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final Verdict verdict = new Verdict();
    private final List<String> done = new ArrayList<>();

    @Test
    void everythingIsDoneAndAllThatWentWrongIsTold() {
        Error first = new NoClassDefFoundError("first");
        RuntimeException second = new IllegalStateException("second");
        verdict.of(() -> done.add("a"));
        assertThat(verdict.isGood()).isTrue();
        for (Throwable failure : List.of(first, second, first)) {
            verdict.of(() -> fail(failure));
        }
        verdict.of(() -> done.add("b"));

        assertThat(done).containsExactly("a", "b");
        assertThat(verdict.isGood()).isFalse();
        assertThatThrownBy(verdict::tell).isSameAs(first);
        assertThat(first.getSuppressed()).containsExactly(second);
    }

    @Test
    void whatWentWellThrowsNothing() {
        verdict.of(() -> done.add("a"));
        verdict.tell();
        assertThat(done).containsExactly("a");
    }

    private static void fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}

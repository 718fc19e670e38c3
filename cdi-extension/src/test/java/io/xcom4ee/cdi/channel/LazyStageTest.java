package io.xcom4ee.cdi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LazyStageTest {
    /** What was called of the stage that was made. */
    private record Call(Method method, List<Object> arguments) {}

    private final AtomicReference<Call> called = new AtomicReference<>();
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final AtomicInteger made = new AtomicInteger();

    /** Each method answers the same. */
    @SuppressWarnings("unchecked")
    private CompletionStage<String> recording() {
        made.incrementAndGet();
        return (CompletionStage<String>) Proxy.newProxyInstance(
                LazyStageTest.class.getClassLoader(),
                new Class<?>[] {CompletionStage.class},
                (self, method, arguments) -> {
                    called.set(new Call(method, arguments == null ? List.of() : List.of(arguments)));
                    return answer;
                });
    }

    static Stream<Method> methods() {
        return Arrays.stream(CompletionStage.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void passesOnEachCall(Method method) throws ReflectiveOperationException {
        LazyStage<String> stage = new LazyStage<>(this::recording);
        assertThat(made).hasValue(0);

        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> type == CompletionStage.class ? new CompletableFuture<>() : inert(type))
                .toArray();
        assertThat(method.invoke(stage, arguments)).isSameAs(answer);

        assertThat(called.get().method()).isEqualTo(method);
        assertThat(called.get().arguments())
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactly(arguments);
    }

    private static Object inert(Class<?> type) {
        return Proxy.newProxyInstance(
                LazyStageTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null);
    }

    @Test
    void isMadeOnce() {
        Supplier<CompletionStage<String>> maker = () -> {
            made.incrementAndGet();
            return answer;
        };
        LazyStage<String> stage = new LazyStage<>(maker);

        assertThat(stage.toCompletableFuture()).isSameAs(answer);
        assertThat(stage.thenApply(text -> text + "!").toCompletableFuture()).isNotCompleted();
        answer.complete("done");
        assertThat(stage.thenApply(text -> text + "!")).isCompletedWithValue("done!");
        assertThat(made).hasValue(1);
    }

    @Test
    void whoAttachesIsToldThatItCannotBeMadeAndTheNextOneTriesAgain() {
        LazyStage<String> stage = new LazyStage<>(() -> {
            if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("as the test wants");
            }
            return answer;
        });

        assertThatThrownBy(() -> stage.thenApply(text -> text + "!"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as the test wants");
        assertThat(stage.toCompletableFuture()).isSameAs(answer);
    }
}

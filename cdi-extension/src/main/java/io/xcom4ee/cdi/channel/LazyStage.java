package io.xcom4ee.cdi.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stage that is made when something is attached to it, or asked of it. A container's stage takes longer to make and to complete than
 * a broadcast to send, and many outcomes are never looked at.
 */
final class LazyStage<T> implements CompletionStage<T> {
    /** Not this object, which is the application's. */
    private final Object lock = new Object();

    private final Supplier<CompletionStage<T>> maker;

    /** Written once, under the lock. */
    private volatile @Nullable CompletionStage<T> made;

    /**
     * @param maker called by who attaches or asks first. What it throws, as the executor of an application that has ended may, it throws to
     *     that caller; then the next one calls it again.
     */
    LazyStage(Supplier<CompletionStage<T>> maker) {
        this.maker = maker;
    }

    private CompletionStage<T> made() {
        CompletionStage<T> known = made;
        return known == null ? make() : known;
    }

    private CompletionStage<T> make() {
        synchronized (lock) {
            CompletionStage<T> known = made;
            if (known == null) {
                known = maker.get();
                made = known;
            }
            return known;
        }
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        return made().toCompletableFuture();
    }

    @Override
    public <U> CompletionStage<U> thenApply(Function<? super T, ? extends U> function) {
        return made().thenApply(function);
    }

    @Override
    public <U> CompletionStage<U> thenApplyAsync(Function<? super T, ? extends U> function) {
        return made().thenApplyAsync(function);
    }

    @Override
    public <U> CompletionStage<U> thenApplyAsync(Function<? super T, ? extends U> function, Executor executor) {
        return made().thenApplyAsync(function, executor);
    }

    @Override
    public CompletionStage<Void> thenAccept(Consumer<? super T> function) {
        return made().thenAccept(function);
    }

    @Override
    public CompletionStage<Void> thenAcceptAsync(Consumer<? super T> function) {
        return made().thenAcceptAsync(function);
    }

    @Override
    public CompletionStage<Void> thenAcceptAsync(Consumer<? super T> function, Executor executor) {
        return made().thenAcceptAsync(function, executor);
    }

    @Override
    public CompletionStage<Void> thenRun(Runnable function) {
        return made().thenRun(function);
    }

    @Override
    public CompletionStage<Void> thenRunAsync(Runnable function) {
        return made().thenRunAsync(function);
    }

    @Override
    public CompletionStage<Void> thenRunAsync(Runnable function, Executor executor) {
        return made().thenRunAsync(function, executor);
    }

    @Override
    public <U, V> CompletionStage<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> function) {
        return made().thenCombine(other, function);
    }

    @Override
    public <U, V> CompletionStage<V> thenCombineAsync(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> function) {
        return made().thenCombineAsync(other, function);
    }

    @Override
    public <U, V> CompletionStage<V> thenCombineAsync(
            CompletionStage<? extends U> other,
            BiFunction<? super T, ? super U, ? extends V> function,
            Executor executor) {
        return made().thenCombineAsync(other, function, executor);
    }

    @Override
    public <U> CompletionStage<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> function) {
        return made().thenAcceptBoth(other, function);
    }

    @Override
    public <U> CompletionStage<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> function) {
        return made().thenAcceptBothAsync(other, function);
    }

    @Override
    public <U> CompletionStage<Void> thenAcceptBothAsync(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> function, Executor executor) {
        return made().thenAcceptBothAsync(other, function, executor);
    }

    @Override
    public CompletionStage<Void> runAfterBoth(CompletionStage<?> other, Runnable function) {
        return made().runAfterBoth(other, function);
    }

    @Override
    public CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable function) {
        return made().runAfterBothAsync(other, function);
    }

    @Override
    public CompletionStage<Void> runAfterBothAsync(CompletionStage<?> other, Runnable function, Executor executor) {
        return made().runAfterBothAsync(other, function, executor);
    }

    @Override
    public <U> CompletionStage<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> function) {
        return made().applyToEither(other, function);
    }

    @Override
    public <U> CompletionStage<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> function) {
        return made().applyToEitherAsync(other, function);
    }

    @Override
    public <U> CompletionStage<U> applyToEitherAsync(
            CompletionStage<? extends T> other, Function<? super T, U> function, Executor executor) {
        return made().applyToEitherAsync(other, function, executor);
    }

    @Override
    public CompletionStage<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> function) {
        return made().acceptEither(other, function);
    }

    @Override
    public CompletionStage<Void> acceptEitherAsync(CompletionStage<? extends T> other, Consumer<? super T> function) {
        return made().acceptEitherAsync(other, function);
    }

    @Override
    public CompletionStage<Void> acceptEitherAsync(
            CompletionStage<? extends T> other, Consumer<? super T> function, Executor executor) {
        return made().acceptEitherAsync(other, function, executor);
    }

    @Override
    public CompletionStage<Void> runAfterEither(CompletionStage<?> other, Runnable function) {
        return made().runAfterEither(other, function);
    }

    @Override
    public CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable function) {
        return made().runAfterEitherAsync(other, function);
    }

    @Override
    public CompletionStage<Void> runAfterEitherAsync(CompletionStage<?> other, Runnable function, Executor executor) {
        return made().runAfterEitherAsync(other, function, executor);
    }

    @Override
    public <U> CompletionStage<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> function) {
        return made().thenCompose(function);
    }

    @Override
    public <U> CompletionStage<U> thenComposeAsync(Function<? super T, ? extends CompletionStage<U>> function) {
        return made().thenComposeAsync(function);
    }

    @Override
    public <U> CompletionStage<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> function, Executor executor) {
        return made().thenComposeAsync(function, executor);
    }

    @Override
    public <U> CompletionStage<U> handle(BiFunction<? super T, Throwable, ? extends U> function) {
        return made().handle(function);
    }

    @Override
    public <U> CompletionStage<U> handleAsync(BiFunction<? super T, Throwable, ? extends U> function) {
        return made().handleAsync(function);
    }

    @Override
    public <U> CompletionStage<U> handleAsync(
            BiFunction<? super T, Throwable, ? extends U> function, Executor executor) {
        return made().handleAsync(function, executor);
    }

    @Override
    public CompletionStage<T> whenComplete(BiConsumer<? super T, ? super Throwable> function) {
        return made().whenComplete(function);
    }

    @Override
    public CompletionStage<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> function) {
        return made().whenCompleteAsync(function);
    }

    @Override
    public CompletionStage<T> whenCompleteAsync(BiConsumer<? super T, ? super Throwable> function, Executor executor) {
        return made().whenCompleteAsync(function, executor);
    }

    @Override
    public CompletionStage<T> exceptionally(Function<Throwable, ? extends T> function) {
        return made().exceptionally(function);
    }

    @Override
    public CompletionStage<T> exceptionallyAsync(Function<Throwable, ? extends T> function) {
        return made().exceptionallyAsync(function);
    }

    @Override
    public CompletionStage<T> exceptionallyAsync(Function<Throwable, ? extends T> function, Executor executor) {
        return made().exceptionallyAsync(function, executor);
    }

    @Override
    public CompletionStage<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> function) {
        return made().exceptionallyCompose(function);
    }

    @Override
    public CompletionStage<T> exceptionallyComposeAsync(Function<Throwable, ? extends CompletionStage<T>> function) {
        return made().exceptionallyComposeAsync(function);
    }

    @Override
    public CompletionStage<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> function, Executor executor) {
        return made().exceptionallyComposeAsync(function, executor);
    }
}

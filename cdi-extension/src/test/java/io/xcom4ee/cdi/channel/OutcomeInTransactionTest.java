package io.xcom4ee.cdi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.cdi.testing.FakeConcurrency;
import io.xcom4ee.cdi.testing.FakeNaming;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeInTransactionTest {
    /** As the adapter's outcome does inside its transaction. */
    private static final class Refusing<T> extends CompletableFuture<T> {
        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Refusing<>();
        }

        @Override
        public T get() {
            throw new IllegalStateException("inside");
        }

        @Override
        public T get(long timeout, TimeUnit unit) {
            throw new IllegalStateException("inside");
        }

        @Override
        public T join() {
            throw new IllegalStateException("inside");
        }
    }

    private FakeConcurrency concurrency;

    @BeforeEach
    void bind() {
        FakeNaming.clear();
        concurrency = new FakeConcurrency();
    }

    @AfterEach
    void unbind() {
        FakeNaming.clear();
    }

    @Test
    void whoWaitsAsksTheAdapterFirst() {
        inTransaction(Status.STATUS_ACTIVE);
        CompletableFuture<String> outcome = outcome(new Refusing<>());
        CompletableFuture<Integer> attached = outcome.thenApply(String::length);

        for (CompletableFuture<?> each : List.of(outcome, attached)) {
            assertThatThrownBy(each::join).hasMessage("inside");
            assertThatThrownBy(each::get).hasMessage("inside");
            assertThatThrownBy(() -> each.get(1, TimeUnit.DAYS)).hasMessage("inside");
        }
    }

    @Test
    void whatIsAttachedRunsInTheContextOfTheCaller() {
        inTransaction(Status.STATUS_ACTIVE);
        CompletableFuture<String> adapters = new CompletableFuture<>();
        CompletableFuture<Boolean> attached =
                outcome(adapters).thenApply(String::length).thenApply(length -> concurrency.isInContext());
        adapters.complete("done");

        assertThat(attached).isCompletedWithValue(true);
    }

    @Test
    void theEndIsThatOfTheAdapter() throws Exception {
        inTransaction(Status.STATUS_ACTIVE);
        CompletableFuture<String> adapters = new CompletableFuture<>();
        CompletableFuture<String> outcome = outcome(adapters);
        assertThatThrownBy(() -> outcome.get(1, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        adapters.complete("done");
        assertThat(outcome.get()).isEqualTo("done");
        assertThat(outcome.get(1, TimeUnit.DAYS)).isEqualTo("done");

        CompletableFuture<String> fails = outcome(CompletableFuture.failedFuture(new IllegalArgumentException("why")));
        assertThatThrownBy(fails::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("why");
    }

    @Test
    void outsideOfTransactionsTheContainersFuturesServe() {
        inTransaction(Status.STATUS_NO_TRANSACTION);
        assertThat(outcome(new CompletableFuture<>())).isNotInstanceOf(OutcomeInTransaction.class);
        FakeNaming.clear();
        concurrency = new FakeConcurrency();
        assertThat(outcome(new CompletableFuture<>()))
                .as("a server without transactions")
                .isNotInstanceOf(OutcomeInTransaction.class);
    }

    /** Who calls first may be a thread that the application has made itself, which finds no names. */
    @Test
    void aThreadWithoutNamesSaysNothingAboutTheServer() {
        ContainerServices services = new ContainerServices();
        assertThat(services.threads()).isNotNull();
        FakeNaming.clear();
        assertThat(services.inCallersContext(new CompletableFuture<>())).isNotInstanceOf(OutcomeInTransaction.class);
        concurrency = new FakeConcurrency();
        inTransaction(Status.STATUS_ACTIVE);
        assertThat(services.inCallersContext(new CompletableFuture<>())).isInstanceOf(OutcomeInTransaction.class);
    }

    /** A look in vain costs an exception. */
    @Test
    void aServerWithoutTransactionsIsAskedOnce() {
        ContainerServices services = new ContainerServices();
        assertThat(services.inCallersContext(new CompletableFuture<>())).isNotInstanceOf(OutcomeInTransaction.class);
        inTransaction(Status.STATUS_ACTIVE);
        assertThat(services.inCallersContext(new CompletableFuture<>()))
                .as("nobody has looked again")
                .isNotInstanceOf(OutcomeInTransaction.class);
    }

    private static <T> CompletableFuture<T> outcome(CompletableFuture<T> adapters) {
        return new ContainerServices().inCallersContext(adapters).toCompletableFuture();
    }

    private static void inTransaction(int status) {
        FakeNaming.bind(
                "java:comp/TransactionSynchronizationRegistry",
                Proxy.newProxyInstance(
                        OutcomeInTransactionTest.class.getClassLoader(),
                        new Class<?>[] {TransactionSynchronizationRegistry.class},
                        (self, method, arguments) -> status));
    }
}

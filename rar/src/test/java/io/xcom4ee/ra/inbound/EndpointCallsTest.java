package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.api.payload.CodecsNotReadyException;
import io.xcom4ee.ra.LogCapture;
import io.xcom4ee.ra.inbound.Attempt.Kind;
import io.xcom4ee.ra.inbound.Beans.Bean;
import io.xcom4ee.ra.inbound.Beans.BeanEndpoint;
import io.xcom4ee.ra.inbound.Beans.Script;
import io.xcom4ee.ra.inbound.FakeContainer.Step;
import io.xcom4ee.ra.transaction.FakeTransactions;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is thrown in a call, the call ends: its transaction too, and the bean is given back. */
class EndpointCallsTest {
    private final Error error = new NoClassDefFoundError("of the application");

    private final FakeTransactions transactions = new FakeTransactions();
    private final FakeContainer container = new FakeContainer(transactions, Bean.class, BeanEndpoint::new);
    private final EndpointCalls calls = new EndpointCalls(container, transactions);
    private final FakeGroup group = new FakeGroup();
    private final Script script = new Script();

    @BeforeEach
    void begin() {
        Beans.script = script;
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(container.open()).isZero();
        assertThat(transactions.getTransactionKey()).isNull();
    }

    /** Such as a record whose static initialiser fails, or a JSON-B that lacks a class. */
    @Test
    void anErrorWhileAPayloadIsReadRollsBack() throws Exception {
        Attempt attempt = call(() -> {
            throw error;
        });
        assertThat(attempt).isEqualTo(Attempt.failed(error));
        assertThat(container.ends()).containsExactly("rolled back");
        assertThat(script.calls).isEmpty();
    }

    @Test
    void codecsThatAreNotThereYetAreLikeABeanThatIsNot() throws Exception {
        CodecsNotReadyException early = new CodecsNotReadyException("early");
        Attempt attempt = call(() -> {
            throw early;
        });
        assertThat(attempt).isEqualTo(Attempt.unavailable(early));
        assertThat(container.ends()).containsExactly("rolled back");
        assertThat(script.calls).isEmpty();
    }

    /** The message has come to the bean then. */
    @Test
    void codecsThatTheBeanItselfMissesAreAFailure() throws Exception {
        CodecsNotReadyException early = new CodecsNotReadyException("early");
        script.effect = call -> {
            throw early;
        };
        assertThat(call()).isEqualTo(Attempt.failed(early));
    }

    @Test
    void anErrorBeforeTheCallIsAFailure() throws Exception {
        container.fail(Step.CREATE, error);
        assertThat(call()).isEqualTo(Attempt.failed(error));
        container.fail(Step.BEFORE, error);
        assertThat(call()).isEqualTo(Attempt.failed(error));
        assertThat(script.calls).isEmpty();
    }

    @Test
    void anErrorAfterTheCallChangesNotWhatTheTransactionSays() throws Exception {
        container.fail(Step.AFTER, error);
        try (LogCapture log = LogCapture.start()) {
            assertThat(call().kind()).isEqualTo(Kind.DONE);
            assertThat(log.of("XCOM0647W"))
                    .as("what was thrown is told")
                    .singleElement()
                    .extracting(LogRecord::getThrown)
                    .isSameAs(error);
        }
        Exception own = failing();
        container.fail(Step.AFTER, error);
        assertThat(call()).isEqualTo(Attempt.failed(own));
        assertThat(own).hasSuppressedException(error);
        assertThat(container.ends()).containsExactly("committed", "rolled back");
    }

    @Test
    void aServerMayThrowOnceMoreWhatTheBeanHasThrown() throws Exception {
        Exception own = failing();
        container.fail(Step.AFTER, own);
        assertThat(call()).isEqualTo(Attempt.failed(own));
        assertThat(own).hasNoSuppressedExceptions();
    }

    @Test
    void anErrorWhenTheBeanIsGivenBackIsNotOneOfTheCall() throws Exception {
        container.fail(Step.RELEASE, error);
        assertThat(call()).isEqualTo(Attempt.DONE);
    }

    @Test
    void aRegistryThatFailsIsAFailureWhoseTransactionEnds() throws Exception {
        RegistryThatFails registry = new RegistryThatFails();
        EndpointCalls failing = new EndpointCalls(container, registry.proxy());
        Method method = Bean.class.getMethod("onMessage", String.class, GroupMessage.class);
        Attempt attempt = failing.call(method, () -> new Object[0]);
        assertThat(attempt).isEqualTo(Attempt.failed(registry.fault));
        assertThat(container.ends()).containsExactly("rolled back");

        registry.also = true;
        assertThat(failing.call(method, () -> new Object[0])).isEqualTo(Attempt.failed(registry.fault));
        assertThat(registry.fault).hasSuppressedException(registry.another);
        assertThat(script.calls).isEmpty();
    }

    /** Does not know whether there is a transaction, and perhaps cannot mark it either. */
    private final class RegistryThatFails {
        private final Error fault = new InternalError("no registry");
        private final Error another = new InternalError("no registry to roll back by");
        private boolean also;

        private TransactionSynchronizationRegistry proxy() {
            return (TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {TransactionSynchronizationRegistry.class},
                    (self, method, given) -> {
                        if (!method.getName().equals("setRollbackOnly")) {
                            throw fault;
                        }
                        if (also) {
                            throw another;
                        }
                        transactions.setRollbackOnly();
                        return null;
                    });
        }
    }

    private Exception failing() {
        RuntimeException own = new IllegalStateException("no luck");
        script.effect = call -> {
            throw own;
        };
        return own;
    }

    private Attempt call() throws NoSuchMethodException {
        GroupMessage message = group.message(new byte[0]);
        return call(() -> new Object[] {"text", message});
    }

    private Attempt call(Supplier<Object[]> arguments) throws NoSuchMethodException {
        Method method = Bean.class.getMethod("onMessage", String.class, GroupMessage.class);
        return calls.call(method, arguments);
    }
}

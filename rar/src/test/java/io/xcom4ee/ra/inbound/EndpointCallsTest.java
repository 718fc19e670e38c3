package io.xcom4ee.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.GroupMessage;
import io.xcom4ee.ra.inbound.Attempt.Kind;
import io.xcom4ee.ra.inbound.Beans.Bean;
import io.xcom4ee.ra.inbound.Beans.BeanEndpoint;
import io.xcom4ee.ra.inbound.Beans.Script;
import io.xcom4ee.ra.inbound.FakeContainer.Step;
import io.xcom4ee.ra.transaction.FakeTransactions;
import java.lang.reflect.Method;
import java.util.function.Supplier;
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
        assertThat(call().kind()).isEqualTo(Kind.DONE);
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

package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.payload.CodecsNotReadyException;
import io.xcom4ee.api.payload.PayloadException;
import io.xcom4ee.ra.message.AdapterMessage;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of a bean through the server, which begins a transaction before and ends it afterwards if the method is to have
 * one. No resource of our own takes part: the group keeps no place for a reader that could be committed. Whatever is thrown on
 * the way, errors too, is how the call has ended, and no more.
 */
final class EndpointCalls {
    private static final Logger LOGGER = System.getLogger(EndpointCalls.class.getName());

    private final MessageEndpointFactory factory;
    private final TransactionSynchronizationRegistry registry;

    EndpointCalls(MessageEndpointFactory factory, TransactionSynchronizationRegistry registry) {
        this.factory = factory;
        this.registry = registry;
    }

    /**
     * Calls the method, and answers when its transaction has ended.
     *
     * @param arguments asked in the context of the application; a {@link PayloadException} means that they cannot be had, a {@link
     *     CodecsNotReadyException} that they cannot be had yet
     */
    Attempt call(Method method, Supplier<Object[]> arguments) {
        MessageEndpoint endpoint;
        try {
            endpoint = factory.createEndpoint(null);
        } catch (UnavailableException | RuntimeException e) {
            return Attempt.unavailable(e);
        } catch (Throwable e) { // An application whose classes cannot be linked does not become ready.
            return Attempt.failed(e);
        }
        try {
            return call(endpoint, method, arguments);
        } finally {
            release(endpoint);
        }
    }

    /** The call is over; what goes wrong here must not look like its end. */
    private static void release(MessageEndpoint endpoint) {
        try {
            endpoint.release();
        } catch (Throwable e) {
            LOGGER.log(AdapterMessage.BEAN_NOT_RELEASED.level(), AdapterMessage.BEAN_NOT_RELEASED.text(), e);
        }
    }

    private Attempt call(MessageEndpoint endpoint, Method method, Supplier<Object[]> arguments) {
        try {
            endpoint.beforeDelivery(method);
        } catch (Throwable e) {
            return Attempt.failed(e);
        }
        Ending ending = new Ending();
        Attempt attempt = inside(endpoint, method, arguments, ending);
        try {
            endpoint.afterDelivery();
        } catch (Throwable e) {
            attempt = alsoFailed(attempt, e);
        }
        return ending.judge(attempt, method);
    }

    /** A server may throw once more what the bean has thrown, and no exception suppresses itself. */
    private static Attempt alsoFailed(Attempt attempt, Throwable afterwards) {
        if (attempt.kind() == Attempt.Kind.DONE) {
            return Attempt.failed(afterwards);
        }
        suppress(attempt.why(), afterwards);
        return attempt;
    }

    private static void suppress(Throwable why, Throwable besides) {
        if (why != besides) {
            why.addSuppressed(besides);
        }
    }

    private Attempt inside(MessageEndpoint endpoint, Method method, Supplier<Object[]> arguments, Ending ending) {
        boolean transacted = true; // As long as the registry has not said otherwise.
        Attempt attempt;
        try {
            transacted = registry.getTransactionKey() != null;
            if (transacted) {
                registry.registerInterposedSynchronization(ending);
            }
            attempt = invoke(endpoint, method, arguments.get());
        } catch (CodecsNotReadyException e) {
            attempt = Attempt.unavailable(e);
        } catch (PayloadException e) {
            attempt = Attempt.unreadable(e);
        } catch (Throwable e) { // Also before the bean is called: its transaction has to end.
            attempt = Attempt.failed(e);
        }
        if (transacted && attempt.kind() != Attempt.Kind.DONE) {
            rollBack(attempt.why());
        }
        return attempt;
    }

    /** An endpoint may be a bean's subclass, or have the same methods and be none. */
    private static Attempt invoke(MessageEndpoint endpoint, Method method, Object[] arguments) {
        try {
            Method called = method.getDeclaringClass().isInstance(endpoint)
                    ? method
                    : endpoint.getClass().getMethod(method.getName(), method.getParameterTypes());
            called.invoke(endpoint, arguments);
            return Attempt.DONE;
        } catch (InvocationTargetException e) {
            return Attempt.failed(Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException e) {
            return Attempt.failed(e);
        }
    }

    /** A checked exception alone would commit, and the message would take effect twice. */
    private void rollBack(Throwable why) {
        try {
            registry.setRollbackOnly();
        } catch (IllegalStateException ended) {
            LOGGER.log(Logger.Level.DEBUG, "the transaction of a failed delivery has ended already", ended);
        } catch (RuntimeException
                | Error fault) { // The call has to end all the same, and says how its transaction has.
            suppress(why, fault);
        }
    }

    /** Hears how the transaction of one call has ended. */
    private static final class Ending implements Synchronization {
        private @Nullable Integer status;

        @Override
        public void beforeCompletion() {
            // Only the end counts.
        }

        @Override
        public void afterCompletion(int end) {
            status = end;
        }

        /** The transaction has the last word, if there was one; what was thrown although it has committed is told. */
        Attempt judge(Attempt attempt, Method method) {
            Integer end = status;
            if (end == null) {
                return attempt;
            }
            if (end == Status.STATUS_COMMITTED) {
                if (attempt.kind() != Attempt.Kind.DONE) {
                    LOGGER.log(
                            AdapterMessage.FAILED_AFTER_COMMIT.level(),
                            AdapterMessage.FAILED_AFTER_COMMIT.text(
                                    method.getDeclaringClass().getName(), method.getName()),
                            attempt.why());
                }
                return Attempt.DONE;
            }
            return attempt.kind() == Attempt.Kind.DONE
                    ? Attempt.failed(new IllegalStateException(AdapterMessage.BEAN_ROLLED_BACK.text()))
                    : attempt;
        }
    }
}

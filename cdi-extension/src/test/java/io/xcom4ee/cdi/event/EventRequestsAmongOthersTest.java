package io.xcom4ee.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event begins a request of its own only where the container says that there is none. */
class EventRequestsAmongOthersTest {
    /** Its only answer to the question for a context. */
    private static BeanManager thatThrows(RuntimeException answer) {
        return (BeanManager) Proxy.newProxyInstance(
                EventRequestsAmongOthersTest.class.getClassLoader(),
                new Class<?>[] {BeanManager.class},
                (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getContext");
                    throw answer;
                });
    }

    private static List<Boolean> whetherActive(BeanManager container) {
        EventRequests requests = new EventRequests(container);
        List<Boolean> active = new ArrayList<>();
        requests.run(() -> active.add(requests.isActive()));
        return active;
    }

    @Test
    void withoutAnotherOneItIsActive() {
        assertThat(whetherActive(thatThrows(new ContextNotActiveException()))).containsExactly(true);
    }

    static Stream<RuntimeException> answersOfSeveral() {
        return Stream.of(new IllegalArgumentException(), new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("answersOfSeveral")
    void withSeveralOthersItIsNot(RuntimeException answer) {
        assertThat(whetherActive(thatThrows(answer))).containsExactly(false);
    }

    /** Asks all contexts of the scope, as a container does, this one too. */
    private static final class Asking {
        private final List<Boolean> whileAsked = new ArrayList<>();
        private final EventRequests requests = new EventRequests((BeanManager) Proxy.newProxyInstance(
                EventRequestsAmongOthersTest.class.getClassLoader(),
                new Class<?>[] {BeanManager.class},
                (self, method, arguments) -> answer()));
        private boolean another;

        private Context answer() {
            whileAsked.add(isActive());
            if (!another) {
                throw new ContextNotActiveException();
            }
            return new OthersContext();
        }

        boolean isActive() {
            return requests.isActive();
        }
    }

    /** That of somebody else. */
    private static final class OthersContext implements Context {
        @Override
        public Class<? extends Annotation> getScope() {
            return RequestScoped.class;
        }

        @Override
        public boolean isActive() {
            return true;
        }

        @Override
        public <T> T get(Contextual<T> contextual, CreationalContext<T> creation) {
            throw new AssertionError("not asked for here");
        }

        @Override
        public <T> T get(Contextual<T> contextual) {
            throw new AssertionError("not asked for here");
        }
    }

    /** Not to find a context takes a container long. */
    @Test
    void anotherOneIsLookedForOnceInATurnAndOnlyIfTheScopeIsUsed() {
        Asking container = new Asking();
        container.requests.turn(() -> {
            container.requests.run(() -> {});
            container.requests.run(() -> {});
        });
        assertThat(container.whileAsked).isEmpty();

        container.requests.turn(() -> {
            container.requests.run(() -> assertThat(container.isActive()).isTrue());
            assertThat(container.isActive()).isFalse();
            container.requests.run(() -> assertThat(container.isActive()).isTrue());
        });
        assertThat(container.whileAsked).containsExactly(false);
    }

    @Test
    void afterAnotherOneHasEndedItIsActive() {
        Asking container = new Asking();
        container.another = true;
        container.requests.turn(() -> {
            container.requests.run(() -> assertThat(container.isActive()).isFalse());
            container.another = false;
            container.requests.run(() -> assertThat(container.isActive()).isTrue());
        });
    }
}

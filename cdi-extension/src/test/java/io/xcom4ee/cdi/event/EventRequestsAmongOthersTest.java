package io.xcom4ee.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.BeanManager;
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
}

package io.xcom4ee.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.event.Clustered;
import io.xcom4ee.api.event.Received;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ObserversTest {
    private final Observers observers = new Observers();

    interface Box<T> extends Supplier<T> {}

    private void add(Type type, Annotation... qualifiers) {
        observers.add((ObserverMethod<?>) Proxy.newProxyInstance(
                ObserversTest.class.getClassLoader(),
                new Class<?>[] {ObserverMethod.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getObservedType" -> type;
                    case "getObservedQualifiers" -> Set.of(qualifiers);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    @Test
    void theTypeMustFit() {
        add(Number.class);
        assertThat(observers.mayObserve(Integer.class, Clustered.Literal.INSTANCE))
                .isTrue();
        assertThat(observers.mayObserve(Object.class))
                .as("a value may be a number")
                .isTrue();
        assertThat(observers.mayObserve(String.class)).isFalse();
        assertThat(observers.mayObserve(Thread.class)).as("none is a number").isFalse();
    }

    /** A codec may make a value of any class that fits. */
    @Test
    void anInterfaceMayBeThatOfASubclass() {
        add(Runnable.class);
        assertThat(observers.mayObserve(ArrayList.class)).isTrue();
        assertThat(observers.mayObserve(CharSequence.class)).isTrue();
        assertThat(observers.mayObserve(String.class)).as("has no subclass").isFalse();
    }

    @Test
    void aClassMayHaveASubclassOfThatInterface() {
        add(Thread.class);
        assertThat(observers.mayObserve(Comparable.class)).isTrue();
    }

    @Test
    void ofGenericTypesTheClassMustFit() {
        add(Box.class.getGenericInterfaces()[0]);
        assertThat(observers.mayObserve(Box.class)).isTrue();
        assertThat(observers.mayObserve(Optional.class)).isFalse();
    }

    @Test
    void ofATypeParameterOnlyTheEventCanTell() {
        add(Box.class.getTypeParameters()[0]);
        assertThat(observers.mayObserve(Optional.class)).isTrue();
    }

    @Test
    void allQualifiersOfTheObserverMustBeThere() {
        add(String.class, Any.Literal.INSTANCE, Received.Literal.of("orders"), Group.Literal.of("shop"));
        assertThat(observers.mayObserve(String.class, Received.Literal.INSTANCE, Group.Literal.of("shop")))
                .isFalse();
        assertThat(observers.mayObserve(String.class, Received.Literal.of("orders"), Group.Literal.of("shop")))
                .isTrue();
        assertThat(observers.mayObserve(String.class, Received.Literal.of("orders"), Group.Literal.of("other")))
                .isFalse();
    }
}

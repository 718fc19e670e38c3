package io.xcom4ee.cdi.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The type of {@link ClusteredEvent}s of one type of events. */
record ClusteredEventType(Type event) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
        return new Type[] {event};
    }

    @Override
    public Type getRawType() {
        return ClusteredEvent.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return null;
    }
}

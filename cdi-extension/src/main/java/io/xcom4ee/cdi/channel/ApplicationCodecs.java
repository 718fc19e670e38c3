package io.xcom4ee.cdi.channel;

import io.xcom4ee.api.payload.CodecsNotReadyException;
import io.xcom4ee.api.payload.PayloadCodec;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.cdi.message.CdiMessage;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The application's codecs: all its beans that are one, wherever in it they are. They are made at the first use, which is after
 * the container has started.
 */
public final class ApplicationCodecs {
    private final Set<Bean<?>> beans = new LinkedHashSet<>();

    /** Nothing before all beans are found. Whoever sees it sees the beans, too. */
    private volatile @Nullable BeanManager beanManager;

    private volatile @Nullable PayloadCodecs codecs;

    /** Without any yet. */
    public ApplicationCodecs() {}

    /** The container has found a bean: it counts if it is a codec. Called on the container's thread, before the start. */
    public void found(Bean<?> bean) {
        if (bean.getTypes().stream().anyMatch(ApplicationCodecs::isCodec)) {
            beans.add(bean);
        }
    }

    /** All beans are found. */
    public void complete(BeanManager manager) {
        beanManager = manager;
    }

    /**
     * The standard codecs and the application's own. Two threads may both make them: they make the same.
     *
     * @throws CodecsNotReadyException before all beans are found
     * @throws IllegalArgumentException if two are for one type, or the name of one is impossible
     */
    public PayloadCodecs get() {
        PayloadCodecs made = codecs;
        if (made == null) {
            made = make();
            codecs = made;
        }
        return made;
    }

    private PayloadCodecs make() {
        List<PayloadCodec<?>> own = own();
        return own.isEmpty() ? PayloadCodecs.standard() : PayloadCodecs.with(own);
    }

    /**
     * The application's own.
     *
     * @throws CodecsNotReadyException before all beans are found: whoever asks must not take those found so far for all
     */
    public List<PayloadCodec<?>> own() {
        BeanManager manager = beanManager;
        if (manager == null) {
            throw new CodecsNotReadyException(CdiMessage.CODECS_EARLY.text());
        }
        List<PayloadCodec<?>> own = new ArrayList<>();
        for (Bean<?> bean : beans) {
            Type type = bean.getTypes().stream()
                    .filter(ApplicationCodecs::isCodec)
                    .findFirst()
                    .orElseThrow();
            own.add((PayloadCodec<?>) manager.getReference(bean, type, manager.createCreationalContext(bean)));
        }
        return own;
    }

    private static boolean isCodec(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == PayloadCodec.class;
    }
}

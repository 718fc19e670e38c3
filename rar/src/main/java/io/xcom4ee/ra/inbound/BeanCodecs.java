package io.xcom4ee.ra.inbound;

import io.xcom4ee.api.payload.PayloadCodec;
import io.xcom4ee.api.payload.PayloadCodecProvider;
import io.xcom4ee.api.payload.PayloadCodecs;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The codecs for the values of one bean: the standard ones, and those of its application. Confined to: the one task at a time
 * that calls the bean.
 */
final class BeanCodecs {
    private final @Nullable ClassLoader application;
    private @Nullable PayloadCodecs found;

    /** Asks nobody yet: the application may be starting. */
    BeanCodecs(@Nullable ClassLoader application) {
        this.application = application;
    }

    /**
     * Found at the first use, and at the next one again if that throws. To be called in the context of the application.
     *
     * @throws io.xcom4ee.api.payload.CodecsNotReadyException if the application does not know them yet
     * @throws IllegalArgumentException if two are for one type, or the name of one is impossible
     * @throws java.util.ServiceConfigurationError if a provider cannot be made
     */
    PayloadCodecs get() {
        PayloadCodecs known = found;
        if (known == null) {
            List<PayloadCodec<?>> own = new ArrayList<>();
            for (PayloadCodecProvider provider : ServiceLoader.load(PayloadCodecProvider.class, application)) {
                own.addAll(provider.codecs());
            }
            known = PayloadCodecs.with(own);
            found = known;
        }
        return known;
    }
}

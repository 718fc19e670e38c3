package io.xcom4ee.api.payload;

import java.util.Collection;

/**
 * Brings the codecs of an application to its message-driven beans: what receives for them is not in the application, and finds
 * providers by {@link java.util.ServiceLoader} in the class loader of the bean. The CDI extension is one, and brings the
 * application's beans that are codecs. An application without CDI names its own in
 * {@code META-INF/services/io.xcom4ee.api.payload.PayloadCodecProvider}.
 */
public interface PayloadCodecProvider {

    /**
     * The codecs. Asked in the context of the application, at the first value that a bean receives, and not again while this bean
     * is active. Whatever it throws is a failure of that delivery, and it is asked again with the next one.
     *
     * @throws CodecsNotReadyException if the application is just starting: the delivery waits then, and that counts for nothing
     */
    Collection<? extends PayloadCodec<?>> codecs();
}

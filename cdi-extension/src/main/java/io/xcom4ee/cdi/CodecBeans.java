package io.xcom4ee.cdi;

import io.xcom4ee.api.payload.PayloadCodec;
import io.xcom4ee.api.payload.PayloadCodecProvider;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the application's beans that are codecs to its message-driven beans, which the resource adapter serves. */
public final class CodecBeans implements PayloadCodecProvider {
    private static final Logger LOGGER = System.getLogger(CodecBeans.class.getName());

    /** Made by {@link java.util.ServiceLoader}. */
    public CodecBeans() {}

    @Override
    public Collection<? extends PayloadCodec<?>> codecs() {
        BeanManager manager = beanManager();
        return manager == null
                ? List.of()
                : manager.getExtension(XComExtension.class).codecs().own();
    }

    /** An application may carry this archive to a server that has message-driven beans and no CDI. */
    private static @Nullable BeanManager beanManager() {
        try {
            return CDI.current().getBeanManager();
        } catch (IllegalStateException | NoClassDefFoundError none) {
            LOGGER.log(Logger.Level.DEBUG, "there is no CDI, and so no codec that is a bean", none);
            return null;
        }
    }
}

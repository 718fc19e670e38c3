package io.xcom4ee.cdi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcom4ee.api.payload.CodecsNotReadyException;
import io.xcom4ee.api.payload.PayloadCodecs;
import io.xcom4ee.cdi.testing.Application;
import jakarta.enterprise.inject.se.SeContainer;
import org.junit.jupiter.api.Test;

class ApplicationCodecsTest {
    private final ApplicationCodecs codecs = new ApplicationCodecs();

    /** Whoever asks early and keeps the answer would never have the application's own. */
    @Test
    void areRefusedBeforeAllBeansAreFound() {
        assertThatThrownBy(codecs::own)
                .isInstanceOf(CodecsNotReadyException.class)
                .hasMessageStartingWith("XCOM0740E");
        assertThatThrownBy(codecs::get)
                .isInstanceOf(CodecsNotReadyException.class)
                .hasMessageStartingWith("XCOM0740E");
        Application.server();
        try (SeContainer application = Application.start(ApplicationCodecsTest.class)) {
            codecs.complete(application.getBeanManager());
            assertThat(codecs.own()).isEmpty();
            assertThat(codecs.get()).isSameAs(PayloadCodecs.standard());
        }
    }
}

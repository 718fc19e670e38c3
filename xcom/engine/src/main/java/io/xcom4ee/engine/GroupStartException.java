package io.xcom4ee.engine;

import io.xcom4ee.engine.log.EngineMessage;
import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.engine.settings.HostPort;

/** A member could not be started; nothing of it is left behind. */
public final class GroupStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a message for people that starts with a message id. */
    public GroupStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static GroupStartException portNotOpened(EngineSettings.Network network, Exception cause) {
        HostPort address = new HostPort(network.bindAddress(), network.port());
        // An address that cannot be resolved comes as an exception without a message.
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new GroupStartException(EngineMessage.PORT_NOT_OPENED.text(address, why), cause);
    }
}

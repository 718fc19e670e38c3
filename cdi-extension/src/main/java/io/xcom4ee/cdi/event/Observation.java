package io.xcom4ee.cdi.event;

import io.xcom4ee.cdi.channel.ApplicationCodecs;
import io.xcom4ee.cdi.channel.ContainerServices;
import io.xcom4ee.cdi.channel.MessageTracer;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;

/**
 * What is the same for all groups that an application observes.
 *
 * @param observed whether there is any observer
 * @param values which types and topics its observers declare
 * @param clustered which clustered events it declares
 * @param observers who observes what
 */
public record Observation(
        BeanManager beanManager,
        ContainerServices services,
        ApplicationCodecs codecs,
        boolean observed,
        ObservedValues values,
        ClusteredEvents clustered,
        Observers observers) {

    /** How the observers of a group are called: in the context of the thread that calls this. */
    Firing firing(String group, MessageTracer tracer) {
        RequestContextController request = beanManager
                .createInstance()
                .select(RequestContextController.class)
                .get();
        return new Firing(group, services.callersContextInTurns(), services.threads(), request, tracer);
    }
}

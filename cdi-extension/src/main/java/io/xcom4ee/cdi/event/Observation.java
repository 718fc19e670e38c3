package io.xcom4ee.cdi.event;

import io.xcom4ee.cdi.channel.ApplicationCodecs;
import io.xcom4ee.cdi.channel.ContainerServices;
import io.xcom4ee.cdi.channel.MessageTracer;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.stream.Stream;

/**
 * What is the same for all groups that an application observes.
 *
 * @param requests for events, if the application does not observe when requests begin and end
 * @param observed whether there is any observer
 * @param values which types and topics its observers declare
 * @param clustered which clustered events it declares
 * @param observers who observes what
 */
public record Observation(
        BeanManager beanManager,
        ContainerServices services,
        ApplicationCodecs codecs,
        EventRequests requests,
        boolean observed,
        ObservedValues values,
        ClusteredEvents clustered,
        Observers observers) {

    /** How the observers of a group are called: in the context of the thread that calls this. */
    Firing firing(String group, MessageTracer tracer) {
        Requests chosen = isRequestObserved() ? new ContainerRequests(controller()) : requests;
        return new Firing(group, services.callersContextInTurns(), services.threads(), chosen, tracer);
    }

    private RequestContextController controller() {
        return beanManager
                .createInstance()
                .select(RequestContextController.class)
                .get();
    }

    /** What is told with it is up to the container; a text is also told to those who observe any object. */
    private boolean isRequestObserved() {
        return Stream.<Annotation>of(
                        Initialized.Literal.REQUEST, BeforeDestroyed.Literal.REQUEST, Destroyed.Literal.REQUEST)
                .anyMatch(moment ->
                        !beanManager.resolveObserverMethods("", moment).isEmpty());
    }
}

package io.xcom4ee.cdi.event;

import jakarta.enterprise.context.control.RequestContextController;

/** Has the container begin and end its request context, which it tells the observers of that. */
final class ContainerRequests implements Requests {
    private final RequestContextController controller;

    ContainerRequests(RequestContextController controller) {
        this.controller = controller;
    }

    @Override
    public void turn(Runnable calls) {
        calls.run();
    }

    @Override
    public void run(Runnable event) {
        boolean activated = controller.activate();
        try {
            event.run();
        } finally {
            if (activated) {
                controller.deactivate();
            }
        }
    }
}

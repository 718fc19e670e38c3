package io.xcom4ee.engine.handover;

/** The calls of one turn of a listener: made once, however often it runs them. */
final class Turn implements Runnable {
    private final Subscriber subscriber;
    private boolean made;

    Turn(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    @Override
    public void run() {
        if (!made) {
            made = true;
            subscriber.makeCalls();
        }
    }
}

package io.xcom4ee.it.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tells of payments in a transaction, as applications do that have something to do after its commit. */
@ApplicationScoped
public class Till {
    @Inject
    private Diary diary;

    @Inject
    private Visit visit;

    @Inject
    private Event<Payment> payments;

    /** Returns when the transaction has committed. */
    @Transactional
    public void pay(String text) {
        payments.fire(new Payment(text));
        diary.note("till " + text + " " + visit.use(text));
    }
}

package io.xcom4ee.it.request;

import io.xcom4ee.api.event.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Wants to be told when the transaction is over: of texts, which come without one, and of payments, which come within one. */
@ApplicationScoped
public class Cashier {
    @Inject
    private Diary diary;

    @Inject
    private Visit visit;

    @Inject
    private Till till;

    void told(@Observes(during = TransactionPhase.AFTER_SUCCESS) @Received(topic = "visits") String text) {
        diary.note("cashier " + text + " " + visit.use(text));
        till.pay(text);
    }

    void paid(@Observes(during = TransactionPhase.AFTER_SUCCESS) Payment payment) {
        diary.note("paid " + payment.text() + " " + visit.use(payment.text()));
    }
}

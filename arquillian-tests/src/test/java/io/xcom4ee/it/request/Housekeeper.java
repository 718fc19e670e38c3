package io.xcom4ee.it.request;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An enterprise bean that uses the bean of the request in which it is called. */
@Stateless
public class Housekeeper {
    @Inject
    private Visit visit;

    /** Answers how often the bean of the request was used so far. */
    public int use(String text) {
        return visit.use(text);
    }
}

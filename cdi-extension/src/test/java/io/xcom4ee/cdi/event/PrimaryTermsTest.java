package io.xcom4ee.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.event.PrimaryEvent;
import io.xcom4ee.cdi.testing.Values;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrimaryTermsTest {
    private final PrimaryTerms terms = new PrimaryTerms("orders", "server1");

    @Test
    void theFirstViewBeginsATerm() {
        assertThat(terms.onView(Values.view(5, "server1", "server2")))
                .hasValueSatisfying(event -> assertThat(event.local()).isTrue());
    }

    @Test
    void aViewWithTheSamePrimaryBeginsNone() {
        terms.onView(Values.view(1, "server1", "server2"));
        assertThat(terms.onView(Values.view(2, "server1"))).isEmpty();
    }

    @Test
    void aRestartedPrimaryIsAnotherOne() {
        terms.onView(Values.view(1, 1, List.of(Values.member("server2", 1))));
        assertThat(terms.onView(Values.view(1, 2, List.of(Values.member("server2", 2)))))
                .hasValueSatisfying(event -> assertThat(event.local()).isFalse());
    }

    @Test
    void tokensRiseFromTermToTermAlthoughNoMessageLiesBetween() {
        long first = terms.onView(Values.view(1, "server1")).orElseThrow().fencingToken();
        long second = terms.onView(Values.view(2, "server2")).orElseThrow().fencingToken();
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void tokensRiseOverAFoundingAlthoughViewsAreCountedAnew() {
        long before = terms.onView(Values.view(1, 40, List.of(Values.member("server1"))))
                .map(PrimaryEvent::fencingToken)
                .orElseThrow();
        long after = terms.onView(Values.view(2, 1, List.of(Values.member("server2"))))
                .map(PrimaryEvent::fencingToken)
                .orElseThrow();
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void whoSeesATermLateStaysBelowTheNextTerm() {
        PrimaryTerms late = new PrimaryTerms("orders", "server3");
        long seenLate = late.onView(Values.view(3, "server1")).orElseThrow().fencingToken();
        long next = terms.onView(Values.view(4, "server2")).orElseThrow().fencingToken();
        assertThat(next).isGreaterThan(seenLate);
    }
}

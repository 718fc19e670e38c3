package io.xcom4ee.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.View;
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
    void theTokenIsThatOfTheView() {
        View view = Values.view(5, "server1");
        assertThat(terms.onView(view))
                .hasValueSatisfying(event -> assertThat(event.fencingToken()).isEqualTo(view.fencingToken()));
    }
}

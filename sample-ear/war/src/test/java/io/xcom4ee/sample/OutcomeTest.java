package io.xcom4ee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.FailureReason;
import io.xcom4ee.api.NotDeliveredException;
import io.xcom4ee.api.OutcomeUnknownException;
import io.xcom4ee.api.ViewId;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void namesThePositionOfADelivery() {
        Outcome outcome = Outcome.of(new Delivery(12, new ViewId(new UUID(0, 0), 1, 3)), null);

        assertThat(outcome.httpStatus()).isEqualTo(200);
        assertThat(outcome.json().getString("outcome")).isEqualTo("delivered");
        assertThat(outcome.json().getInt("position")).isEqualTo(12);
        assertThat(outcome.json().getString("view")).startsWith("1.3@");
    }

    @Test
    void tellsCertainlyNotDeliveredFromUnknown() {
        Outcome certain = Outcome.of(null, new NotDeliveredException(FailureReason.NO_QUORUM, "no quorum"));
        Outcome unknown = Outcome.of(null, new OutcomeUnknownException(FailureReason.EXPELLED, "expelled"));

        assertThat(certain.httpStatus()).isEqualTo(503);
        assertThat(certain.json().getString("outcome")).isEqualTo("not-delivered");
        assertThat(certain.json().getString("reason")).isEqualTo("NO_QUORUM");
        assertThat(unknown.httpStatus()).isEqualTo(504);
        assertThat(unknown.json().getString("outcome")).isEqualTo("unknown");
        assertThat(unknown.json().getString("message")).isEqualTo("expelled");
    }

    @Test
    void looksThroughTheWrapperOfADependentStage() {
        Throwable wrapped = new CompletionException(new NotDeliveredException(FailureReason.NOT_JOINED, "not joined"));

        assertThat(Outcome.of(null, wrapped).httpStatus()).isEqualTo(503);
    }

    @Test
    void claimsNothingAfterAnUnforeseenFailure() {
        Outcome outcome = Outcome.of(null, new IllegalStateException("stopped"));

        assertThat(outcome.httpStatus()).isEqualTo(504);
        assertThat(outcome.json().getString("reason")).isEqualTo("FAILED");
    }
}

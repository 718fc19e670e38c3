package io.xcom4ee.chaos.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.chaos.history.MessageId;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedPayloadTest {
    private static final MessageId ID = new MessageId("m3/12", 4_711);

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 99, 8_000})
    void carriesItsId(int bytes) {
        ByteBuffer payload = ByteBuffer.wrap(MarkedPayload.of(ID, bytes)).asReadOnlyBuffer();
        assertThat(MarkedPayload.id(payload)).contains(ID);
        assertThat(MarkedPayload.isIntact(ID, payload)).isTrue();
    }

    @Test
    void noticesAnyFlippedBit() {
        byte[] payload = MarkedPayload.of(ID, 60);
        for (int index = 0; index < payload.length; index++) {
            payload[index] ^= 4;
            ByteBuffer spoiled = ByteBuffer.wrap(payload);
            boolean noticed = MarkedPayload.id(spoiled)
                    .map(id -> !id.equals(ID) || !MarkedPayload.isIntact(id, spoiled))
                    .orElse(true);
            assertThat(noticed).isTrue();
            payload[index] ^= 4;
        }
    }

    @Test
    void readsNoIdWhereThereIsNone() {
        assertThat(MarkedPayload.id(ByteBuffer.allocate(0))).isEmpty();
        assertThat(MarkedPayload.id(ByteBuffer.wrap(new byte[] {-1, 2, 3}))).isEmpty();
        assertThat(MarkedPayload.id(ByteBuffer.wrap(new byte[] {100, 2, 3}))).isEmpty();
    }
}

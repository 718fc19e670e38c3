package io.xcom4ee.benchmarks.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static final int TOGETHER_BYTES = 128 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {1_024, 16_384, 1_048_576})
    void nobodyMakesMessagesSmaller(int bytes) {
        Payload payload = new Payload(bytes);
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (long sequence = 1; together.size() < TOGETHER_BYTES; sequence++) {
            together.writeBytes(payload.numbered(sequence));
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(together.toByteArray());
        deflater.finish();
        int compressed = deflater.deflate(new byte[2 * together.size()]);
        deflater.end();
        assertThat(compressed).isGreaterThan(together.size() * 97 / 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 64, 1_024, 300_000})
    void isWholeWithItsNumberAndItsTime(int bytes) {
        Payload payload = new Payload(bytes);
        ByteBuffer timed = ByteBuffer.wrap(payload.timed(77, 1_234));
        assertThat(Payload.isWhole(timed)).isTrue();
        assertThat(Payload.sequence(timed)).isEqualTo(77);
        assertThat(Payload.startNanos(timed)).isEqualTo(1_234);
        timed.put(0, (byte) 1);
        assertThat(Payload.isWhole(timed)).isFalse();
    }
}

package io.xcom4ee.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.ProtocolVersion;
import io.xcom4ee.core.message.Batch;
import io.xcom4ee.core.message.Frame;
import io.xcom4ee.core.message.Message;
import io.xcom4ee.core.message.Payloads;
import io.xcom4ee.engine.codec.Compression;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EncodingsTest {
    private static final int THRESHOLD = 1_000;
    private static final int LARGE = 10_000;

    private final CompressionTrials trials = new CompressionTrials();

    private static byte[] noise() {
        byte[] noise = new byte[LARGE];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private boolean isCompressed(byte[] message) {
        Message propose = new Message.Propose(1, 0, new Batch(1, Payloads.of(List.of(message))));
        Frame frame = new Frame(new GroupId(new UUID(1, 2), 3), propose);
        try (Encodings encodings = new Encodings(frame, THRESHOLD, trials)) {
            ByteBuf encoded = encodings.in(ProtocolVersion.NEWEST);
            boolean compressed = Compression.isCompressed(encoded);
            encoded.release();
            return compressed;
        }
    }

    @Test
    void whatBecomesSmallerTravelsCompressed() {
        assertThat(isCompressed(new byte[LARGE])).isTrue();
        assertThat(isCompressed(new byte[LARGE])).isTrue();
    }

    @Test
    void afterATrialInVainTheNextLargeFrameIsNotTried() {
        assertThat(isCompressed(noise())).isFalse();
        assertThat(isCompressed(new byte[THRESHOLD / 2])).isFalse();
        assertThat(isCompressed(new byte[LARGE])).isFalse();
        assertThat(isCompressed(new byte[LARGE])).isTrue();
    }
}

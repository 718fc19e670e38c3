package io.xcom4ee.it.app;

import io.xcom4ee.api.payload.PayloadCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;

/** Eight bytes. */
@ApplicationScoped
public class MoneyCodec implements PayloadCodec<Money> {
    @Override
    public String name() {
        return "money.1";
    }

    @Override
    public Class<Money> type() {
        return Money.class;
    }

    @Override
    public byte[] encode(Money value) {
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).putLong(value.cents());
        return bytes;
    }

    @Override
    public Money decode(byte[] body) {
        return new Money(ByteBuffer.wrap(body).getLong());
    }
}

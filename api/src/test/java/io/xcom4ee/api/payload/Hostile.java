package io.xcom4ee.api.payload;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes envelopes that our own writer would refuse to write. */
final class Hostile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private Hostile() {}

    /** Begins like an envelope of version 1. */
    static Hostile envelope() throws IOException {
        Hostile hostile = new Hostile();
        hostile.out.writeByte(0xff);
        hostile.out.write("XCOM".getBytes(StandardCharsets.US_ASCII));
        hostile.out.writeByte(1);
        return hostile;
    }

    /** As topics, codecs and names of headers are written. */
    Hostile brief(String text) throws IOException {
        out.writeByte(text.length());
        out.write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** As types and values of headers are written. */
    Hostile lengthy(byte[] text) throws IOException {
        out.writeShort(text.length);
        out.write(text);
        return this;
    }

    Hostile lengthy(String text) throws IOException {
        return lengthy(text.getBytes(StandardCharsets.UTF_8));
    }

    Hostile number(int unsignedByte) throws IOException {
        out.writeByte(unsignedByte);
        return this;
    }

    MessageContent read() {
        return MessageBytes.read(bytes.toByteArray(), 0, bytes.size());
    }
}

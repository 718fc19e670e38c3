package io.xcom4ee.engine.codec;

/** Called by Jazzer again and again ({@code -Pfuzz}). */
public final class HandshakeFuzzer {
    private HandshakeFuzzer() {}

    /** One run. */
    public static void fuzzerTestOneInput(byte[] input) {
        DecoderPromises.holdForHandshake(input);
    }
}

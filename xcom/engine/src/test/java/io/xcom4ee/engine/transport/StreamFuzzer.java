package io.xcom4ee.engine.transport;

/** Called by Jazzer again and again ({@code -Pfuzz}). */
public final class StreamFuzzer {
    private StreamFuzzer() {}

    /** One run. */
    public static void fuzzerTestOneInput(byte[] input) {
        StreamPromises.hold(input);
    }
}

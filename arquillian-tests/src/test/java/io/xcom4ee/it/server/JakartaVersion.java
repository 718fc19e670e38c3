package io.xcom4ee.it.server;

import java.util.Map;

/** Which Jakarta EE the servers serve; what we ship names the features of Jakarta EE 10. */
public final class JakartaVersion {
    private static final boolean ELEVEN = Places.property("it.jakarta").equals("11");

    /** Those that have another version in Jakarta EE 11. */
    private static final Map<String, String> FEATURES_OF_ELEVEN = Map.of(
            "cdi-4.0", "cdi-4.1",
            "concurrent-3.0", "concurrent-3.1",
            "servlet-6.0", "servlet-6.1");

    private JakartaVersion() {}

    /** Whether it is Jakarta EE 11, as in the profile {@code jakarta-11}. */
    public static boolean isEleven() {
        return ELEVEN;
    }

    /** That configuration of a server, with the features of this version. */
    static String features(String xml) {
        String features = xml;
        if (ELEVEN) {
            for (Map.Entry<String, String> feature : FEATURES_OF_ELEVEN.entrySet()) {
                features = features.replace(feature.getKey(), feature.getValue());
            }
        }
        return features;
    }
}

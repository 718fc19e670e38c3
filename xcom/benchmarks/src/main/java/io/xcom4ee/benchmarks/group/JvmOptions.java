package io.xcom4ee.benchmarks.group;

import java.util.ArrayList;
import java.util.List;

/** The options of each measured JVM, unless something else is asked for. */
public final class JvmOptions {
    private JvmOptions() {}

    /**
     * With so much heap, in huge pages where the system leaves that to each program. Where it has none the option is not given: a JVM
     * would say so, in the place where its process is expected to say something else.
     */
    public static List<String> of(String heap) {
        return of(heap, Machine.transparentHugePages());
    }

    static List<String> of(String heap, String transparentHugePages) {
        List<String> options = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseParallelGC"));
        if (transparentHugePages.contains("[madvise]") || transparentHugePages.contains("[always]")) {
            options.add("-XX:+UseTransparentHugePages");
        }
        return List.copyOf(options);
    }
}

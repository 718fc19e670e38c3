package io.xcom4ee.chaos.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the machine must have, found out by trying. */
public final class Requirements {
    private static final String PROBE = "xcprobe" + ProcessHandle.current().pid();

    private Requirements() {}

    /** What is missing and how to get it, for people; empty if the bench can run here. */
    public static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!Files.isDirectory(Path.of("/proc/self/ns"))) {
            missing.add("it needs Linux");
            return missing;
        }
        try {
            if (!"0".equals(Commands.run("id", "-u"))) {
                missing.add("it must be run as root, to make network namespaces");
            }
        } catch (IOException noId) {
            missing.add("it cannot find out who runs it (" + noId.getMessage() + ")");
        }
        require(missing, "ip is missing; install it by: apt-get install iproute2", "ip", "-V");
        require(missing, "python3 is missing; install it by: apt-get install python3", "python3", "--version");
        if (!Files.exists(Path.of("/dev/net/tun"))) {
            missing.add("there is no /dev/net/tun; in a container: docker run --device /dev/net/tun");
        }
        if (missing.isEmpty()) {
            probeNamespace(missing);
        }
        return missing;
    }

    private static void require(List<String> missing, String otherwise, String... command) {
        try {
            Commands.run(command);
        } catch (IOException absent) {
            missing.add(otherwise);
        }
    }

    private static void probeNamespace(List<String> missing) {
        try {
            Commands.run("ip", "netns", "add", PROBE);
            Commands.run("ip", "netns", "del", PROBE);
        } catch (IOException refused) {
            missing.add("network namespaces cannot be made here (" + refused.getMessage()
                    + "); in a container: docker run --privileged");
        }
    }
}

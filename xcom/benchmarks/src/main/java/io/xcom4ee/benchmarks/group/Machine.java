package io.xcom4ee.benchmarks.group;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** On what was measured, and how busy it was. */
public final class Machine {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path TCP = Path.of("/proc/sys/net/ipv4/tcp_congestion_control");
    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private Machine() {}

    /** Processor, system and Java, and those settings of the system that can change the figures by a third. */
    public static Map<String, Object> describe() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("processor", processor());
        description.put("processors", Runtime.getRuntime().availableProcessors());
        description.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        description.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        description.put("tcp", setting(TCP));
        description.put("transparentHugePages", transparentHugePages());
        return description;
    }

    /** For whom Linux has huge pages, as it says it itself: {@code always [madvise] never}. */
    static String transparentHugePages() {
        return setting(HUGE_PAGES);
    }

    private static String setting(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            return "unknown (" + unreadable.getMessage() + ")";
        }
    }

    private static String processor() {
        if (Files.isReadable(CPU_INFO)) {
            try (var lines = Files.lines(CPU_INFO)) {
                return lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
            } catch (IOException unreadable) {
                return System.getProperty("os.arch") + " (" + unreadable.getMessage() + ")";
            }
        }
        return System.getProperty("os.arch");
    }

    /** Runnable threads on average over the last minute; more than there are processors means that others disturb. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}

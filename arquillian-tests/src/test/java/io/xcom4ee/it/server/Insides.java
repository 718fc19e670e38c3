package io.xcom4ee.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What lives in the process of an Open Liberty server, as far as redeployments could leave something of it behind. Told by the JDK's
 * {@code jcmd} from outside, so that nothing in the server has to remember anything, which could keep it alive.
 *
 * @param repeated the classes of ours and of the transport of which more than one copy has living objects, with the number of copies:
 *     each copy has a class loader of its own
 * @param classLoaders how many class loaders of applications and adapters there are
 * @param members how many members of groups there are, running or not
 * @param listening how many server sockets there are
 * @param threads the names of the threads of ours
 */
public record Insides(
        Map<String, Long> repeated, long classLoaders, long members, long listening, List<String> threads) {
    /** As in {@code 12: 3 96 io.xcom4ee.engine.GroupMember}; a class of a named module has the module behind. */
    private static final Pattern OBJECTS = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    /** As in {@code "xcom-it-alone-1" #57 daemon prio=5}. */
    private static final Pattern THREAD = Pattern.compile("\"(xcom.*)\" #\\d+.*");

    private static final Pattern OURS = Pattern.compile("io\\.(xcom4ee|netty)\\..*");
    private static final String CLASS_LOADER = "com.ibm.ws.classloading.internal.AppClassLoader";
    private static final String MEMBER = "io.xcom4ee.engine.GroupMember";
    private static final String SERVER_SOCKET = "sun.nio.ch.ServerSocketChannelImpl";

    /** The living objects of one class. */
    private record Living(String type, long count) {}

    /** Looks at the process, whose garbage is collected first. */
    static Insides of(long process) throws IOException {
        List<Living> living = ask(process, "GC.class_histogram").stream()
                .map(OBJECTS::matcher)
                .filter(Matcher::matches)
                .map(line -> new Living(line.group(2), Long.parseLong(line.group(1))))
                .toList();
        List<String> threads = ask(process, "Thread.print").stream()
                .map(THREAD::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .sorted()
                .toList();
        return new Insides(
                repeated(living),
                count(living, CLASS_LOADER),
                count(living, MEMBER),
                count(living, SERVER_SOCKET),
                threads);
    }

    /** Each copy of a class is a line of its own. */
    private static Map<String, Long> repeated(List<Living> living) {
        Map<String, Long> copies = living.stream()
                .map(Living::type)
                .filter(type -> OURS.matcher(type).matches() && !type.contains("$$Lambda"))
                .collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()));
        copies.values().removeIf(count -> count == 1);
        return copies;
    }

    private static long count(List<Living> living, String type) {
        return living.stream()
                .filter(each -> each.type().equals(type))
                .mapToLong(Living::count)
                .sum();
    }

    private static List<String> ask(long process, String question) throws IOException {
        Process answering = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process),
                        question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(answering.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (answering.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + question + " says: " + answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return answer.lines().toList();
    }
}

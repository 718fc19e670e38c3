package io.xcom4ee.ra;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads what leaving a group needs before it is needed. When the adapter is taken out of server.xml while the server runs,
 * Open Liberty deletes the archive's classes first and stops the adapter then; a class that is not loaded by that time
 * makes it die instead of leave.
 *
 * <p>A few hundred classes of ours and of the transport, loaded once in a thread of its own: nobody waits for it.
 */
final class ShutdownClasses {
    private static final Logger LOGGER = System.getLogger(ShutdownClasses.class.getName());

    /** Which path through the transport an end takes cannot be listed by hand; all of these are cheap. */
    private static final List<String> USED =
            List.of("io/xcom4ee/", "io/netty/util/", "io/netty/buffer/", "io/netty/channel/");

    /** The transport's copy of another library: what it uses of that it uses from the start. */
    private static final String SHADED = "io/netty/util/internal/shaded/";

    private ShutdownClasses() {}

    /** Returns at once. */
    static void loadSoon() {
        Thread thread = new Thread(ShutdownClasses::load, "xcom-class-loading");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        CodeSource source = ShutdownClasses.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            LOGGER.log(Level.DEBUG, "the place of the adapter's archive is unknown, nothing is loaded early");
            return;
        }
        try {
            Path archive = Path.of(source.getLocation().toURI());
            Path folder = archive.resolveSibling("");
            int loaded = load(names(folder), ShutdownClasses.class.getClassLoader());
            LOGGER.log(Level.DEBUG, "{0} classes from {1} loaded early", loaded, folder);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            LOGGER.log(Level.DEBUG, "the adapter's archive cannot be read, nothing is loaded early", e);
        }
    }

    /** The names of the classes in the archives of that folder. */
    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jar")).toList()) {
                try (JarFile archive = new JarFile(file.toFile())) {
                    archive.stream()
                            .map(JarEntry::getName)
                            .filter(ShutdownClasses::isUsed)
                            .map(name -> name.substring(0, name.length() - ".class".length())
                                    .replace('/', '.'))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    private static boolean isUsed(String entry) {
        return entry.endsWith(".class")
                && !entry.startsWith(SHADED)
                && USED.stream().anyMatch(entry::startsWith);
    }

    /** Answers how many there were; a class that stands for a library which is not here is left out. */
    static int load(List<String> names, ClassLoader loader) {
        int loaded = 0;
        for (String name : names) {
            try {
                Class.forName(name, false, loader);
                loaded++;
            } catch (ClassNotFoundException | LinkageError e) {
                LOGGER.log(Level.TRACE, "{0} is left out: {1}", name, e);
            }
        }
        return loaded;
    }
}

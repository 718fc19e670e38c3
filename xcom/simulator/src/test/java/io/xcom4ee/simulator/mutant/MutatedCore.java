package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The core with a deliberate bug: its sources are copied, changed, compiled, and loaded beside the real one. The production
 * code knows nothing of it.
 */
final class MutatedCore {
    private static final Path SOURCES = Path.of("..", "core", "src", "main", "java");
    private static final String CORE = "io/xcom4ee/core/";

    private MutatedCore() {}

    /** Builds the mutant in this directory and gives what runs with it. */
    static LongFunction<String> build(Mutant mutant, Path directory, Class<? extends LongFunction<String>> runner)
            throws IOException, ReflectiveOperationException {
        Path sources = directory.resolve("sources");
        copySources(sources);
        for (Edit edit : mutant.edits()) {
            Path file = sources.resolve(CORE + edit.file() + ".java");
            Files.writeString(file, changed(edit, file));
        }
        Path classes = Files.createDirectories(directory.resolve("classes"));
        compile(sources, classes);
        return load(classes, runner);
    }

    /** Fails where a change of the mutant has no place in the sources of today; builds nothing. */
    static void requirePlaces(Mutant mutant) throws IOException {
        for (Edit edit : mutant.edits()) {
            changed(edit, SOURCES.resolve(CORE + edit.file() + ".java"));
        }
    }

    private static void copySources(Path target) throws IOException {
        for (Path source : javaFiles(SOURCES)) {
            Path copy = target.resolve(SOURCES.relativize(source).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(source, copy);
        }
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** A place that is no longer there, or is there twice, means that the catalogue has not kept up with the core. */
    private static String changed(Edit edit, Path file) throws IOException {
        String source = Files.readString(file);
        Matcher matcher = pattern(edit.original()).matcher(source);
        if (!matcher.find()) {
            throw new IllegalStateException(file + " no longer holds: " + edit.original());
        }
        String changed = source.substring(0, matcher.start()) + edit.replacement() + source.substring(matcher.end());
        if (matcher.find()) {
            throw new IllegalStateException(file + " holds more than once: " + edit.original());
        }
        return changed;
    }

    /** White space may be any: the formatter decides it. */
    private static Pattern pattern(String original) {
        List<String> parts = new ArrayList<>();
        for (String part : Pattern.compile("\\s+|(?<=[(.])|(?=[).])").split(original, -1)) {
            if (!part.isEmpty()) {
                parts.add(Pattern.quote(part));
            }
        }
        return Pattern.compile(String.join("\\s*", parts));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-nowarn",
                "-proc:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path")));
        javaFiles(sources).forEach(file -> arguments.add(file.toString()));
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (failed != 0) {
            throw new IllegalStateException("the mutated core does not compile");
        }
    }

    @SuppressWarnings("unchecked") // the same class, loaded again
    private static LongFunction<String> load(Path classes, Class<? extends LongFunction<String>> runner)
            throws ReflectiveOperationException, MalformedURLException {
        List<URL> path = new ArrayList<>();
        path.add(classes.toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        // The platform's loader as parent: everything of ours is loaded anew, the mutated core first.
        URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        return (LongFunction<String>)
                loader.loadClass(runner.getName()).getDeclaredConstructor().newInstance();
    }
}

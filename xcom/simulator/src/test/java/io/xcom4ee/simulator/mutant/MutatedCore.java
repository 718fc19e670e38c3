package io.xcom4ee.simulator.mutant;

import io.xcom4ee.simulator.mutant.Mutant.Edit;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The core with a deliberate bug: the sources of some classes are changed and compiled, and loaded before the real ones. The
 * production code knows nothing of it.
 */
final class MutatedCore {
    private static final Path SOURCES = Path.of("..", "core", "src", "main", "java");
    private static final String CORE = "io/xcom4ee/core/";

    private MutatedCore() {}

    /** Builds the mutant in this directory and gives what runs with it. */
    static LongFunction<String> build(Mutant mutant, Path directory, Class<? extends LongFunction<String>> runner)
            throws IOException, ReflectiveOperationException {
        Path sources = directory.resolve("sources");
        for (Edit edit : mutant.edits()) {
            Path copy = sources.resolve(CORE + edit.file() + ".java");
            Path file = Files.exists(copy) ? copy : source(edit);
            String changed = changed(edit, file);
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, changed);
        }
        Path classes = Files.createDirectories(directory.resolve("classes"));
        compile(javaFiles(sources), classes);
        URLClassLoader loader = loader(classes);
        for (Edit edit : mutant.edits()) {
            requireSameConstants((CORE + edit.file()).replace('/', '.'), loader);
        }
        return load(loader, runner);
    }

    private static Path source(Edit edit) {
        return SOURCES.resolve(CORE + edit.file() + ".java");
    }

    /** Fails where a change of the mutant has no place in the sources of today; builds nothing. */
    static void requirePlaces(Mutant mutant) throws IOException {
        for (Edit edit : mutant.edits()) {
            changed(edit, source(edit));
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

    /** Everything else is there as the build has compiled it. */
    private static void compile(List<Path> sources, Path classes) {
        List<String> arguments = new ArrayList<>(List.of(
                "-nowarn",
                "-proc:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path")));
        sources.forEach(file -> arguments.add(file.toString()));
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (failed != 0) {
            throw new IllegalStateException("the mutated core does not compile");
        }
    }

    private static URLClassLoader loader(Path classes) throws MalformedURLException {
        List<URL> path = new ArrayList<>();
        path.add(classes.toUri().toURL());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        // The platform's loader as parent: everything of ours is loaded anew, the mutated classes first.
        return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** A constant stands in every class that uses it, and those are not compiled again: a change of it would reach few. */
    private static void requireSameConstants(String name, ClassLoader mutated) throws ReflectiveOperationException {
        Class<?> real = Class.forName(name);
        Class<?> changed = Class.forName(name, true, mutated);
        if (!constants(changed).equals(constants(real))) {
            throw new IllegalStateException("a mutant may not change a constant that other classes see: " + name);
        }
    }

    private static Map<String, Object> constants(Class<?> type) throws ReflectiveOperationException {
        Map<String, Object> constants = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            boolean constant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
            boolean simple = field.getType().isPrimitive() || field.getType() == String.class;
            if (constant && simple && !Modifier.isPrivate(field.getModifiers())) {
                field.setAccessible(true);
                constants.put(field.getName(), field.get(null));
            }
        }
        for (Class<?> inner : type.getDeclaredClasses()) {
            constants.put(inner.getSimpleName(), constants(inner));
        }
        return constants;
    }

    @SuppressWarnings("unchecked") // the same class, loaded again
    private static LongFunction<String> load(ClassLoader loader, Class<? extends LongFunction<String>> runner)
            throws ReflectiveOperationException {
        return (LongFunction<String>)
                loader.loadClass(runner.getName()).getDeclaredConstructor().newInstance();
    }
}

package io.xcom4ee.sample.launcher;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds what the sample needs and unpacks Open Liberty, through the Maven wrapper. */
final class MavenBuild {
    /** Tests and style checks are the second command's business. */
    private static final List<String> COMMAND = List.of(
            "./mvnw",
            "-Psample",
            "-Dmaven.test.skip=true",
            "-Dspotless.check.skip=true",
            "-Dcheckstyle.skip=true",
            "-Dstyle.color=never",
            "-pl",
            "sample-ear/launcher",
            "-am",
            "package");

    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+?) \\S+\\s+\\[(\\d+)/(\\d+)]");
    private static final Pattern DOWNLOAD = Pattern.compile("Progress \\(\\d+\\): (?:.*\\| )?(\\d\\S*/\\S+ MB)");
    private static final Pattern UNPACK = Pattern.compile("\\[INFO] Unpacking \\S*openliberty-runtime.*");
    private static final int SHOWN_LINES_MAX = 12;

    private final Places places;
    private final Children children;

    MavenBuild(Places places, Children children) {
        this.places = places;
        this.children = children;
    }

    void run(Step step) throws IOException, InterruptedException, Problem {
        Files.createDirectories(places.sample());
        Process maven = children.start(
                places.root(),
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                ProcessBuilder.Redirect.PIPE,
                COMMAND);
        try (BufferedReader output = maven.inputReader(StandardCharsets.UTF_8);
                BufferedWriter log = Files.newBufferedWriter(places.buildLog())) {
            // Maven ends its download progress with a carriage return, which ends a line here too.
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Optional<String> progress = progress(line);
                progress.ifPresent(step::now);
                if (!line.startsWith("Progress (")) {
                    log.write(line);
                    log.newLine();
                    log.flush();
                }
            }
        }
        if (maven.waitFor() != 0) {
            throw LauncherMessage.BUILD_FAILED.problem(errors(), places.shown(places.buildLog()));
        }
    }

    /** What a line of Maven's output tells a person, if anything. */
    static Optional<String> progress(String line) {
        Matcher download = DOWNLOAD.matcher(line);
        if (download.lookingAt()) {
            return Optional.of("downloading, " + download.group(1));
        }
        Matcher module = MODULE.matcher(line);
        if (module.lookingAt()) {
            return Optional.of("building " + module.group(1) + ", " + module.group(2) + " of " + module.group(3));
        }
        return UNPACK.matcher(line).matches() ? Optional.of("unpacking Open Liberty") : Optional.empty();
    }

    private String errors() throws IOException {
        List<String> lines = Files.readAllLines(places.buildLog());
        List<String> errors =
                lines.stream().filter(line -> line.startsWith("[ERROR]")).toList();
        List<String> shown =
                errors.isEmpty() ? lines.subList(Math.max(0, lines.size() - SHOWN_LINES_MAX), lines.size()) : errors;
        return String.join("\n", shown.subList(0, Math.min(SHOWN_LINES_MAX, shown.size())));
    }
}

package io.xcom4ee.sample.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The processes that this one starts. After {@link #endAll()} none is left and none is started any more. Thread-safe. */
final class Children {
    private static final int END_SECONDS_MAX = 10;
    private static final File NOTHING = new File("/dev/null");

    private final List<Process> children = new ArrayList<>();
    private boolean ending;

    /** Starts a command, its standard error joined to its standard output. */
    synchronized Process start(
            Path directory, Map<String, String> environment, ProcessBuilder.Redirect output, List<String> command)
            throws IOException {
        if (ending) {
            throw new IOException("run-sample is ending");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
                .redirectOutput(output);
        builder.environment().putAll(environment);
        // Would take the servers' output, and with it their locks and logs, out of the repository.
        builder.environment().remove("WLP_OUTPUT_DIR");
        children.removeIf(child -> !child.isAlive());
        Process child = builder.start();
        children.add(child);
        return child;
    }

    /** Ends what still runs, with everything that it started itself. */
    void endAll() throws InterruptedException {
        for (Process child : becomeEnding()) {
            List<ProcessHandle> tree = new ArrayList<>(child.descendants().toList());
            tree.add(child.toHandle());
            tree.forEach(ProcessHandle::destroy);
            if (!child.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                tree.forEach(ProcessHandle::destroyForcibly);
            }
        }
    }

    synchronized boolean isEnding() {
        return ending;
    }

    private synchronized List<Process> becomeEnding() {
        ending = true;
        return children.stream().filter(Process::isAlive).toList();
    }
}

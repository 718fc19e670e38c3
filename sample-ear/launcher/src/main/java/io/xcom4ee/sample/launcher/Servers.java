package io.xcom4ee.sample.launcher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All servers of the sample. */
final class Servers {
    private final List<Server> all;

    Servers(Places places, Children children) {
        this.all = Layout.NAMES.stream()
                .map(name -> new Server(places, children, name))
                .toList();
    }

    List<Server> all() {
        return all;
    }

    Server named(String name) throws Problem {
        return all.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> LauncherMessage.NO_SUCH_SERVER.problem(name, String.join(", ", Layout.NAMES)));
    }

    List<Server> running() {
        return all.stream().filter(server -> server.process().isPresent()).toList();
    }

    /** Starts all at the same time. */
    void start() throws IOException, InterruptedException, Problem {
        List<Callable<Void>> starts = new ArrayList<>();
        for (Server server : all) {
            starts.add(() -> {
                server.start();
                return null;
            });
        }
        atTheSameTime(starts);
    }

    /** Whether all are online in one and the same view, and nobody else is in it. */
    boolean inOneView() throws IOException {
        List<ServerStatus> answers = new ArrayList<>();
        for (Server server : all) {
            server.status().filter(ServerStatus::online).ifPresent(answers::add);
        }
        return answers.size() == all.size()
                && answers.stream().map(ServerStatus::view).distinct().count() == 1
                && answers.get(0).members().size() == all.size();
    }

    private static void atTheSameTime(List<Callable<Void>> tasks) throws IOException, InterruptedException, Problem {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (Future<Void> ended : threads.invokeAll(tasks)) {
                ended.get();
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IOException(failure.getCause());
        } finally {
            threads.shutdown();
        }
    }
}

package io.xcom4ee.sample.launcher;

import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param root the directory of the repository
 */
record Places(Path root) {

    /** Everything that the sample makes; goes with {@code mvn clean}. */
    Path sample() {
        return root.resolve("target/sample");
    }

    Path buildLog() {
        return sample().resolve("build.log");
    }

    /** Open Liberty, unpacked. */
    Path liberty() {
        return sample().resolve("wlp");
    }

    /** The user directory of Open Liberty: configuration, logs and work areas of the servers. */
    Path users() {
        return sample().resolve("usr");
    }

    Path server(String name) {
        return users().resolve("servers").resolve(name);
    }

    /** What Open Liberty's command said. */
    Path commandLog(String server, String action) {
        return sample().resolve(server + "-" + action + ".log");
    }

    /** The configuration that all servers share. */
    Path configuration() {
        return root.resolve("server-config/src/main/resources/liberty");
    }

    Path adapter() {
        return root.resolve("rar/target/xcom.rar");
    }

    Path application() {
        return root.resolve("sample-ear/ear/target/sample.ear");
    }

    /** As a person in the repository would write it. */
    String shown(Path path) {
        return root.relativize(path).toString();
    }
}

package io.xcom4ee.sample.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names and ports of the servers: each has the next port of both rows.
 *
 * @param firstHttpPort where the first server's page is
 * @param firstGroupPort where the first server's member listens for the others
 */
record Layout(int firstHttpPort, int firstGroupPort) {
    static final List<String> NAMES = List.of("server1", "server2", "server3");

    /** Environment variables for whoever needs other ports than 9081-9083 and 7401-7403. */
    static final String HTTP_PORT = "XCOM_SAMPLE_HTTP_PORT";

    static final String GROUP_PORT = "XCOM_SAMPLE_GROUP_PORT";

    static Layout of(Map<String, String> environment) throws Problem {
        return new Layout(port(environment, HTTP_PORT, 9081), port(environment, GROUP_PORT, 7401));
    }

    int httpPort(String name) {
        return firstHttpPort + NAMES.indexOf(name);
    }

    int groupPort(String name) {
        return firstGroupPort + NAMES.indexOf(name);
    }

    /** The lines of a server's server.env: everything in which it differs from the others, and the group's list. */
    List<String> serverEnvironment(String name) {
        return List.of(
                "HTTP_PORT=" + httpPort(name),
                "XCOM_MEMBER=" + name,
                "XCOM_PORT=" + groupPort(name),
                "XCOM_SEEDS="
                        + NAMES.stream()
                                .map(each -> "127.0.0.1:" + groupPort(each))
                                .collect(Collectors.joining(",")),
                "XCOM_MEMBER_LIST=" + String.join(",", NAMES));
    }

    /** Says so before anything is started, rather than let a server fail in its own words. */
    void refusePortsInUse() throws IOException, Problem {
        for (String name : NAMES) {
            refusePortInUse(httpPort(name), HTTP_PORT);
            refusePortInUse(groupPort(name), GROUP_PORT);
        }
    }

    private static void refusePortInUse(int port, String variable) throws IOException, Problem {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        } catch (BindException taken) {
            throw LauncherMessage.PORT_IN_USE.problem(port, variable, port + 1000);
        }
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) throws Problem {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        int highest = 65535 - NAMES.size() + 1;
        if (value.matches("[0-9]{4,5}") && Integer.parseInt(value) >= 1024 && Integer.parseInt(value) <= highest) {
            return Integer.parseInt(value);
        }
        throw LauncherMessage.NOT_A_PORT.problem(variable, value, highest);
    }
}

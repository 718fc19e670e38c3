package io.xcom4ee.engine.settings;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a process is reached, not yet resolved.
 *
 * @param host a name or a literal address, without brackets
 * @param port 1..65535
 */
public record HostPort(String host, int port) {
    private static final int PORT_MAX = 65_535;

    public HostPort {
        Objects.requireNonNull(host, "host");
    }

    /**
     * Reads {@code host:port} or {@code [ipv6]:port}; the port may be left out.
     *
     * @return empty if the text is not of this form
     */
    public static Optional<HostPort> parse(String text, int defaultPort) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? Optional.empty() : of(text.substring(1, end), text.substring(end + 1), defaultPort);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return of(text, "", defaultPort);
        }
        return of(text.substring(0, colon), text.substring(colon), defaultPort);
    }

    private static Optional<HostPort> of(String host, String colonAndPort, int defaultPort) {
        if (!isHost(host)) {
            return Optional.empty();
        }
        if (colonAndPort.isEmpty()) {
            return Optional.of(new HostPort(host, defaultPort));
        }
        if (!colonAndPort.matches(":[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(colonAndPort, 1, colonAndPort.length(), 10);
        return 1 <= port && port <= PORT_MAX ? Optional.of(new HostPort(host, port)) : Optional.empty();
    }

    /** Whether the text can be a host name or a literal address: printable, without blanks, of a sensible length. */
    public static boolean isHost(String text) {
        return text.matches("[A-Za-z0-9._:%-]{1,253}");
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}

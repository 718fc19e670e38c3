package io.xcom4ee.sample.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server's {@code GET /status} says.
 *
 * @param phase where the member is in its life, such as ONLINE or BLOCKED
 * @param view the id of the newest view; empty before the first
 * @param members the names of the view's members
 * @param reason why the phase is what it is, for people
 */
record ServerStatus(String phase, String view, List<String> members, String reason) {
    private static final int TIMEOUT_MS = 1000;
    private static final Pattern MEMBER = Pattern.compile("\"name\":\"([^\"]*)\"");

    ServerStatus {
        members = List.copyOf(members);
    }

    boolean online() {
        return phase.equals("ONLINE");
    }

    /** All of it in one line. */
    @Override
    public String toString() {
        String inView = view.isEmpty() ? "" : ", view " + view + ": " + String.join(", ", members);
        return phase + inView + (online() ? "" : ", " + reason);
    }

    /** Asks a server; empty if it gives no answer now. */
    static Optional<ServerStatus> ask(int httpPort) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + httpPort + "/status")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(TIMEOUT_MS);
            connection.setReadTimeout(TIMEOUT_MS);
            try (InputStream answer = connection.getInputStream()) {
                return Optional.of(parse(new String(answer.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException notNow) {
            return Optional.empty();
        }
    }

    /** The JDK reads no JSON; these few fields need none. */
    static ServerStatus parse(String json) {
        return new ServerStatus(
                text(json, "phase"),
                text(json, "view"),
                MEMBER.matcher(json).results().map(match -> match.group(1)).toList(),
                text(json, "reason").replace("\\\"", "\""));
    }

    private static String text(String json, String field) {
        Matcher matcher =
                Pattern.compile("\"" + field + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }
}

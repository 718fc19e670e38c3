package io.xcom4ee.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeToStopScriptTest {
    private static final Path SCRIPT = Path.of("src/main/resources/bin/xcom-safe-to-stop");
    private static final Pattern SAID = Pattern.compile("say (XCOM08[0-9]{2}[EWI])");
    private static final int UNAVAILABLE = 503;

    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer server;

    private record Result(int code, String said) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/ready", exchange -> {
            String answer = answers.size() > 1 ? answers.remove() : answers.element();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(UNAVAILABLE, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void itIsSafeIfAllGroupsSaySo() throws Exception {
        answers.add(health(check(true, "2 of 2"), check(true, "takes no part")));
        assertThat(run())
                .isEqualTo(new Result(0, "XCOM0822I: All groups of this server keep their quorum without it."));
    }

    @Test
    void oneGroupThatNeedsTheServerIsEnough() throws Exception {
        answers.add(health(check(true, "2 of 2"), check(false, "1 of 2")));
        Result result = run();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.said()).startsWith("XCOM0823W").contains("1 of 2");
    }

    @Test
    void aReasonThatLooksLikeAnAnswerIsNone() throws Exception {
        answers.add(health(check(true, "\\\"safeToStop\\\": false")));
        assertThat(run().code()).isZero();
    }

    @Test
    void itWaitsUntilItIsSafe() throws Exception {
        answers.add("");
        answers.add(health(check(false, "1 of 2")));
        answers.add(health(check(true, "2 of 2")));
        assertThat(run("--wait", "60").code()).isZero();
        assertThat(answers).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"status\":\"DOWN\",\"checks\":[]}", "<html>not here</html>"})
    void anAnswerWithoutGroupsTellsNothing(String answer) throws Exception {
        answers.add(answer);
        Result result = run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.said()).startsWith("XCOM0824E").contains("no group is in its answer");
    }

    @Test
    void aServerThatDoesNotAnswerTellsNothing() throws Exception {
        server.stop(0);
        Result result = run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.said()).startsWith("XCOM0824E").contains("curl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wiat", "--wait", "file:///etc/passwd"})
    void whatItDoesNotUnderstandItRefuses(String option) throws Exception {
        answers.add(health(check(true, "2 of 2")));
        Result result = execute(List.of(option));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.said()).startsWith("XCOM0825E").contains(option);
    }

    @Test
    void everythingThatItSaysIsOnThePage() throws IOException {
        List<String> ids = SAID.matcher(Files.readString(SCRIPT))
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> page = Pattern.compile("(?m)^\\| (XCOM082[2-9][EWI]) ")
                .matcher(Files.readString(Path.of("../docs/messages.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(ids).hasSize(4).containsExactlyInAnyOrderElementsOf(page);
    }

    private Result run(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("http://127.0.0.1:" + server.getAddress().getPort() + "/health/ready");
        return execute(all);
    }

    private static Result execute(List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Result(process.waitFor(), said);
    }

    /** As Open Liberty writes it. */
    private static String health(String... checks) {
        return "{\"checks\":[" + String.join(",", checks) + "],\"status\":\"DOWN\"}";
    }

    private static String check(boolean safe, String reason) {
        return "{\"data\":{\"hasQuorum\":true,\"safeToStop\":" + safe + ",\"safeToStopReason\":\"" + reason
                + "\"},\"name\":\"xcom.orders.readiness\",\"status\":\"UP\"}";
    }
}

package io.xcom4ee.it.server;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Asks the test application and the health checks of one server. An {@link IOException} means: no answer now. */
public record Remote(int httpPort, int healthPort) {
    /** Far beyond what an answer takes; broadcasts have their own deadlines inside it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Not HTTP/2: a connection that was upgraded to it keeps the application alive that served the upgrade, see {@code
     * docs/jakarta.md}.
     */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Of a server that answers everything at one port. */
    public Remote(int httpPort) {
        this(httpPort, httpPort);
    }

    /** What {@code StatusServlet} answers. */
    public JsonObject status() throws IOException {
        return get("/it/status").asJsonObject();
    }

    /** What happened at this server, without the first entries. */
    public List<JsonObject> journal(int from) throws IOException {
        return get("/it/journal?from=" + from).asJsonArray().getValuesAs(JsonObject.class);
    }

    /** What happened at this server, of one kind. */
    public List<JsonObject> journal(String kind) throws IOException {
        return journal(0).stream()
                .filter(entry -> entry.getString("kind").equals(kind))
                .toList();
    }

    /** The outcomes of {@code count} messages that are broadcast without a pause. */
    public List<JsonObject> broadcast(String text, int count, Duration deadline) throws IOException {
        return broadcast("count=" + count, text, deadline);
    }

    /** The outcome of a text that is sent as a value. */
    public List<JsonObject> send(String topic, String text, Duration deadline) throws IOException {
        return broadcast("count=1&topic=" + topic, text, deadline);
    }

    private List<JsonObject> broadcast(String what, String text, Duration deadline) throws IOException {
        String query = "?" + what + "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&deadlineMillis="
                + deadline.toMillis();
        return post("/it/broadcast" + query, "").asJsonArray().getValuesAs(JsonObject.class);
    }

    /** What {@code /health/ready} says; one of the checks is that of the group. */
    public Health readiness() throws IOException {
        return health("/health/ready");
    }

    /** What {@code /health/live} says. */
    public Health liveness() throws IOException {
        return health("/health/live");
    }

    /** What {@code /health/started} says. */
    public Health startup() throws IOException {
        return health("/health/started");
    }

    /** What Prometheus gets. */
    public String metrics() throws IOException {
        return text(request(healthPort, "/metrics").build());
    }

    /** What another application answers at this path, line by line. */
    public List<String> lines(String path) throws IOException {
        return text(request(httpPort, path).build()).lines().toList();
    }

    /** Posts nothing to this path of another application. */
    public void tell(String path) throws IOException {
        text(request(httpPort, path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    private static String text(HttpRequest request) throws IOException {
        HttpResponse<String> response;
        try {
            response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + " answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** All checks of that name. */
    public List<JsonObject> checks(String path, String name) throws IOException {
        return get(healthPort, path).asJsonObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals(name))
                .toList();
    }

    private Health health(String path) throws IOException {
        return Health.of(get(healthPort, path).asJsonObject());
    }

    /** What the application answers at this path. */
    public JsonStructure get(String path) throws IOException {
        return get(httpPort, path);
    }

    /** What the application answers to these bytes. */
    public JsonStructure post(String path, String body) throws IOException {
        return send(request(httpPort, path)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static JsonStructure get(int port, String path) throws IOException {
        return send(request(port, path).GET().build());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private static JsonStructure send(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response;
        try {
            response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        try (InputStream body = response.body()) {
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            if (!json) {
                throw new IOException(request.uri() + " answers " + response.statusCode() + ": "
                        + new String(body.readNBytes(500), StandardCharsets.UTF_8));
            }
            try (JsonReader reader = Json.createReader(body)) {
                return reader.read();
            }
        }
    }

    /** The names in an array. */
    public static List<String> names(JsonObject object, String key) {
        JsonArray names = object.getJsonArray(key);
        return names == null
                ? List.of()
                : names.stream().map(name -> ((JsonString) name).getString()).toList();
    }
}

package io.xcom4ee.it.app;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** {@code GET /status}: the member's status, and which start of the application it is that answers. */
@WebServlet("/status")
public class StatusServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Another one after each start of the application. */
    private static final UUID START = UUID.randomUUID();

    @Inject
    private transient BeanBroadcaster broadcaster;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonObjectBuilder json = Json.createObjectBuilder().add("applicationStart", START.toString());
        try {
            json.addAll(StatusJson.of(broadcaster.status()));
        } catch (IllegalStateException e) {
            json.add("phase", "ABSENT").add("reason", String.valueOf(e.getMessage()));
        }
        Answer.write(response, json.build());
    }
}

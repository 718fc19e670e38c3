package io.xcom4ee.it.groups;

import io.xcom4ee.it.app.Answer;
import io.xcom4ee.it.app.Outcome;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** {@code POST /groups?group=audit&text=a} answers the outcome of a broadcast, {@code GET /groups?group=audit} what was delivered. */
@WebServlet("/groups")
public class TwoGroupsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    @Inject
    private transient TwoGroups groups;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        byte[] payload = request.getParameter("text").getBytes(StandardCharsets.UTF_8);
        try {
            Answer.write(
                    response,
                    Outcome.of(groups.channel(request.getParameter("group")).broadcast(payload, DEADLINE), DEADLINE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.write(
                response,
                Json.createArrayBuilder(groups.delivered(request.getParameter("group")))
                        .build());
    }
}

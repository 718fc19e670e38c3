package io.xcom4ee.it.app;

import io.xcom4ee.api.Delivery;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /broadcast?text=hello&count=3&deadlineMillis=5000}: broadcasts {@code hello-0} to {@code hello-2} without
 * waiting in between, then answers the outcome of each. With {@code topic=news} they are sent as values about it.
 */
@WebServlet("/broadcast")
public class BroadcastServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient EjbBroadcaster broadcaster;

    @Inject
    private transient BeanBroadcaster sender;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String text = request.getParameter("text");
        String topic = request.getParameter("topic");
        int count = Integer.parseInt(request.getParameter("count"));
        Duration deadline = Duration.ofMillis(Long.parseLong(request.getParameter("deadlineMillis")));
        List<CompletionStage<Delivery>> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String message = text + "-" + i;
            stages.add(
                    topic == null
                            ? broadcaster.broadcast(message.getBytes(StandardCharsets.UTF_8), deadline)
                            : sender.send(topic, message));
        }
        JsonArrayBuilder outcomes = Json.createArrayBuilder();
        try {
            for (CompletionStage<Delivery> stage : stages) {
                outcomes.add(Outcome.of(stage, deadline));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        }
        Answer.write(response, outcomes.build());
    }
}

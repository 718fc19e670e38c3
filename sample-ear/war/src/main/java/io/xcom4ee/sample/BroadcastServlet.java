package io.xcom4ee.sample;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** {@code POST /broadcast} with a text as body. Answers with its {@link Outcome}. */
@WebServlet(urlPatterns = "/broadcast", asyncSupported = true)
public class BroadcastServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = System.getLogger(BroadcastServlet.class.getName());

    /** What a person types, with room to spare. */
    static final int TEXT_BYTES_MAX = 4096;

    /** The outcome comes within the broadcast's deadline; this only guards against a defect. */
    private static final long ANSWER_TIMEOUT_MS = Broadcaster.DEADLINE.toMillis() + 10_000;

    @Inject
    private transient Broadcaster broadcaster;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = request.getInputStream().readNBytes(TEXT_BYTES_MAX + 1);
        if (text.length == 0) {
            write(response, Outcome.refused(400, SampleMessage.TEXT_EMPTY.text()));
        } else if (text.length > TEXT_BYTES_MAX) {
            write(response, Outcome.refused(413, SampleMessage.TEXT_TOO_LONG.text(TEXT_BYTES_MAX)));
        } else {
            broadcast(text, request.startAsync());
        }
    }

    private void broadcast(byte[] text, AsyncContext async) {
        async.setTimeout(ANSWER_TIMEOUT_MS);
        broadcaster.broadcast(text).whenComplete((delivery, failure) -> {
            try {
                write((HttpServletResponse) async.getResponse(), Outcome.of(delivery, failure));
            } catch (IOException gone) {
                LOGGER.log(Level.DEBUG, "The page went away before its broadcast had an outcome", gone);
            }
            async.complete();
        });
    }

    private static void write(HttpServletResponse response, Outcome outcome) throws IOException {
        response.setStatus(outcome.httpStatus());
        response.setContentType("application/json");
        response.getOutputStream().write(outcome.json().toString().getBytes(StandardCharsets.UTF_8));
    }
}

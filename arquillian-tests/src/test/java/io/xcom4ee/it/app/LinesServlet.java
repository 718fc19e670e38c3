package io.xcom4ee.it.app;

import io.xcom4ee.api.GroupChannel;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code POST …?text=a} sends it to the group; {@code GET} answers lines. */
public abstract class LinesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient GroupChannel channel;

    /** To which it sends. */
    protected abstract String topic();

    /** What it answers. */
    protected abstract List<String> lines();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            channel.topic(topic())
                    .send(request.getParameter("text"))
                    .toCompletableFuture()
                    .get(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().write(String.join("\n", lines()));
    }
}

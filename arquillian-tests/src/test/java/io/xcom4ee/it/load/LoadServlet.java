package io.xcom4ee.it.load;

import io.xcom4ee.it.app.Answer;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/**
 * {@code GET /load}: what this server has been told and has sent. {@code POST /load?sender=0&bytes=1024&window=512} lets it send,
 * with {@code &callbacks=} it has each outcome told; {@code POST /load} ends that. All answer the same.
 */
@WebServlet("/load")
public class LoadServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient WindowSender sender;

    @Inject
    private transient LoadObserver observer;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getParameter("sender") == null) {
            stop();
        } else {
            sender.start(
                    number(request, "sender"),
                    number(request, "bytes"),
                    number(request, "window"),
                    request.getParameter("callbacks") != null);
        }
        doGet(request, response);
    }

    private void stop() throws ServletException {
        try {
            sender.stop();
        } catch (ExecutionException e) {
            throw new ServletException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        }
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(request.getParameter(name));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.write(response, observer.state().add("failed", sender.failed()).build());
    }
}

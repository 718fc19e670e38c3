package io.xcom4ee.it.modules;

import io.xcom4ee.api.GroupChannel;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code POST /…/inbox?text=a} sends it to the group; {@code GET} answers what this module was told, one in a line. */
@WebServlet("/inbox")
public class InboxServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient GroupChannel channel;

    @Inject
    private transient Inbox inbox;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            channel.topic("mail")
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
        response.getWriter().write(String.join("\n", inbox.texts()));
    }
}

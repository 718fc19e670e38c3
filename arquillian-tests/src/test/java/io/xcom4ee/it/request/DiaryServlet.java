package io.xcom4ee.it.request;

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

/** {@code POST /…/diary?text=a} sends it to the group; {@code GET} answers the diary. */
@WebServlet("/diary")
public class DiaryServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient GroupChannel channel;

    @Inject
    private transient Diary diary;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        try {
            channel.topic("visits")
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
        response.getWriter().write(String.join("\n", diary.lines()));
    }
}

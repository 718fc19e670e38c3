package io.xcom4ee.it.guide;

import io.xcom4ee.cdi.guide.Guestbook;
import io.xcom4ee.it.app.Answer;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code POST /lines} writes a line into the guest book; {@code GET /lines} reads all that were written before. */
@WebServlet("/lines")
public class LinesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final long PATIENCE_SECONDS = 30;

    @Inject
    private transient Guestbook book;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String line = request.getReader().readLine();
        Answer.write(
                response,
                Json.createObjectBuilder()
                        .add("position", ended(book.write(line)).position())
                        .build());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        ended(book.upToDate());
        Answer.write(response, Json.createArrayBuilder(book.lines()).build());
    }

    private static <T> T ended(CompletionStage<T> stage) throws ServletException {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ServletException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        }
    }
}

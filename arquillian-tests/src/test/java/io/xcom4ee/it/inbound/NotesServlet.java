package io.xcom4ee.it.inbound;

import io.xcom4ee.it.app.Answer;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /notes?with=text}: what the message-driven beans have noted and contains this text. */
@WebServlet("/notes")
public class NotesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Notes notes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.write(
                response,
                Json.createArrayBuilder(notes.with(request.getParameter("with")))
                        .build());
    }
}

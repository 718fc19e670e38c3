package io.xcom4ee.it.app;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /journal?from=0}: the entries of the {@link Journal} from that one on. */
@WebServlet("/journal")
public class JournalServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Journal journal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int from = Integer.parseInt(request.getParameter("from"));
        Answer.write(response, Json.createArrayBuilder(journal.entries(from)).build());
    }
}

package io.xcom4ee.it.ear;

import io.xcom4ee.api.event.Clustered;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /ear/notices?text=a&from=ejb} tells the group; {@code GET} answers the notes, one in a line. In the web module. */
@WebServlet("/notices")
public class NoticeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @EJB
    private transient Notifier notifier;

    @Inject
    private transient NoticeBoard board;

    @Inject
    @Clustered
    private transient Event<Notice> notices;

    /** Is told. */
    @Dependent
    public static class Told {
        void told(@Observes Notice notice, NoticeBoard board) {
            board.note("web module", notice);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String text = request.getParameter("text");
        if (request.getParameter("from").equals("ejb")) {
            notifier.tell(text);
        } else {
            notices.fire(new Notice(text));
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().write(String.join("\n", board.notes()));
    }
}

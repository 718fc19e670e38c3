package io.xcom4ee.it.guide;

import io.xcom4ee.api.Group;
import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.it.app.Answer;
import io.xcom4ee.it.app.StatusJson;
import io.xcom4ee.testing.guide.DayEnd;
import io.xcom4ee.testing.guide.Ledger;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /status}: the member's status, and its term where it is the primary. */
@WebServlet("/status")
public class TermServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @Group("sample")
    private transient GroupChannel channel;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonObjectBuilder json = StatusJson.of(channel.status());
        new DayEnd(channel, new Ledger()).term().ifPresent(term -> json.add("term", term.fencingToken()));
        Answer.write(response, json.build());
    }
}

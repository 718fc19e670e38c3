package io.xcom4ee.it.modules;

import io.xcom4ee.it.app.LinesServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.util.List;

/** Sends mail, and answers what this module was told. */
@WebServlet("/inbox")
public class InboxServlet extends LinesServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Inbox inbox;

    @Override
    protected String topic() {
        return "mail";
    }

    @Override
    protected List<String> lines() {
        return inbox.texts();
    }
}

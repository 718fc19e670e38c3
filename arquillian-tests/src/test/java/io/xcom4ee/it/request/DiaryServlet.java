package io.xcom4ee.it.request;

import io.xcom4ee.it.app.LinesServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.util.List;

/** Sends visits, and answers the diary. */
@WebServlet("/diary")
public class DiaryServlet extends LinesServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Diary diary;

    @Override
    protected String topic() {
        return "visits";
    }

    @Override
    protected List<String> lines() {
        return diary.lines();
    }
}

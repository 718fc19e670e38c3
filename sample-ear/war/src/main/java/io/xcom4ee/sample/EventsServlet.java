package io.xcom4ee.sample;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** {@code GET /events?after=<last entry>}: the feed as server-sent events, for as long as the browser listens. */
@WebServlet(urlPatterns = "/events", asyncSupported = true)
public class EventsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Feed feed;

    @Inject
    private transient StatusWatch status;

    @Resource
    private transient ManagedExecutorService executor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        status.look();
        response.flushBuffer();
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        PageConnection page = new PageConnection(response.getOutputStream(), executor, async::complete);
        async.addListener(new Detach(page));
        feed.attach(page, Objects.requireNonNullElse(request.getParameter("after"), ""));
    }

    /** Forgets the page when its request ends, for whatever reason. */
    private final class Detach implements AsyncListener {
        private final PageConnection page;

        Detach(PageConnection page) {
            this.page = page;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            feed.detach(page);
        }

        @Override
        public void onError(AsyncEvent event) {
            page.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            page.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}

package io.xcom4ee.it.wildfly.app;

import io.xcom4ee.api.Delivery;
import io.xcom4ee.api.GroupConnection;
import io.xcom4ee.api.GroupConnectionFactory;
import io.xcom4ee.it.app.Answer;
import io.xcom4ee.it.app.BeanBroadcaster;
import io.xcom4ee.it.app.OrderPlaced;
import io.xcom4ee.it.app.Outcome;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /transaction?text=hello&end=commit}: sends bytes by a connection and by the shared channel of the connection factory, and an
 * order by the injected channel, all in one transaction, then commits or rolls back, then answers the outcome of each.
 */
@WebServlet("/transaction")
public class TransactionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @Resource(lookup = "java:/xcom/it")
    private transient GroupConnectionFactory factory;

    @Inject
    private transient BeanBroadcaster broadcaster;

    @Inject
    private transient UserTransaction transaction;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        JsonArrayBuilder outcomes = Json.createArrayBuilder();
        try {
            for (CompletionStage<Delivery> stage : run(
                    request.getParameter("text"), request.getParameter("end").equals("commit"))) {
                outcomes.add(Outcome.of(stage, DEADLINE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException e) {
            throw new ServletException(e);
        }
        Answer.write(response, outcomes.build());
    }

    private List<CompletionStage<Delivery>> run(String text, boolean commit)
            throws NotSupportedException, SystemException, RollbackException, HeuristicMixedException,
                    HeuristicRollbackException {
        transaction.begin();
        List<CompletionStage<Delivery>> stages = send(text);
        if (commit) {
            transaction.commit();
        } else {
            transaction.rollback();
        }
        return stages;
    }

    private List<CompletionStage<Delivery>> send(String text) {
        try (GroupConnection connection = factory.getConnection()) {
            return List.of(
                    connection.broadcast((text + "-connection").getBytes(StandardCharsets.UTF_8), DEADLINE),
                    factory.channel().broadcast((text + "-channel").getBytes(StandardCharsets.UTF_8), DEADLINE),
                    broadcaster.send("orders", new OrderPlaced(text, 1250, List.of("tea", "cups"))));
        }
    }
}

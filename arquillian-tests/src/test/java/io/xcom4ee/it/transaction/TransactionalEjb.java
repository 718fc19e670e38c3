package io.xcom4ee.it.transaction;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean; its container begins and ends the transactions. */
@Stateless
public class TransactionalEjb {
    @Resource
    private SessionContext context;

    /** Commits, or rolls back if the work throws a system exception. */
    public void run(Work work) throws Exception {
        work.run();
    }

    /** Does the work, then rolls back without an exception. */
    public void runInVain(Work work) throws Exception {
        work.run();
        context.setRollbackOnly();
    }
}

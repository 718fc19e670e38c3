package io.xcom4ee.it.transaction;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** A CDI bean whose method is a transaction. */
@ApplicationScoped
public class TransactionalBean {
    @Resource
    private TransactionSynchronizationRegistry registry;

    /** Commits, or rolls back if the work throws. */
    @Transactional(rollbackOn = Exception.class)
    public void run(Work work) throws Exception {
        work.run();
    }

    /** Does the work, then rolls back without an exception. */
    @Transactional
    public void runInVain(Work work) throws Exception {
        work.run();
        registry.setRollbackOnly();
    }

    /** Does the work in a transaction that can only roll back. */
    @Transactional
    public void runTooLate(Work work) throws Exception {
        registry.setRollbackOnly();
        work.run();
    }

    /** A transaction of its own inside that of the caller. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void runApart(Work work) throws Exception {
        work.run();
    }
}

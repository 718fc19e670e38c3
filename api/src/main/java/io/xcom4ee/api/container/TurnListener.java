package io.xcom4ee.api.container;

import io.xcom4ee.api.GroupListener;

/**
 * A listener that has something to do around its calls, once for several of them: as to enter the context in which they are to run.
 * A group may call it without turns, too.
 */
public interface TurnListener extends GroupListener {

    /**
     * Some calls are due. Running {@code calls}, once, on this thread and before this method ends, makes a bounded number of them
     * in a bounded time; the others come in a later turn. Calls that were not made when this method ends, normally or by an
     * exception, are made without a turn.
     */
    void onTurn(Runnable calls);

    /** Asked after each call in a turn: whether the next one may be made in it, too. If not, the turn ends. */
    boolean mayGoOn();
}

package io.xcom4ee.simulator.run;

import java.util.List;

/** What people do for a group that cannot help itself. */
interface Rescue {

    /**
     * Whether the protocol waits for ever, and rightly: only people can help.
     *
     * @param core the processes that are meant to work together
     */
    boolean isLost(List<Host> core);

    /** Does what the documentation tells them to. */
    void help(List<Host> core);
}

package io.xcom4ee.simulator.process;

import io.xcom4ee.core.member.Input;
import io.xcom4ee.core.member.Output;
import java.util.List;

/** What a process tells about itself, in the order in which it happens. */
public interface ProcessEvents {

    /** The member has handled this input. */
    void stepped(SimulatedProcess process, long localMicros, Input input, List<Output> outputs);

    /** The member threw instead of handling this input. It must never speak again. */
    void threw(SimulatedProcess process, long localMicros, Input input, RuntimeException thrown);

    /** The turn has ended with a tick; the member wants the next one at {@code nextDeadlineMicros}. */
    void turnEnded(SimulatedProcess process, long localMicros, long nextDeadlineMicros);
}

package io.xcom4ee.simulator.run;

import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.member.Output;
import io.xcom4ee.simulator.frame.MessageKind;
import io.xcom4ee.simulator.random.Randomness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a process die in the middle of what it does: as it installs a view, or when it has sent a message of some kind to some
 * of its receivers only. One trap is set at a time; the first process that meets it dies.
 */
final class CrashPoints {
    private @Nullable Randomness armed;
    /** Null stands for the installation of a view. */
    private @Nullable MessageKind kind;

    private boolean sprung;

    /** Sets the trap. */
    void arm(Randomness chance) {
        armed = chance;
        kind = chance.permille(400) ? null : chance.pick(List.of(MessageKind.values()));
    }

    void disarm() {
        armed = null;
    }

    /** What of this output still happens, or nothing of it; afterwards the process is dead if the trap has sprung. */
    Output meet(Output output) {
        Randomness chance = armed;
        if (chance == null) {
            return output;
        }
        if (output instanceof Output.Send send && MessageKind.of(send.frame().message()) == kind) {
            sprung = true;
            List<MemberId> reached = send.to().subList(0, chance.below(send.to().size() + 1));
            return new Output.Send(reached, send.frame());
        }
        if (output instanceof Output.InstallView && kind == null) {
            sprung = true;
        }
        return output;
    }

    /** Whether the process that was looked at dies now; gives what is left to chance once. */
    @Nullable Randomness takeSprung() {
        if (!sprung) {
            return null;
        }
        Randomness chance = armed;
        sprung = false;
        armed = null;
        return chance;
    }
}

package io.xcom4ee.chaos;

import io.xcom4ee.chaos.fault.FaultKind;
import io.xcom4ee.chaos.lab.CpuQuota;
import io.xcom4ee.chaos.lab.WallClock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which faults this machine can do. */
final class PossibleFaults {
    private PossibleFaults() {}

    /** All kinds, without those for which something is missing here; that is told. */
    static List<FaultKind> kinds(Consumer<String> say) {
        Map<FaultKind, Optional<String>> missing = new EnumMap<>(FaultKind.class);
        missing.put(FaultKind.CPU_QUOTA, CpuQuota.missing());
        missing.put(FaultKind.CLOCK_JUMP, WallClock.missing());
        List<FaultKind> kinds = new ArrayList<>(List.of(FaultKind.values()));
        missing.forEach((kind, why) -> why.ifPresent(reason -> {
            say.accept(ChaosMessage.LEFT_OUT.text(kind.title(), reason));
            kinds.remove(kind);
        }));
        return kinds;
    }
}

package io.xcom4ee.ra;

import io.xcom4ee.engine.settings.EngineSettings;
import io.xcom4ee.ra.message.AdapterMessage;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The adapters of this process that run. When a property is edited, Open Liberty starts a new adapter before it stops the
 * old one, so the new one would find its port taken and its member's name in use. The old one is stopped here, first.
 */
final class RunningAdapters {
    private static final Logger LOGGER = System.getLogger(RunningAdapters.class.getName());

    /** Guarded by itself. */
    private static final List<Owner> OWNERS = new ArrayList<>();

    private RunningAdapters() {}

    /** Stops whoever holds the port or the member's name, then notes the new holder. */
    static void takeOver(XComResourceAdapter adapter, List<EngineSettings> settings) {
        List<Owner> conflicting;
        synchronized (OWNERS) {
            conflicting = OWNERS.stream()
                    .filter(owner -> !owner.isOf(adapter) && owner.conflictsWith(settings))
                    .toList();
            OWNERS.add(new Owner(adapter, settings));
        }
        for (Owner owner : conflicting) {
            LOGGER.log(
                    AdapterMessage.TAKEN_OVER.level(),
                    AdapterMessage.TAKEN_OVER.text(owner.settings().get(0).memberName(), owner.groups()));
            owner.adapter().stop();
        }
    }

    /** The adapter has stopped, or could not start. */
    static void remove(XComResourceAdapter adapter) {
        synchronized (OWNERS) {
            OWNERS.removeIf(owner -> owner.isOf(adapter));
        }
    }

    private record Owner(XComResourceAdapter adapter, List<EngineSettings> settings) {
        /** The very one: another one that is configured alike is equal to it. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(XComResourceAdapter some) {
            return adapter == some;
        }

        boolean conflictsWith(List<EngineSettings> next) {
            return settings.stream().anyMatch(mine -> next.stream().anyMatch(theirs -> conflict(mine, theirs)));
        }

        private static boolean conflict(EngineSettings one, EngineSettings other) {
            int port = other.network().port();
            boolean samePort = port != 0 && port == one.network().port();
            boolean sameMember =
                    other.group().equals(one.group()) && other.memberName().equals(one.memberName());
            return samePort || sameMember;
        }

        String groups() {
            return settings.stream().map(EngineSettings::group).collect(Collectors.joining(", "));
        }
    }
}

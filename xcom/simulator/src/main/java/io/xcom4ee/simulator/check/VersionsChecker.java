package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nobody is sent what it cannot read, and nobody says what its own release does not have. A group works at a version that
 * all its members speak, and its version never falls, over a re-founding neither.
 */
public final class VersionsChecker implements Checker {
    private static final String NAME = "Versions";

    /** Processes of the first version: of those alone it matters what they say and hear. */
    private final Set<MemberId> old = new HashSet<>();
    /** At which each process's last view works. */
    private final Map<MemberId, Integer> current = new HashMap<>();

    @Override
    public void started(MemberInfo process, long atMicros) {
        if (process.version() < 2) {
            old.add(process.id());
        }
    }

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        if (!old.isEmpty()) {
            requireReadable(by, frame);
            to.forEach(receiver -> requireReadable(receiver, frame));
        }
    }

    private void requireReadable(MemberId member, Frame frame) {
        if (old.contains(member) && !FirstVersion.reads(frame.message())) {
            throw new Violation(NAME, member + " speaks version 1 only, which does not have this: " + frame);
        }
    }

    @Override
    public void installed(Installation installation) {
        int version = installation.configuration().protocolVersion();
        for (ConfiguredMember member : installation.configuration().members()) {
            // Each release speaks two versions: its newest and the one before.
            int newest = member.info().version();
            if (version > newest || version < newest - 1) {
                throw new Violation(
                        NAME,
                        installation.name() + " works at version " + version + ", which " + member + " does not speak");
            }
        }
        Integer before = current.put(installation.by(), version);
        if (before != null && version < before) {
            throw new Violation(
                    NAME, installation.by() + " goes back from version " + before + " to " + installation.name());
        }
    }
}

package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.message.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nobody is sent what it cannot read, and nobody says what its own release does not have. A group works at a version that
 * all its members speak, and its version never falls, over a re-founding neither.
 */
public final class VersionsChecker implements Checker {
    private static final String NAME = "Versions";

    private final Map<MemberId, MemberInfo> processes = new HashMap<>();
    /** At which each process's last view works. */
    private final Map<MemberId, Integer> current = new HashMap<>();

    @Override
    public void started(MemberInfo process, long atMicros) {
        processes.put(process.id(), process);
    }

    @Override
    public void sent(MemberId by, List<MemberId> to, Frame frame) {
        if (FirstVersion.reads(frame.message())) {
            return;
        }
        requireNewer(by, frame);
        to.forEach(receiver -> requireNewer(receiver, frame));
    }

    private void requireNewer(MemberId member, Frame frame) {
        MemberInfo info = processes.get(member);
        if (info != null && info.version() < 2) {
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

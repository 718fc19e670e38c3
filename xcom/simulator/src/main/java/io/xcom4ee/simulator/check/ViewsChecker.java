package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Views: the same number means the same view at the same position everywhere; a process installs them without gaps and
 * only views that it is in; each tells the difference to the one before; quorum and votes follow from the list alone, or
 * without a list from the members alone.
 */
public final class ViewsChecker implements Checker {
    private static final String NAME = "Views";

    /** Empty in dynamic membership. */
    private final List<String> listed;

    private final Map<Place, Map<Long, Installation>> views = new HashMap<>();
    private final Map<MemberId, Installation> current = new HashMap<>();

    /**
     * Where a view's number and position count. A survivor that passes views of its old group on the way into a new one
     * does so in the new group's history: what the dead majority had decided otherwise is not known to anybody any more.
     */
    private record Place(GroupId history, GroupId group) {}

    public ViewsChecker(List<String> listed) {
        this.listed = List.copyOf(listed);
    }

    @Override
    public void installed(Installation installation) {
        Configuration configuration = installation.configuration();
        Place place = new Place(installation.history(), installation.group());
        Map<Long, Installation> known = views.computeIfAbsent(place, any -> new HashMap<>());
        Installation same = known.putIfAbsent(configuration.number(), installation);
        if (same != null) {
            requireSame(installation, same);
        } else {
            requireWellFormed(installation);
        }
        if (!installation.contains(installation.by())) {
            throw new Violation(NAME, installation.by() + " installs " + installation.name() + " without itself");
        }
        Installation before = current.put(installation.by(), installation);
        boolean sameGroup = before != null && before.group().equals(installation.group());
        if (sameGroup && configuration.number() != before.configuration().number() + 1) {
            throw new Violation(
                    NAME, installation.by() + " installs " + installation.name() + " after " + before.name());
        }
        if (before != null
                && !sameGroup
                && before.group().epoch() >= installation.group().epoch()) {
            throw new Violation(
                    NAME, installation.by() + " goes back from " + before.group() + " to " + installation.group());
        }
        requireDifference(installation, known.get(configuration.number() - 1));
    }

    private static void requireSame(Installation installation, Installation same) {
        if (!same.configuration().equals(installation.configuration())
                || same.position() != installation.position()
                || !same.primary().equals(installation.primary())) {
            throw new Violation(
                    NAME,
                    installation.by() + " installs " + installation + ", but " + same.by() + " installed " + same);
        }
    }

    private void requireWellFormed(Installation installation) {
        Configuration configuration = installation.configuration();
        Set<String> names = new HashSet<>();
        for (ConfiguredMember member : configuration.members()) {
            if (!names.add(member.info().name())) {
                throw new Violation(
                        NAME,
                        installation.name() + " has two members named "
                                + member.info().name());
            }
            if (member.voter()
                    != (listed.isEmpty() || listed.contains(member.info().name()))) {
                throw new Violation(
                        NAME, "in " + installation.name() + " " + member.id() + " votes: " + member.voter());
            }
        }
        int electors = listed.isEmpty() ? names.size() : listed.size();
        if (configuration.quorum() != electors / 2 + 1) {
            throw new Violation(
                    NAME, "the quorum of " + installation.name() + " is " + configuration.quorum() + " of " + electors);
        }
    }

    private static void requireDifference(Installation installation, @Nullable Installation before) {
        if (before == null) {
            return;
        }
        Configuration now = installation.configuration();
        List<MemberInfo> joined = difference(now, before.configuration());
        List<MemberInfo> gone = new ArrayList<>(difference(before.configuration(), now));
        List<MemberInfo> told = new ArrayList<>(now.left());
        told.addAll(now.expelled());
        told.sort((one, other) -> one.id().compareTo(other.id()));
        gone.sort((one, other) -> one.id().compareTo(other.id()));
        if (!joined.equals(now.joined()) || !gone.equals(told)) {
            throw new Violation(
                    NAME,
                    installation.name() + " tells joined " + now.joined() + ", left " + now.left() + ", expelled "
                            + now.expelled() + "; joined " + joined + " and gone " + gone + " is true");
        }
    }

    private static List<MemberInfo> difference(Configuration of, Configuration without) {
        return of.members().stream()
                .map(ConfiguredMember::info)
                .filter(info -> without.member(info.id()).isEmpty())
                .toList();
    }
}

package io.xcom4ee.simulator.check;

import io.xcom4ee.core.base.Configuration;
import io.xcom4ee.core.base.ConfiguredMember;
import io.xcom4ee.core.base.GroupId;
import io.xcom4ee.core.base.MemberId;
import io.xcom4ee.core.base.MemberInfo;
import io.xcom4ee.core.member.Command;
import io.xcom4ee.core.member.Input;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The primary follows from the views before: it is whom an administrator made it, from the view that did so on and while
 * that member stays; else the one of the lowest version, then of the highest weight, then the first by name. Its term is
 * named by the view with which it began, so that of two terms the later one has the greater number.
 */
public final class PrimaryChecker implements Checker {
    private static final String NAME = "Primary";
    private static final Comparator<MemberInfo> RANK = Comparator.comparingInt(MemberInfo::version)
            .thenComparing(Comparator.comparingInt(MemberInfo::weight).reversed())
            .thenComparing(MemberInfo::name);

    private final Map<Place, Map<Long, Term>> terms = new HashMap<>();
    /** Names that some administrator has wanted for the primary. */
    private final Set<String> wanted = new HashSet<>();

    private record Place(GroupId history, GroupId group) {}

    /** What a view makes of its primary, as far as this checker has worked it out. */
    private record Term(Configuration configuration, MemberInfo primary, boolean designated, long began) {}

    @Override
    public void commanded(MemberId by, Input.Command command) {
        if (command.command() instanceof Command.HandOverPrimary handOver) {
            wanted.add(handOver.memberName());
        }
    }

    @Override
    public void installed(Installation installation) {
        Configuration configuration = installation.configuration();
        Map<Long, Term> known =
                terms.computeIfAbsent(new Place(installation.history(), installation.group()), any -> new HashMap<>());
        Term term = known.get(configuration.number());
        if (term == null) {
            term = expected(installation, known.get(configuration.number() - 1));
            known.put(configuration.number(), term);
        }
        if (!term.primary().equals(installation.primary())) {
            throw new Violation(
                    NAME,
                    installation.by() + " has " + installation.primary().id() + " for primary of " + installation.name()
                            + " instead of " + term.primary().id());
        }
        long told = configuration.agreements().termBegan();
        if (term.began() != 0 && told != term.began()) {
            throw new Violation(
                    NAME,
                    "the term of " + term.primary().id() + " in " + installation.name() + " began with " + term.began()
                            + ", not with " + told);
        }
    }

    private Term expected(Installation installation, @Nullable Term before) {
        Configuration now = installation.configuration();
        if (before == null) {
            // The first view of a group; or one of an old group that somebody passes alone on its way into a new one.
            return now.number() == 1
                    ? new Term(now, byRule(now), false, knowsTerms(now) ? 1 : 0)
                    : new Term(now, installation.primary(), now.agreements().designatedPrimary() != 0, 0);
        }
        Optional<Term> handOver = handOver(installation, before);
        if (handOver.isPresent()) {
            return handOver.get();
        }
        boolean stays =
                before.designated() && installation.contains(before.primary().id());
        MemberInfo primary = stays ? before.primary() : byRule(now);
        // A term of which version 1 did not note the beginning is counted from where version 2 begins.
        boolean goesOn = primary.equals(before.primary()) && knowsTerms(before.configuration());
        return new Term(now, primary, stays, goesOn || !knowsTerms(now) ? before.began() : now.number());
    }

    private static boolean knowsTerms(Configuration configuration) {
        return configuration.protocolVersion() >= 2;
    }

    /** A view of the same members may have another primary: whoever was wanted. */
    private Optional<Term> handOver(Installation installation, Term before) {
        Configuration now = installation.configuration();
        MemberInfo primary = installation.primary();
        boolean changes = now.members().equals(before.configuration().members()) && !primary.equals(before.primary());
        if (!changes) {
            return Optional.empty();
        }
        boolean newer = now.members().stream().anyMatch(member -> member.info().version() < primary.version());
        if (!wanted.contains(primary.name()) || newer || !installation.contains(primary.id())) {
            throw new Violation(
                    NAME, installation.name() + " makes " + primary.id() + " the primary, which nobody may want");
        }
        return Optional.of(new Term(now, primary, true, now.number()));
    }

    private static MemberInfo byRule(Configuration configuration) {
        return configuration.members().stream()
                .map(ConfiguredMember::info)
                .min(RANK)
                .orElseThrow();
    }
}

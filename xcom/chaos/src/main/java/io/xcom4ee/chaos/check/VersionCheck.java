package io.xcom4ee.chaos.check;

import io.xcom4ee.chaos.history.Event.Installed;
import io.xcom4ee.chaos.history.Event.Told;
import io.xcom4ee.chaos.history.ProcessHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * At which protocol version a group works: at none that a member does not speak, never back, and in the end at the newest that
 * all speak. So it rises only after the last old process of each name is gone, and then none gets in any more.
 */
final class VersionCheck {
    private static final String PROMISE = "Versions";

    /** @param sinceNanos when it said so, at its start */
    private record Speaker(ProcessHistory history, long sinceNanos, long version) {}

    private final Findings findings;
    private final List<Speaker> speakers = new ArrayList<>();
    /** By version: when a process was told first that its group works there. */
    private final TreeMap<Long, Long> reachedNanos = new TreeMap<>();

    VersionCheck(List<ProcessHistory> histories, Findings findings) {
        this.findings = findings;
        histories.forEach(history -> told(history, Told.SPEAKS)
                .findFirst()
                .ifPresent(speaks -> speakers.add(new Speaker(history, speaks.nanos(), version(speaks)))));
        histories.stream()
                .flatMap(history -> told(history, Told.WORKS_AT))
                .forEach(works -> reachedNanos.merge(version(works), works.nanos(), Math::min));
    }

    private static Stream<Told> told(ProcessHistory history, String what) {
        return history.events(Told.class).filter(told -> told.what().equals(what));
    }

    private static long version(Told told) {
        return Long.parseLong(told.about());
    }

    void check() {
        speakers.forEach(this::checkProcess);
        reachedNanos.forEach((version, nanos) -> {
            checkRise(version, nanos);
            speakers.stream()
                    .filter(speaker -> speaker.version() < version && speaker.sinceNanos() > nanos)
                    .forEach(speaker -> checkStaysOutside(speaker, version));
        });
    }

    private void checkProcess(Speaker speaker) {
        String process = speaker.history().process();
        long before = 0;
        for (Told works : told(speaker.history(), Told.WORKS_AT).toList()) {
            long now = version(works);
            findings.require(
                    now <= speaker.version(),
                    PROMISE,
                    process + " speaks " + speaker.version() + " and was told that its group works at " + now);
            findings.require(
                    now > before, PROMISE, process + " was told that its group works at " + now + " after " + before);
            before = now;
        }
        if (speaker.history().survived()) {
            long newest = speakers.stream()
                    .filter(other -> other.history().survived())
                    .mapToLong(Speaker::version)
                    .min()
                    .orElseThrow();
            findings.require(
                    before == newest, PROMISE, process + " works at " + before + ", and everybody speaks " + newest);
        }
    }

    /**
     * Of each name the process of that moment must speak it; an older one that has ended counts no more, nor does one that
     * never got in.
     */
    private void checkRise(long version, long nanos) {
        speakers.stream()
                .filter(speaker -> speaker.sinceNanos() < nanos)
                .filter(speaker -> isMember(speaker.history()))
                .collect(Collectors.toMap(
                        speaker -> speaker.history().name(),
                        speaker -> speaker,
                        (one, other) -> one.sinceNanos() > other.sinceNanos() ? one : other))
                .values()
                .forEach(speaker -> findings.require(
                        speaker.version() >= version,
                        PROMISE,
                        "a group rose to " + version + " while "
                                + speaker.history().process() + " spoke " + speaker.version()));
    }

    private static boolean isMember(ProcessHistory history) {
        return history.events(Installed.class).findFirst().isPresent();
    }

    private void checkStaysOutside(Speaker speaker, long version) {
        Optional<Installed> view = speaker.history().events(Installed.class).findFirst();
        findings.require(
                view.isEmpty(),
                PROMISE,
                speaker.history().process() + " speaks " + speaker.version() + " and got into a group that works at "
                        + version + ": " + view);
    }
}

package io.xcom4ee.simulator.run;

import io.xcom4ee.simulator.network.NetworkEvent;
import io.xcom4ee.simulator.options.FaultKind;
import io.xcom4ee.simulator.options.Profile;
import io.xcom4ee.simulator.run.Encounters.Encounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which profiles were run, which faults found something to harm, and what came of it. */
final class Hits {
    private final Map<Profile, Long> profiles = new EnumMap<>(Profile.class);
    private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
    private final Map<NetworkEvent, Long> frames = new EnumMap<>(NetworkEvent.class);
    private final Map<Encounter, Long> encounters = new EnumMap<>(Encounter.class);

    private final Figures figures = new Figures();

    Figures figures() {
        return figures;
    }

    void ran(Profile profile) {
        profiles.merge(profile, 1L, Long::sum);
    }

    void struck(FaultKind kind) {
        faults.merge(kind, 1L, Long::sum);
    }

    void addFrames(Map<NetworkEvent, Long> counts) {
        merge(counts, frames);
    }

    void addEncounters(Map<Encounter, Long> counts) {
        merge(counts, encounters);
    }

    void add(Hits other) {
        merge(other.profiles, profiles);
        merge(other.faults, faults);
        merge(other.frames, frames);
        merge(other.encounters, encounters);
        figures.add(other.figures);
    }

    private static <K> void merge(Map<K, Long> from, Map<K, Long> into) {
        from.forEach((key, more) -> into.merge(key, more, Long::sum));
    }

    /** What never happened. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        addMissing(Profile.values(), profiles, missing);
        addMissing(FaultKind.values(), faults, missing);
        addMissing(NetworkEvent.values(), frames, missing);
        addMissing(Encounter.values(), encounters, missing);
        missing.addAll(figures.missing());
        return missing;
    }

    private static <K> void addMissing(K[] all, Map<K, Long> counts, List<String> missing) {
        Arrays.stream(all).filter(key -> counts.getOrDefault(key, 0L) == 0).forEach(key -> missing.add(key.toString()));
    }

    @Override
    public String toString() {
        return "profiles " + profiles + "\nfaults " + faults + "\nframes " + frames + "\nencounters " + encounters
                + "\nfigures " + figures;
    }
}

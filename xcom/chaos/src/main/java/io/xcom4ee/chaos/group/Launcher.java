package io.xcom4ee.chaos.group;

import io.xcom4ee.chaos.lab.Network;
import io.xcom4ee.chaos.lab.WallClock;
import io.xcom4ee.chaos.member.ChaosMember;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Knows how processes of one group are started. */
final class Launcher {
    private static final int PORT = 7_400;

    private final Setup setup;
    private final Network network;

    Launcher(Setup setup, Network network) {
        this.setup = setup;
        this.network = network;
    }

    /** The place of a member. */
    Place member(int member) {
        Optional<WallClock> clock = setup.clocks()
                ? Optional.of(new WallClock(setup.directory().resolve(Place.name(member) + ".clock")))
                : Optional.empty();
        return place(Place.name(member), "", member, clock);
    }

    /** Another place for the name of a member, on a machine that no member has. */
    Place twin(int member, int number) {
        return place(Place.name(member), "twin" + number + "-", setup.members() + 1, Optional.empty());
    }

    private Place place(String name, String mark, int at, Optional<WallClock> clock) {
        List<String> command = new ArrayList<>(network.at(at));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(setup.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChaosMember.class.getName()));
        return new Place(name, mark, command, settings(name, at), setup.directory(), clock, network);
    }

    private Map<String, String> settings(String name, int at) {
        Map<String, String> settings = new HashMap<>();
        settings.put("group", "chaos");
        settings.put("memberName", name);
        if (setup.dynamic()) {
            settings.put("membership", "dynamic");
        } else {
            settings.put("memberList", everybody());
        }
        settings.put("seeds", each(network::address));
        settings.put("bindAddress", network.address(at));
        settings.put("port", Integer.toString(PORT));
        settings.putAll(setup.settings());
        return settings;
    }

    /** The names of all members. */
    String everybody() {
        return each(Place::name);
    }

    private String each(IntFunction<String> text) {
        return IntStream.rangeClosed(1, setup.members()).mapToObj(text).collect(Collectors.joining(","));
    }
}

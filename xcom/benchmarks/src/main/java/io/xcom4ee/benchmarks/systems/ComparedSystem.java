package io.xcom4ee.benchmarks.systems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** What is compared. The names on the command line are those in {@link #id}. */
@SuppressWarnings("ImmutableEnumChecker") // a starter is a constructor
public enum ComparedSystem {
    /** This project's engine with its default settings. */
    XCOM("xcom", "XCom for Jakarta EE", XComEngineMember::new),
    /** JGroups: an ordering coordinator, no quorum. */
    JGROUPS("jgroups", "JGroups SEQUENCER", JGroupsMember::new) {
        @Override
        public List<String> jvmOptions(Tuning tuning) {
            return switch (tuning) {
                case THROUGHPUT -> List.of();
                case LATENCY -> List.of(NO_BUNDLER);
                case FAILURE -> List.of(VERIFY_SHORTLY);
            };
        }
    },
    /** Raft on JGroups. */
    JGROUPS_RAFT("jgroups-raft", "jgroups-raft", JGroupsRaftMember::new) {
        @Override
        public List<String> jvmOptions(Tuning tuning) {
            return switch (tuning) {
                case THROUGHPUT -> List.of();
                case LATENCY -> List.of("-Dcomparison.resend=1");
                case FAILURE -> List.of(VERIFY_SHORTLY);
            };
        }
    },
    /** Raft over gRPC. */
    RATIS("ratis", "Apache Ratis", RatisMember::new) {
        @Override
        public List<String> jvmOptions(Tuning tuning) {
            return tuning == Tuning.FAILURE
                    ? List.of("-Dcomparison.election=150", "-Dcomparison.request=1500")
                    : List.of();
        }
    },
    /** Raft over UDP and shared memory. */
    AERON("aeron", "Aeron Cluster", AeronClusterMember::new) {
        @Override
        public List<String> jvmOptions(Tuning tuning) {
            List<String> options = new ArrayList<>(List.of(
                    // Its libraries reach into the JDK.
                    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.zip=ALL-UNNAMED",
                    "-Dagrona.disable.bounds.checks=true"));
            if (tuning == Tuning.FAILURE) {
                options.add("-Dcomparison.heartbeat=300");
            }
            return options;
        }
    },
    /** No group at all: sockets only. What no ordering system can exceed on this machine. */
    NIO("nio", "NIO sockets, no order", NioMember::new);

    private static final String NO_BUNDLER = "-Dcomparison.bundler=nb";
    private static final String VERIFY_SHORTLY = "-Dcomparison.verify=100";

    private final String id;
    private final String label;
    private final Starter starter;

    /** Starts a member. */
    @FunctionalInterface
    private interface Starter {
        SystemMember start(Seat seat, Deliveries deliveries) throws IOException;
    }

    ComparedSystem(String id, String label, Starter starter) {
        this.id = id;
        this.label = label;
        this.starter = starter;
    }

    /** The system of that name on the command line. */
    public static ComparedSystem of(String id) {
        return Arrays.stream(values())
                .filter(system -> system.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown system " + id + "; there are "
                        + Arrays.stream(values()).map(ComparedSystem::id).collect(Collectors.joining(","))));
    }

    /** Its name on the command line and in files. */
    public String id() {
        return id;
    }

    /** Its name for readers. */
    public String label() {
        return label;
    }

    /** Whether it promises that all members deliver the same sequence. */
    public boolean ordered() {
        return this != NIO;
    }

    /** What the processes of this system need beyond what all get. */
    public List<String> jvmOptions(Tuning tuning) {
        return List.of();
    }

    /** The version that is measured. */
    public String version() {
        Properties versions = new Properties();
        try (InputStream file = ComparedSystem.class.getResourceAsStream("versions.properties")) {
            versions.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return this == NIO ? System.getProperty("java.version") : versions.getProperty(id);
    }

    /** Starts a member of a group of this system. */
    public SystemMember start(Seat seat, Deliveries deliveries) throws IOException {
        return starter.start(seat, deliveries);
    }
}

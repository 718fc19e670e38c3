package io.xcom4ee.ra;

import io.xcom4ee.ra.outside.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

/** Adapters as a server would configure them. */
public final class Adapters {
    private Adapters() {}

    /** An adapter without any property, which nobody tells anything: what the environment of a build has is none of the tests'. */
    static XComResourceAdapter bare() {
        return new XComResourceAdapter(() -> new Source() {
            @Override
            public Optional<Found> find(String name) {
                return Optional.empty();
            }

            @Override
            public Iterable<String> names() {
                return List.of();
            }
        });
    }

    /** A member that looks for a group of three and never finds it, on any free port. */
    public static XComResourceAdapter adapter(String member) {
        XComResourceAdapter adapter = bare();
        adapter.setGroup("orders");
        adapter.setMemberName(member);
        adapter.setMemberList("server1,server2,server3");
        adapter.setSeeds("127.0.0.1:9");
        adapter.setPort("0");
        adapter.setLeaveTimeout("500ms");
        return adapter;
    }

    /** The only member of a group of one. */
    public static XComResourceAdapter alone(String member) {
        XComResourceAdapter adapter = adapter(member);
        String port = freePort();
        adapter.setMemberList(member);
        adapter.setPort(port);
        adapter.setSeeds("127.0.0.1:" + port);
        adapter.setFoundingGrace("0s");
        adapter.setPresenceInterval("10ms");
        return adapter;
    }

    /** A port that nobody has at the moment. */
    public static String freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection factory of that adapter, as a {@code connectionFactory} element makes it. */
    public static XComManagedConnectionFactory factory(XComResourceAdapter adapter, String group) {
        XComManagedConnectionFactory factory = new XComManagedConnectionFactory();
        factory.setGroup(group);
        try {
            factory.setResourceAdapter(adapter);
        } catch (jakarta.resource.ResourceException e) {
            throw new AssertionError(e);
        }
        return factory;
    }
}

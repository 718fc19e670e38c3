package io.xcom4ee.ra.management;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.View;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.ra.message.AdapterMessage;
import java.lang.System.Logger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The beans of one member in a JMX server: one for its group, and for each member of the installed view one, and one for the
 * connection to it. They come and go with the views. Thread-safe.
 */
public final class Management implements GroupListener {
    private static final Logger LOGGER = System.getLogger(Management.class.getName());
    private static final String DOMAIN = "io.xcom4ee";

    private final MBeanServer server;
    private final GroupChannel channel;
    private final String self;
    /** By the names of the members; guarded by this. */
    private final Map<String, Set<ObjectName>> byMember = new HashMap<>();

    private @Nullable ObjectName group;
    private @Nullable Subscription subscription;
    private boolean closed;

    private Management(MBeanServer server, GroupChannel channel) {
        this.server = server;
        this.channel = channel;
        this.self = channel.status().memberName();
    }

    /**
     * Registers the group, and what there is of it from now on.
     *
     * @param settings what the member was told, or the default, by name
     */
    public static Management open(MBeanServer server, GroupChannel channel, Map<String, String> settings) {
        Management management = new Management(server, channel);
        management.open(new TreeMap<>(settings));
        return management;
    }

    private synchronized void open(Map<String, String> settings) {
        group = register("Group,name=" + channel.group(), new ManagedGroup(channel, settings));
        subscription = channel.subscribe(this);
    }

    @Override
    public synchronized void onViewChanged(ViewEvent event) {
        if (closed) {
            return;
        }
        View view = event.view();
        Set<String> present = new HashSet<>();
        for (Member member : view.members()) {
            present.add(member.name());
            byMember.computeIfAbsent(member.name(), this::registerMember);
        }
        Set<String> gone = new HashSet<>(byMember.keySet());
        gone.removeAll(present);
        gone.forEach(this::unregisterMember);
    }

    private Set<ObjectName> registerMember(String name) {
        Set<ObjectName> names = new HashSet<>();
        add(names, register("Member,group=" + channel.group() + ",name=" + name, new ManagedMember(channel, name)));
        if (!name.equals(self)) {
            add(
                    names,
                    register(
                            "Connection,group=" + channel.group() + ",name=" + name,
                            new ManagedConnection(channel, name)));
        }
        return names;
    }

    private static void add(Set<ObjectName> names, @Nullable ObjectName name) {
        if (name != null) {
            names.add(name);
        }
    }

    private void unregisterMember(String name) {
        byMember.getOrDefault(name, Set.of()).forEach(this::unregister);
        byMember.remove(name);
    }

    /** The group works without: what cannot be registered is told in the log. */
    private @Nullable ObjectName register(String type, Object bean) {
        try {
            ObjectName name = new ObjectName(DOMAIN + ":type=" + type);
            server.registerMBean(bean, name);
            return name;
        } catch (JMException | SecurityException e) {
            LOGGER.log(AdapterMessage.NOT_MANAGED.level(), AdapterMessage.NOT_MANAGED.text(type, e));
            return null;
        }
    }

    private void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException | SecurityException e) {
            LOGGER.log(Logger.Level.DEBUG, name + " is not registered any more", e);
        }
    }

    /** Nothing is registered any more. May be repeated. */
    public synchronized void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        Set.copyOf(byMember.keySet()).forEach(this::unregisterMember);
        if (group != null) {
            unregister(group);
            group = null;
        }
    }
}

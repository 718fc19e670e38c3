package io.xcom4ee.ra.management;

import io.xcom4ee.api.GroupChannel;
import io.xcom4ee.api.GroupListener;
import io.xcom4ee.api.Member;
import io.xcom4ee.api.Subscription;
import io.xcom4ee.api.event.ViewEvent;
import io.xcom4ee.ra.message.AdapterMessage;
import java.lang.System.Logger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
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
    private final ManagedGroup group;
    /** What is registered, by the names of the members and by type; guarded by this. */
    private final Map<String, Map<String, ObjectName>> byMember = new HashMap<>();
    /** What could not be registered and was told; guarded by this. */
    private final Set<String> refused = new HashSet<>();

    private @Nullable ObjectName groupName;
    private @Nullable Subscription subscription;
    private boolean closed;

    private Management(MBeanServer server, GroupChannel channel, ManagedGroup group) {
        this.server = server;
        this.channel = channel;
        this.group = group;
        this.self = channel.status().memberName();
    }

    /**
     * Registers the group, and what there is of it from now on.
     *
     * @param settings what the member was told, or the default, by name
     */
    public static Management open(MBeanServer server, GroupChannel channel, Map<String, String> settings) {
        Management management = new Management(server, channel, new ManagedGroup(channel, new TreeMap<>(settings)));
        management.open();
        return management;
    }

    private synchronized void open() {
        registerGroup();
        subscription = channel.subscribe(this);
    }

    /** The server was so busy that views are missing; the installed one is told again. */
    @Override
    public synchronized void onOverrun() {
        if (!closed) {
            subscription = channel.subscribe(this);
        }
    }

    @Override
    public synchronized void onViewChanged(ViewEvent event) {
        if (closed) {
            return;
        }
        registerGroup();
        Set<String> present = new HashSet<>();
        for (Member member : event.view().members()) {
            present.add(member.name());
            registerMember(member.name());
        }
        Set<String> gone = new HashSet<>(byMember.keySet());
        gone.removeAll(present);
        gone.forEach(this::unregisterMember);
    }

    private void registerGroup() {
        if (groupName == null) {
            groupName = register("Group,name=" + channel.group(), group);
        }
    }

    private void registerMember(String name) {
        Map<String, ObjectName> names = byMember.computeIfAbsent(name, first -> new HashMap<>());
        register(names, "Member", name, () -> new ManagedMember(channel, name));
        if (!name.equals(self)) {
            register(names, "Connection", name, () -> new ManagedConnection(channel, name));
        }
    }

    private void register(Map<String, ObjectName> names, String type, String name, Supplier<Object> bean) {
        if (!names.containsKey(type)) {
            ObjectName registered = register(type + ",group=" + channel.group() + ",name=" + name, bean.get());
            if (registered != null) {
                names.put(type, registered);
            }
        }
    }

    private void unregisterMember(String name) {
        byMember.getOrDefault(name, Map.of()).values().forEach(this::unregister);
        byMember.remove(name);
        refused.removeIf(type -> type.endsWith(",name=" + name));
    }

    /** The group works without: what cannot be registered is told in the log, once, and tried again with the next view. */
    private @Nullable ObjectName register(String type, Object bean) {
        try {
            ObjectName name = new ObjectName(DOMAIN + ":type=" + type);
            server.registerMBean(bean, name);
            refused.remove(type);
            return name;
        } catch (JMException | SecurityException e) {
            Logger.Level level = refused.add(type) ? AdapterMessage.NOT_MANAGED.level() : Logger.Level.DEBUG;
            LOGGER.log(level, AdapterMessage.NOT_MANAGED.text(type, e));
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
        if (groupName != null) {
            unregister(groupName);
            groupName = null;
        }
    }
}

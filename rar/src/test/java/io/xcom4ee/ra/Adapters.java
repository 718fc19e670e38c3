package io.xcom4ee.ra;

/** Adapters as a server would configure them: members that look for a group of three and never find it. */
final class Adapters {
    private Adapters() {}

    /** On any free port. */
    static XComResourceAdapter adapter(String member) {
        XComResourceAdapter adapter = new XComResourceAdapter();
        adapter.setGroup("orders");
        adapter.setMemberName(member);
        adapter.setMemberList("server1,server2,server3");
        adapter.setSeeds("127.0.0.1:9");
        adapter.setPort("0");
        adapter.setLeaveTimeout("500ms");
        return adapter;
    }

    /** A connection factory of that adapter, as a {@code connectionFactory} element makes it. */
    static XComManagedConnectionFactory factory(XComResourceAdapter adapter, String group) {
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

package io.xcom4ee.ra.management;

/**
 * A member of the installed view, as the member in this server sees it:
 * {@code io.xcom4ee:type=Member,group=orders,name=server2}. {@code docs/jmx.md} says what each attribute means.
 */
public interface MemberMXBean {
    String getName();

    String getIncarnation();

    String getAddress();

    String getState();

    boolean isPrimary();

    boolean isVoter();

    int getVersion();

    int getWeight();

    long getSuspicions();
}

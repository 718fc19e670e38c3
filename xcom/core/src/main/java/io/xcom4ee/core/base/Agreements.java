package io.xcom4ee.core.base;

/**
 * What the members of a configuration have agreed on beside who they are. Each part has a neutral value, which is what a
 * group knows that speaks version 1 of the protocol.
 *
 * @param designatedPrimary the number of the member that an administrator has made the primary, 0 if the rule decides
 * @param termBegan the number of the configuration with which the primary's term began, 0 if it is not known
 * @param protocolVersion at which the group works
 * @param leader the number of the only member that owns slots, 0 if each member owns one in each round
 */
public record Agreements(int designatedPrimary, long termBegan, int protocolVersion, int leader) {

    /** Nothing has been agreed on. */
    public static final Agreements NEUTRAL = new Agreements(0, 0, ProtocolVersion.FIRST, 0);

    /** The same with this member as the designated primary, or with nobody if it is 0. */
    public Agreements withDesignatedPrimary(int memberNumber) {
        return new Agreements(memberNumber, termBegan, protocolVersion, leader);
    }

    /** The same with a term that began with this configuration. */
    public Agreements withTermBegan(long configurationNumber) {
        return new Agreements(designatedPrimary, configurationNumber, protocolVersion, leader);
    }

    /** The same at this protocol version. */
    public Agreements withProtocolVersion(int version) {
        return new Agreements(designatedPrimary, termBegan, version, leader);
    }

    /** The same with this member as the only leader, or with everybody leading if it is 0. */
    public Agreements withLeader(int memberNumber) {
        return new Agreements(designatedPrimary, termBegan, protocolVersion, memberNumber);
    }
}

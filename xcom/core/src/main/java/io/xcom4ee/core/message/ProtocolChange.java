package io.xcom4ee.core.message;

/**
 * The group works at this protocol version from a later round on. It changes nothing unless every member of the newest
 * configuration speaks the version, and the group works at an older one.
 *
 * <p>It can be read at version 1, as a {@link Reconfiguration} that changes nothing: it is in flight while the group still
 * works at the older version, and a member that speaks no newer one may come in before it is decided.
 */
public record ProtocolChange(int protocolVersion) implements GroupChange {
    @Override
    public int sizeBytes() {
        return 16;
    }
}

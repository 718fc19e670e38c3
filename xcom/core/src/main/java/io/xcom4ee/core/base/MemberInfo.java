package io.xcom4ee.core.base;

import java.util.Objects;

/**
 * What a member tells the others about itself.
 *
 * @param id name and incarnation
 * @param host where its peers reach it; never used as identity
 * @param port where its peers reach it
 * @param version the newest protocol version it speaks
 * @param weight preference for the role of the primary, higher first
 */
public record MemberInfo(MemberId id, String host, int port, int version, int weight) {
    public MemberInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(host, "host");
    }

    /** The configured name. */
    public String name() {
        return id.name();
    }

    /** {@code host:port}. */
    public String address() {
        return host + ":" + port;
    }
}

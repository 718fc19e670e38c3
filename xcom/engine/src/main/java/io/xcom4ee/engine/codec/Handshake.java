package io.xcom4ee.engine.codec;

import io.xcom4ee.core.base.MemberInfo;
import java.util.List;
import java.util.Objects;

/** What is said on a connection before the first frame. */
public sealed interface Handshake {

    /**
     * The dialler's first words.
     *
     * @param versionMin the oldest protocol version it speaks
     * @param versionMax the newest protocol version it speaks
     * @param group the name of its group
     * @param self who it is and where it is reached
     * @param electorate the names that vote, sorted; none in dynamic membership
     */
    record Hello(int versionMin, int versionMax, String group, MemberInfo self, List<String> electorate)
            implements Handshake {
        public Hello {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(self, "self");
            electorate = List.copyOf(electorate);
        }
    }

    /**
     * The acceptor's answer: from now on the dialler may send frames.
     *
     * @param version the protocol version of this connection
     * @param self who the acceptor is and where it is reached
     */
    record HelloAccepted(int version, MemberInfo self) implements Handshake {
        public HelloAccepted {
            Objects.requireNonNull(self, "self");
        }
    }

    /**
     * The acceptor's answer: nothing more is read from the dialler.
     *
     * @param text one sentence for people
     */
    record HelloRefused(Refusal refusal, String text) implements Handshake {
        public HelloRefused {
            Objects.requireNonNull(refusal, "refusal");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Why a connection is refused. */
    enum Refusal {
        /** The dialler belongs to another group. */
        GROUP_MISMATCH,
        /** The two speak no common protocol version. */
        VERSION_MISMATCH,
        /** Another live process has the dialler's name. */
        NAME_IN_USE,
        /** The two have different lists of voters, or one of them has none. */
        LIST_MISMATCH,
        /** The acceptor has as many connections as it may have. */
        TOO_MANY_CONNECTIONS,
        /** The dialler has dialled itself. */
        SELF
    }
}

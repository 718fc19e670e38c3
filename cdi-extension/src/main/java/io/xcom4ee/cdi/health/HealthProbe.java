package io.xcom4ee.cdi.health;

import io.xcom4ee.api.GroupPhase;
import io.xcom4ee.api.GroupStatus;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * The three questions of MicroProfile Health and what a member's state answers.
 *
 * <table>
 * <caption>Answers</caption>
 * <tr><th>phase</th><th>startup</th><th>readiness</th><th>liveness</th></tr>
 * <tr><td>not found yet, SEARCHING, JOINING</td><td>DOWN</td><td>DOWN</td><td>UP</td></tr>
 * <tr><td>ONLINE</td><td>UP</td><td>UP</td><td>UP</td></tr>
 * <tr><td>BLOCKED, REJOINING, LEAVING, LEFT</td><td>UP</td><td>DOWN</td><td>UP</td></tr>
 * <tr><td>FAILED</td><td>UP</td><td>DOWN</td><td>DOWN</td></tr>
 * </table>
 *
 * Liveness does not depend on the quorum: whoever kills what is not alive would turn a partition into an outage.
 */
public enum HealthProbe {
    /** Has the member been in the group, or can it never be? */
    STARTUP(Startup.Literal.INSTANCE, false) {
        @Override
        boolean isUp(GroupStatus status) {
            return !BEFORE_THE_FIRST_VIEW.contains(status.phase());
        }
    },
    /** Can the application broadcast and be up to date here? */
    READINESS(Readiness.Literal.INSTANCE, false) {
        @Override
        boolean isUp(GroupStatus status) {
            return status.phase() == GroupPhase.ONLINE && status.quorum();
        }
    },
    /** Is there a chance that this process gets well by itself? */
    LIVENESS(Liveness.Literal.INSTANCE, true) {
        @Override
        boolean isUp(GroupStatus status) {
            return status.phase() != GroupPhase.FAILED;
        }
    };

    private static final Set<GroupPhase> BEFORE_THE_FIRST_VIEW = Set.of(GroupPhase.SEARCHING, GroupPhase.JOINING);

    private final AnnotationLiteral<?> qualifier;
    private final boolean upWithoutMember;

    HealthProbe(AnnotationLiteral<?> qualifier, boolean upWithoutMember) {
        this.qualifier = qualifier;
        this.upWithoutMember = upWithoutMember;
    }

    /** The answer of a member in this state. */
    abstract boolean isUp(GroupStatus status);

    /** The answer while there is no member: a new start of the server would not bring one. */
    boolean isUpWithoutMember() {
        return upWithoutMember;
    }

    /** Tells MicroProfile Health which question a check answers. */
    AnnotationLiteral<?> qualifier() {
        return qualifier;
    }

    /** As in the name of a check. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

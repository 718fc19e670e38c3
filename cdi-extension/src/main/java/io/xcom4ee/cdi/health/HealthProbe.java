package io.xcom4ee.cdi.health;

import io.xcom4ee.cdi.settings.HealthSettings;
import io.xcom4ee.cdi.settings.HealthState;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.Locale;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * The three questions of MicroProfile Health and what a member's state answers.
 *
 * <table>
 * <caption>Answers, unless {@link HealthSettings} say otherwise</caption>
 * <tr><th>state</th><th>startup</th><th>readiness</th><th>liveness</th></tr>
 * <tr><td>ABSENT, SEARCHING, JOINING</td><td>DOWN</td><td>DOWN</td><td>UP</td></tr>
 * <tr><td>ONLINE</td><td>UP</td><td>UP</td><td>UP</td></tr>
 * <tr><td>BLOCKED, REJOINING, LEAVING, LEFT</td><td>UP</td><td>DOWN</td><td>UP</td></tr>
 * <tr><td>FAILED</td><td>UP</td><td>DOWN</td><td>DOWN</td></tr>
 * </table>
 *
 * Liveness does not depend on the quorum: whoever kills what is not alive would turn a partition into an outage.
 */
public enum HealthProbe {
    /** Has the member been in the group, or can it never be? */
    STARTUP(Startup.Literal.INSTANCE) {
        @Override
        boolean isUp(HealthState state, HealthSettings settings) {
            return settings.startedIn().contains(state);
        }
    },
    /** Can the application broadcast and be up to date here? */
    READINESS(Readiness.Literal.INSTANCE) {
        @Override
        boolean isUp(HealthState state, HealthSettings settings) {
            return settings.readyIn().contains(state);
        }
    },
    /** Is there a chance that this process gets well by itself? A new start of the server would not bring an absent member. */
    LIVENESS(Liveness.Literal.INSTANCE) {
        @Override
        boolean isUp(HealthState state, HealthSettings settings) {
            return state != HealthState.FAILED;
        }
    };

    private final AnnotationLiteral<?> qualifier;

    HealthProbe(AnnotationLiteral<?> qualifier) {
        this.qualifier = qualifier;
    }

    /** The answer of a member in this state. */
    abstract boolean isUp(HealthState state, HealthSettings settings);

    /** Tells MicroProfile Health which question a check answers. */
    AnnotationLiteral<?> qualifier() {
        return qualifier;
    }

    /** As in the name of a check. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

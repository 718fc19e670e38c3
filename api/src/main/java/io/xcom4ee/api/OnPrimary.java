package io.xcom4ee.api;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method on the primary of a group only, while it holds a quorum. For what is to happen once for all members: schedules of
 * enterprise beans and of Jakarta Concurrency, and every other method of a bean that the container intercepts.
 *
 * <pre>{@code
 * @Schedule(hour = "*", persistent = false) @OnPrimary
 * void cleanUp() {
 *     long token = CurrentTerm.require().fencingToken();
 *     ...
 * }
 * }</pre>
 *
 * <p>Where this member is not the primary or has no quorum, a method without a result is skipped; one with a result ends in
 * {@link NotPrimaryException}. That exception would end a schedule of Jakarta Concurrency for good, so what such a schedule calls
 * should have no result.
 *
 * <p>What is promised: all runs with one fencing token are at one incarnation of one member, and so never at two members in one
 * term. What is not: that a run has ended, or that a run no longer begins, when the next term has begun elsewhere. The member is asked
 * when the method begins, and may not know yet that it is cut off (for as long as {@code suspicionTimeout}) or that it was paused.
 * Two runs of different terms may overlap then. Whatever is written elsewhere must carry the fencing token, and whoever takes it
 * must refuse a token smaller than the greatest that it has seen.
 */
@InterceptorBinding
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface OnPrimary {

    /** The name of the group; empty for the application's default channel. */
    @Nonbinding
    String group() default "";
}

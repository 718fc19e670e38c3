package io.xcom4ee.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test of JUnit 5 a group of several members in this JVM: real members with real consensus, that talk over the
 * loopback interface through a network that can be cut.
 *
 * <pre>{@code
 * @Test
 * void aMinorityDeliversNothing(@XComGroup(members = 3) TestGroup group) {
 *     group.isolate("a");
 *     ...
 * }
 * }</pre>
 *
 * <p>It may stand on a class, on a test method or on a parameter; what is nearer to the parameter counts. Each test has a group of
 * its own, made when a {@link TestGroup} is first asked for, by a test method or a {@code @BeforeEach} method; all its parameters
 * for one {@linkplain #group() group name} are one object. After the test, and after its {@code @AfterEach} methods, the group
 * is checked for {@linkplain TestGroup one total order} and closed; nothing of it is left.
 *
 * <p>Members have short time-outs, so that a partition is over in seconds; they are in the documentation ("Testing with
 * partitions") and {@link #settings()} changes them.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith(XComGroupExtension.class)
public @interface XComGroup {

    /** The name of the group. A test with several groups gives each another one. */
    String group() default "test";

    /** How many members it has, 1 to 26; they are called a, b, c and so on. All of them vote. */
    int members() default 3;

    /** The names of the members, for whom a, b and c will not do; {@link #members()} does not count then. */
    String[] names() default {};

    /**
     * Settings of all members as {@code "key=value"}, or of one as {@code "name:key=value"}, with the keys of the table of
     * settings. Not those that the extension needs for itself: names, list, membership and addresses.
     */
    String[] settings() default {};

    /** Whether all members are started and in one view when the test begins; else the test starts them. */
    boolean started() default true;

    /** How many seconds each wait of the test may take. It only ends tests that have failed. */
    int waitSeconds() default 30;
}

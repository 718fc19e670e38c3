package io.xcom4ee.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.JavaModifier.VOLATILE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The core is a function of its inputs: the simulator replays a group from one seed, byte for byte, only as long as
 * nothing in here asks the machine for anything. Each rule shuts one door through which the machine could answer.
 */
@AnalyzeClasses(packages = "io.xcom4ee.core", importOptions = DoNotIncludeTests.class)
class PurityTest {
    /** Their iteration order depends on hash codes, which may be identities, and on the history of insertions. */
    private static final Set<String> UNORDERED = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.Hashtable");

    private static final Set<String> MACHINE = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Runtime",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.System$Logger",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.TimerTask",
            "java.util.Date",
            "java.util.ServiceLoader",
            "java.time.Clock");

    /** Methods that draw on a clock, on chance or on a salt, of classes that are otherwise welcome. */
    private static final Map<String, Set<String>> IMPURE_METHODS = Map.of(
            "java.lang.Math", Set.of("random"),
            "java.lang.StrictMath", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Collections", Set.of("shuffle"),
            "java.util.Set", Set.of("of", "copyOf"),
            "java.util.Map", Set.of("of", "ofEntries", "copyOf"),
            "java.util.stream.Collectors",
                    Set.of("toSet", "toUnmodifiableSet", "toMap", "toUnmodifiableMap", "groupingBy"));

    @ArchTest
    static final ArchRule usesOnlyWhatCannotSurprise = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "", // primitives and their arrays
                    "io.xcom4ee.core..",
                    "io.xcom4ee.api..",
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.invoke", // string concatenation, lambdas
                    "java.lang.runtime", // records
                    "java.nio",
                    "java.nio.charset",
                    "java.time",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "java.util.zip",
                    "org.jspecify.annotations")
            .because("sockets, files, threads, locks, logging and reflection belong to the engine")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule keepsNothingInUnorderedCollections = noClasses()
            .should()
            .dependOnClassesThat(named("are an unordered collection", UNORDERED))
            .because("their iteration order differs between two runs")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule asksNotTheMachine = noClasses()
            .should()
            .dependOnClassesThat(named("are a clock, a thread, a source of chance", MACHINE))
            .because("time and randomness arrive as arguments")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule callsNothingImpure = noClasses()
            .should()
            .accessTargetWhere(describe("the target draws on a clock, on chance or on a salt", PurityTest::isImpure))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule needsNoLocks = noMethods()
            .should()
            .haveModifier(SYNCHRONIZED)
            .because("one event loop owns the core")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule sharesNothingBetweenThreads = noFields()
            .should()
            .haveModifier(VOLATILE)
            .because("one event loop owns the core")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule hasNoStaticState = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("the simulator runs many members in one JVM")
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> named(String description, Set<String> names) {
        return describe(
                description, type -> names.contains(type.getBaseComponentType().getName()));
    }

    private static boolean isImpure(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String member = access.getTarget().getName();
        if (owner.equals("java.lang.System")) {
            // All else in System is the machine: clocks, properties, environment, identity hash codes, loggers.
            return !member.equals("arraycopy");
        }
        // Instant, LocalDate and their like: now() reads the clock, everything else is arithmetic.
        if (owner.startsWith("java.time.") && member.equals("now")) {
            return true;
        }
        // Inherited by every collection and every kind of stream.
        if (owner.startsWith("java.util.") && (member.equals("parallelStream") || member.equals("parallel"))) {
            return true;
        }
        return IMPURE_METHODS.getOrDefault(owner, Set.of()).contains(member) && !isGivenItsContainer(access);
    }

    /** Collectors fill a HashMap unless the caller supplies the container, TreeMap::new for instance. */
    private static boolean isGivenItsContainer(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Supplier.class));
    }
}

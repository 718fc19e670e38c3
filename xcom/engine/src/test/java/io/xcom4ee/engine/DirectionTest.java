package io.xcom4ee.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The engine runs in any Java program; an application server is only one of them. */
@AnalyzeClasses(packages = "io.xcom4ee.engine", importOptions = DoNotIncludeTests.class)
class DirectionTest {
    @ArchTest
    static final ArchRule knowsNoApplicationServer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "javax.naming..",
                    "org.eclipse.microprofile..",
                    "io.xcom4ee.ra..",
                    "io.xcom4ee.cdi..",
                    "io.xcom4ee.simulator..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule neverDeserializesJavaObjects = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.Externalizable")
            .because("a peer's bytes must never choose which class is created")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule readsNoWallClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Incarnations.class.getName())
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.(Instant|Clock|LocalDateTime|ZonedDateTime|OffsetDateTime)"
                    + "|java\\.util\\.(Date|Calendar|Timer)")
            .because("a jump of the machine's wall clock must change nothing: only System.nanoTime counts here,"
                    + " but for where epochs begin when an incarnation starts")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule hasNoCycles = slices().matching("io.xcom4ee.engine.(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);
}

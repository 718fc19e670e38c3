package io.xcom4ee.ra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The adapter stands between server and engine and knows neither the CDI extension nor any product's own classes. */
@AnalyzeClasses(packages = "io.xcom4ee.ra", importOptions = DoNotIncludeTests.class)
class DirectionTest {
    @ArchTest
    static final ArchRule knowsNeitherCdiNorOneProduct = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.xcom4ee.cdi..",
                    "io.xcom4ee.simulator..",
                    "jakarta.enterprise.inject..",
                    "com.ibm..",
                    "io.openliberty..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule needsNoMicroProfile = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("MicroProfileSource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile..")
            .because("a server may have none of its classes; one class alone uses them, if they are there");

    @ArchTest
    static final ArchRule leavesTheTransportToTheEngine = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "java.nio.channels..")
            .because("what the adapter needs from the network is the engine's to offer")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule neverDeserializesJavaObjects = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .because("a peer's bytes must never choose which class is created")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.xcom4ee.ra.(**)").should().beFreeOfCycles().allowEmptyShould(true);
}

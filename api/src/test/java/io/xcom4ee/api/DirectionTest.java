package io.xcom4ee.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The api is the ground: an application that compiles against it takes nothing else aboard. */
@AnalyzeClasses(packages = "io.xcom4ee.api", importOptions = DoNotIncludeTests.class)
class DirectionTest {
    @ArchTest
    static final ArchRule dependsOnTheSpecificationsOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "", // primitives and their arrays
                    "io.xcom4ee.api..",
                    "java..",
                    "jakarta.enterprise..",
                    "jakarta.inject..",
                    "jakarta.interceptor..",
                    "jakarta.json.bind..",
                    "org.jspecify.annotations")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule payloadsAreForWhoeverHasTheirBytes = classes()
            .that()
            .resideInAPackage("io.xcom4ee.api.payload")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "", "io.xcom4ee.api.payload", "java..", "jakarta.json.bind..", "org.jspecify.annotations")
            .because("observers, listeners and message-driven beans read the same envelopes by the same codecs")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule loadsNoClassByItsName = noClasses()
            .should()
            .callMethod(Class.class, "forName", String.class)
            .orShould()
            .callMethod(ClassLoader.class, "loadClass", String.class)
            .because("a peer's bytes must never choose which class is created")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.xcom4ee.api.(**)").should().beFreeOfCycles().allowEmptyShould(true);
}

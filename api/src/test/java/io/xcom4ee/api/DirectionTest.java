package io.xcom4ee.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
                    "org.jspecify.annotations")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.xcom4ee.api.(**)").should().beFreeOfCycles().allowEmptyShould(true);
}

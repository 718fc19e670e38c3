package io.xcom4ee.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The simulator looks at the core from outside and needs nothing else: what it finds is the protocol's. */
@AnalyzeClasses(packages = "io.xcom4ee.simulator", importOptions = DoNotIncludeTests.class)
class DirectionTest {
    @ArchTest
    static final ArchRule knowsNothingOfOursButTheCore = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.xcom4ee.api..",
                    "io.xcom4ee.engine..",
                    "io.xcom4ee.benchmarks..",
                    "io.xcom4ee.chaos..",
                    "io.xcom4ee.ra..",
                    "io.xcom4ee.cdi..",
                    "jakarta..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.xcom4ee.simulator.(**)").should().beFreeOfCycles();
}

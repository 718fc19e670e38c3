package io.xcom4ee.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The bench is the outermost module of the engine's: it knows no application server and no simulator. */
@AnalyzeClasses(packages = "io.xcom4ee.chaos", importOptions = DoNotIncludeTests.class)
class DirectionTest {
    @ArchTest
    static final ArchRule knowsNeitherServersNorTheSimulator = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.xcom4ee.simulator..", "io.xcom4ee.ra..", "io.xcom4ee.cdi..", "jakarta..");

    /** What judges the engine must share nothing with it. */
    @ArchTest
    static final ArchRule checksByTheApiAlone = noClasses()
            .that()
            .resideInAPackage("io.xcom4ee.chaos.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.xcom4ee.engine..", "io.xcom4ee.core..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.xcom4ee.chaos.(**)").should().beFreeOfCycles();
}

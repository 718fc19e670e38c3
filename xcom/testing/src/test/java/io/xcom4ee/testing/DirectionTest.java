package io.xcom4ee.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The extension runs the engine as it is and knows no application server. */
@AnalyzeClasses(packages = "io.xcom4ee.testing", importOptions = DoNotIncludeTests.class)
class DirectionTest {
    @ArchTest
    static final ArchRule knowsNoServer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "javax.naming..",
                    "io.xcom4ee.simulator..",
                    "io.xcom4ee.chaos..",
                    "io.xcom4ee.ra..",
                    "io.xcom4ee.cdi..");

    /** What judges the engine must share nothing with it. */
    @ArchTest
    static final ArchRule checksByTheApiAlone = noClasses()
            .that()
            .resideInAPackage("io.xcom4ee.testing.history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.xcom4ee.engine..", "io.xcom4ee.core..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.xcom4ee.testing.(**)").should().beFreeOfCycles();
}

package io.xcom4ee.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;

/** The packages of the core are floors of a house: each imports only lower ones. */
@AnalyzeClasses(packages = "io.xcom4ee.core", importOptions = DoNotIncludeTests.class)
class FloorsTest {
    /** From the ground up. */
    private static final List<String> FLOORS =
            List.of("base", "message", "paxos", "membership", "stream", "member").stream()
                    .map(floor -> "io.xcom4ee.core." + floor + "..")
                    .toList();

    @ArchTest
    static void importOnlyLowerFloors(JavaClasses classes) {
        for (int floor = 0; floor < FLOORS.size() - 1; floor++) {
            String[] higher = FLOORS.subList(floor + 1, FLOORS.size()).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(FLOORS.get(floor))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(higher)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static void haveNoCycles(JavaClasses classes) {
        // (**) and not (*): the latter cuts off sub-packages and misses cycles between them.
        slices().matching("io.xcom4ee.core.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }
}

package io.xcom4ee.cdi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The extension lies in the application, the adapter in the server: they meet through the api and JNDI only. */
@AnalyzeClasses(packages = "io.xcom4ee.cdi", importOptions = DoNotIncludeTests.class)
class DirectionTest {
    @ArchTest
    static final ArchRule knowsOnlyTheApi = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.xcom4ee.core..", "io.xcom4ee.engine..", "io.xcom4ee.ra..", "io.netty..")
            .because("these classes are not visible to an application's class loader")
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
            slices().matching("io.xcom4ee.cdi.(**)").should().beFreeOfCycles().allowEmptyShould(true);
}

package io.xcom4ee.simulator.mutant;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tells in a second what the trials would tell after minutes: that the catalogue has not kept up with the core. */
class CatalogueTest {
    private static Stream<Mutant> everyDeliberateBug() {
        return Catalogue.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("everyDeliberateBug")
    void standsInTheSourcesOfToday(Mutant mutant) throws IOException {
        MutatedCore.requirePlaces(mutant);
    }
}

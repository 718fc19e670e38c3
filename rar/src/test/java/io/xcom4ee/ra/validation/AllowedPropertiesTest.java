package io.xcom4ee.ra.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcom4ee.ra.XComActivationSpec;
import io.xcom4ee.ra.XComManagedConnectionFactory;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server's Jakarta Validation says of the beans is what they say themselves. */
class AllowedPropertiesTest {
    /** Around each bound of some property, and what would mean something in a message's template. */
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "1",
            "100",
            "1000",
            "1001",
            "10000",
            "10001",
            "1000000",
            "1000001",
            "-1",
            "1.5",
            "x",
            "0ms",
            "1ms",
            "10m",
            "11m",
            "60m",
            "61m",
            "3600s",
            "3601s",
            "63KiB",
            "64KiB",
            "65535B",
            "65536B",
            "256MiB",
            "257MiB",
            "1GiB",
            "2GiB",
            "skip",
            "deadLetter",
            "leave",
            "onCommit",
            "atOnce",
            "later",
            "a".repeat(64),
            "a".repeat(65),
            "t".repeat(128),
            "t".repeat(129),
            "a_b",
            "A",
            "${env.TOPIC}",
            "{validatedValue}",
            "${1 + 1}",
            "C:\\dir\\{x}",
            "100%");

    static Stream<Supplier<Checked>> beans() {
        return Stream.of(XComActivationSpec::new, XComManagedConnectionFactory::new);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void theServerAllowsWhatTheAdapterAllowsAndNothingElse(Supplier<Checked> beans) throws Exception {
        int wrong = 0;
        int right = 0;
        for (PropertyDescriptor property : texts(beans.get())) {
            for (String value : VALUES) {
                Checked bean = beans.get();
                property.getWriteMethod().invoke(bean, value);
                assertThat(violations(bean))
                        .as(property.getName() + "=" + value)
                        .containsExactlyInAnyOrderElementsOf(bean.problems());
                wrong += bean.problems().size();
                right += bean.problems().isEmpty() ? 1 : 0;
            }
        }
        assertThat(wrong).isPositive();
        assertThat(right).isPositive();
    }

    @ParameterizedTest
    @MethodSource("beans")
    void allProblemsAreToldAtOnce(Supplier<Checked> beans) throws Exception {
        Checked bean = beans.get();
        List<PropertyDescriptor> properties = texts(bean);
        for (PropertyDescriptor property : properties) {
            property.getWriteMethod().invoke(bean, "${wrong} value\\ of {" + property.getName() + "}");
        }
        assertThat(violations(bean))
                .containsExactlyInAnyOrderElementsOf(bean.problems())
                .hasSizeGreaterThan(1)
                .allMatch(text -> text.startsWith("XCOM0621E") || text.startsWith("XCOM0617E"));
    }

    @Test
    void nothingIsValid() {
        assertThat(new AllowedPropertiesValidator().isValid(null, null)).isTrue();
    }

    private static List<PropertyDescriptor> texts(Checked bean) throws Exception {
        return Stream.of(Introspector.getBeanInfo(bean.getClass()).getPropertyDescriptors())
                .filter(property -> property.getPropertyType() == String.class)
                .toList();
    }

    private static List<String> violations(Checked bean) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Set<ConstraintViolation<Checked>> violations =
                    factory.getValidator().validate(bean);
            return violations.stream().map(ConstraintViolation::getMessage).toList();
        }
    }
}

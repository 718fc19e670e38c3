package io.xcom4ee.ra.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The properties have values that are allowed. A server with Jakarta Validation sees to it before it uses them; the adapter does so
 * everywhere, by the same code, so that neither can allow what the other does not. Each problem is a violation of its own, with the
 * message that the adapter gives.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AllowedPropertiesValidator.class)
public @interface AllowedProperties {
    /** Never seen: each violation has a message of its own. */
    String message() default "";

    /** As every constraint has it. */
    Class<?>[] groups() default {};

    /** As every constraint has it. */
    Class<? extends Payload>[] payload() default {};
}

package io.xcom4ee.ra.validation;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what is checked itself. Made by the server's Jakarta Validation. */
public final class AllowedPropertiesValidator implements ConstraintValidator<AllowedProperties, Checked> {

    /** Without a state. */
    public AllowedPropertiesValidator() {}

    @Override
    public boolean isValid(@Nullable Checked value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        List<String> problems = value.problems();
        context.disableDefaultConstraintViolation();
        problems.forEach(problem ->
                context.buildConstraintViolationWithTemplate(literally(problem)).addConstraintViolation());
        return problems.isEmpty();
    }

    /** A message holds values as they were configured: what looks like a parameter or an expression must be taken as it stands. */
    private static String literally(String message) {
        return message.replaceAll("[\\\\{}$]", "\\\\$0");
    }
}

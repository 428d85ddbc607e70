package id.tm.platform.input;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A person's name in any script, with its titles: no markup, no control characters, no pictures. */
@Pattern(regexp = "(?=\\P{L}*+\\p{L})[\\p{L}\\p{M}\\p{Nd} .,'’`()\\-]++")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonName {

    String message() default "letters, digits, spaces and . , ' - ( ) only, and at least one letter";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

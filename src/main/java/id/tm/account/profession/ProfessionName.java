package id.tm.account.profession;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a profession may be called: words that begin with a letter; null is left to NotNull. */
@Pattern(regexp = "\\s*\\p{L}[\\p{L}\\p{M}\\p{Nd} .,'’/()&-]*")
@Size(max = 100)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface ProfessionName {

    String message() default "at most 100 letters, digits, spaces and . , ' / ( ) & -, beginning with a letter";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package id.tm.partner.billing;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text as people write it on an invoice: one line without control characters or anything that reads as markup. */
@Pattern(regexp = "(?!.*<[A-Za-z/!?])\\P{Cntrl}*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@interface PlainText {

    String message() default "must be one line of plain text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

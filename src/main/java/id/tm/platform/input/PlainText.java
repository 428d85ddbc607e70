package id.tm.platform.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/** Text as people write it, without control characters or anything that a browser could take for markup; null is fine. */
@Constraint(validatedBy = PlainText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {

    String message() default "no markup and no control characters";

    /** Whether it has to fit on one line: no line breaks or tabulators either. */
    boolean oneLine() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<PlainText, String> {

        private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]");
        private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");
        private static final Pattern ANY_CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");

        private boolean oneLine;

        @Override
        public void initialize(PlainText constraint) {
            oneLine = constraint.oneLine();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null
                    || !MARKUP.matcher(value).find()
                            && !(oneLine ? ANY_CONTROL : CONTROL).matcher(value).find();
        }
    }
}

package id.tm.finance.payout;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Refuses text with the number of a card in it; null is fine. */
@Constraint(validatedBy = NoCardNumber.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@interface NoCardNumber {

    enum Of {
        TEXT,
        TOKEN,
        ACCOUNT
    }

    String message() default "no card numbers";

    /** What it is that should be none. */
    Of value() default Of.TEXT;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<NoCardNumber, String> {

        private Of of = Of.TEXT;

        @Override
        public void initialize(NoCardNumber constraint) {
            of = constraint.value();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            if (value == null) return true;
            return !switch (of) {
                case TEXT -> CardNumbers.inText(value);
                case TOKEN -> CardNumbers.inToken(value);
                case ACCOUNT -> CardNumbers.isForAccount(value);
            };
        }
    }
}

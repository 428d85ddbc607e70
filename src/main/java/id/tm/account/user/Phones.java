package id.tm.account.user;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers as people write them, read as Indonesian ones unless they say otherwise. */
public final class Phones {

    /** {@code mobile}: it can take WhatsApp, which a landline cannot. */
    public record Phone(String e164, boolean mobile) {}

    private static final String HOME = "ID";
    private static final int LONGEST = 40;

    private Phones() {}

    /** Whether a stored number can take WhatsApp. */
    public static boolean isMobile(String e164) {
        return parse(e164).map(Phone::mobile).orElse(false);
    }

    /** Empty when it is not a phone number that exists somewhere. */
    public static Optional<Phone> parse(String text) {
        if (text == null || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(text, HOME);
            // An extension cannot be dialled by a machine; letters are vanity numbers or nonsense.
            boolean plain = !number.hasExtension() && text.chars().noneMatch(Character::isLetter);
            if (!plain || !numbers.isValidNumber(number)) return Optional.empty();
            PhoneNumberType type = numbers.getNumberType(number);
            boolean mobile = type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
            return Optional.of(new Phone(numbers.format(number, PhoneNumberFormat.E164), mobile));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}

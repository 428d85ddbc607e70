package id.tm.finance;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a posting or a hold is about.
 *
 * @param type in capitals, such as {@code WITHDRAWAL}; the domain that owns the thing chooses it
 */
public record Reference(String type, UUID id) {

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public Reference {
        if (!TYPE.matcher(type).matches()) throw new IllegalArgumentException("reference type " + type);
    }
}

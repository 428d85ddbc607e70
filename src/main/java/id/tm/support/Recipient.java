package id.tm.support;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * How one person is reached now.
 *
 * @param userId null for a contact that has no account, such as a company's billing address
 * @param phone E.164, or null
 * @param whatsapp whether that phone takes WhatsApp
 * @param zone where quiet hours are counted and times are written
 * @param optedOut channels the person does not want reminders on; messages somebody asked for (a password reset) ignore it
 */
public record Recipient(
        UUID userId,
        String name,
        String email,
        String phone,
        boolean whatsapp,
        Locale locale,
        ZoneId zone,
        Set<Channel> optedOut) {

    /** The address on a channel, or null when the person cannot be reached there. */
    public String address(Channel channel) {
        return switch (channel) {
            case EMAIL -> email;
            case WHATSAPP -> whatsapp ? phone : null;
        };
    }

    /** What tells this person from others over time: the account, or the address of one who has none. */
    public String key() {
        return userId != null ? userId.toString() : String.valueOf(email).toLowerCase(Locale.ROOT);
    }
}

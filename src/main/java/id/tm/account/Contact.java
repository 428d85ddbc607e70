package id.tm.account;

import java.time.ZoneId;
import java.util.Locale;

/**
 * Somebody at a partner who is reached without an account.
 *
 * @param phone E.164, or null
 * @param whatsapp whether that phone takes WhatsApp
 */
public record Contact(String name, String email, String phone, boolean whatsapp, Locale locale, ZoneId zone) {}

package id.tm.support;

import java.util.List;
import java.util.Map;

/**
 * Who is to be told, and what the template may say. Values are typed (Instant, LocalDate, Long rupiah, Integer, String,
 * URI); the template's declared variables say how each is written for the recipient's language and zone.
 */
public record ReminderNotice(List<Recipient> recipients, Map<String, Object> variables) {}

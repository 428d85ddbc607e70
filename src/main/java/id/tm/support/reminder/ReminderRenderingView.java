package id.tm.support.reminder;

/** A message as its reader got it; subject and html are absent on WhatsApp. */
public record ReminderRenderingView(String subject, String html, String text) {}

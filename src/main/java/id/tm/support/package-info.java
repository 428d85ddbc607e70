/**
 * Messaging, reminders, the activity log, short links, contact messages and notifications to many. Knows people only as
 * recipients.
 *
 * <p>Front door: {@link id.tm.support.Messages} queues a message in the caller's transaction;
 * {@link id.tm.support.Reminders} plans and cancels reminders; {@link id.tm.support.ReminderSubject},
 * {@link id.tm.support.RecipientDirectory} and {@link id.tm.support.AudienceSource} are implemented by the floors above.
 * Tables: message_templates, messages, message_suppressions, whatsapp_callbacks, reminders, reminder_recipients,
 * reminder_histories, reminder_logs, activity_log, activity_log_seals, activity_log_retentions, short_links, contact_us,
 * manual_notification_histories and those beside them.
 */
package id.tm.support;

/**
 * Messaging, reminders and the activity log (short links, contact and manual notifications will live here too). Knows people only
 * as recipients.
 *
 * <p>Front door: {@link id.tm.support.Messages} queues a message in the caller's transaction;
 * {@link id.tm.support.Reminders} plans and cancels reminders; {@link id.tm.support.ReminderSubject} and
 * {@link id.tm.support.RecipientDirectory} are implemented by the floors above. Tables: message_templates, messages, message_suppressions,
 * whatsapp_callbacks,
 * reminders, reminder_recipients, reminder_histories, reminder_logs, activity_log, activity_log_seals,
 * activity_log_retentions.
 */
package id.tm.support;

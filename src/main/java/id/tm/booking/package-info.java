/**
 * Consultations of members with practitioners: when a practitioner can be booked, the session itself, its reminders and
 * its rating.
 *
 * <p>Rooms: {@code schedule} (working hours, free slots, taken time), {@code session} (booking and the life of a
 * session), {@code rating}, {@code reminder} (what is planned for a session, and what the mails may say). Tables:
 * practitioner_settings, practitioner_schedule, practitioner_schedule_time, user_schedule, feedback_session,
 * feedback_session_histories, practitioner_ratings, feedback_reminders, ratting_reminders.
 *
 * <p>A member books a free slot directly; nothing has to be bought first yet. No domain stands above this one that asks
 * for anything, so there is no front door.
 */
package id.tm.booking;

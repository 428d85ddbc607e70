package id.tm.booking;

import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.ErrorCodes;
import id.tm.platform.problem.PlatformError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class BookingErrorCodes implements ErrorCodes {

    /** Constraints that only a fault of ours can break: requests are checked before. */
    private static final List<String> GUARDS = List.of(
            "uq_practitioner_settings_practitioner",
            "ck_practitioner_settings_minimum_notice",
            "ck_practitioner_settings_window",
            "ck_practitioner_settings_most_per_day",
            "ck_practitioner_schedule_kind",
            "ck_practitioner_schedule_weekday",
            "ck_practitioner_schedule_shape",
            "ck_practitioner_schedule_validity",
            "ck_practitioner_schedule_time_slot",
            "ck_practitioner_schedule_time_before",
            "ck_practitioner_schedule_time_after",
            "ck_practitioner_schedule_time_order",
            "ck_feedback_session_state",
            "ck_feedback_session_mode",
            "ck_feedback_session_plan_version",
            "ck_feedback_session_times",
            "ck_feedback_session_reschedules",
            "ck_feedback_session_place",
            "ck_feedback_session_closed",
            "ck_feedback_session_rating_window",
            "ck_feedback_session_histories_act",
            "ck_feedback_session_histories_actor",
            "ck_user_schedule_state",
            "ck_user_schedule_times",
            "ck_user_schedule_held",
            "ck_user_schedule_booked",
            "ck_user_schedule_released",
            "uq_user_schedule_session",
            "ck_practitioner_ratings_stars",
            "ck_practitioner_ratings_comment",
            "ck_feedback_reminders_audience",
            "ck_feedback_reminders_state",
            "uq_feedback_reminders_step",
            "ck_ratting_reminders_audience",
            "ck_ratting_reminders_state",
            "uq_ratting_reminders_step");

    @Override
    public List<BookingError> codes() {
        return List.of(BookingError.values());
    }

    @Override
    public Map<String, ErrorCode> byConstraint() {
        Map<String, ErrorCode> codes = new HashMap<>();
        GUARDS.forEach(guard -> codes.put(guard, PlatformError.RULE_BROKEN));
        codes.put("ex_user_schedule_practitioner_span", BookingError.SLOT_TAKEN);
        codes.put("ex_user_schedule_member_span", BookingError.MEMBER_BUSY);
        codes.put("ex_practitioner_schedule_time_overlap", BookingError.TIMES_OVERLAP);
        codes.put("ck_feedback_session_parties", BookingError.OWN_SESSION);
        codes.put("uq_practitioner_ratings_session", PlatformError.CONCURRENT_CHANGE);
        return codes;
    }
}

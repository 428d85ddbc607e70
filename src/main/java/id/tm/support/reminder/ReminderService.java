package id.tm.support.reminder;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.support.SupportError.REMINDER_NOT_FOUND;
import static id.tm.support.SupportError.REMINDER_REFUSED;

import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import id.tm.support.Channel;
import id.tm.support.messaging.TemplateFailure;
import id.tm.support.messaging.TemplateRenderer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Keeps the definitions. What is planned already stays where it is; switching a step off stops that too. */
@ApplicationScoped
class ReminderService {

    private static final Duration SHORTEST_BUDGET = Duration.ofMinutes(1);
    private static final Duration LONGEST_BUDGET = Duration.ofDays(31);
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final TemplateRenderer templates;

    ReminderService(TemplateRenderer templates) {
        this.templates = templates;
    }

    @Transactional
    Reminder find(UUID id) {
        Reminder reminder = Reminder.findById(id);
        if (reminder == null) throw REMINDER_NOT_FOUND.with();
        return reminder;
    }

    @Transactional
    Reminder create(ReminderRequest request) {
        Reminder reminder = new Reminder();
        reminder.kind = request.kind();
        write(reminder, request);
        reminder.persistAndFlush();
        return reminder;
    }

    @Transactional
    Reminder replace(UUID id, String ifMatch, ReminderRequest request) {
        Reminder reminder = find(id);
        ETags.requireMatch(ifMatch, reminder.version);
        if (!reminder.kind.equals(request.kind()))
            throw invalid("kind", "unchangeable", "the kind of a step is for good");
        write(reminder, request);
        reminder.persistAndFlush();
        return reminder;
    }

    @Transactional
    void deactivate(UUID id, String ifMatch) {
        Reminder reminder = find(id);
        ETags.requireMatch(ifMatch, reminder.version);
        reminder.active = false;
    }

    private void write(Reminder reminder, ReminderRequest request) {
        Distance distance = distance(request.offset());
        if (request.localTime() != null && !distance.isDaily()) {
            throw invalid("localTime", "unexpected", "an exact step has no time of day");
        }
        reminder.step = request.step();
        reminder.audience = request.audience();
        reminder.distance = request.offset();
        reminder.localTime = !distance.isDaily()
                ? null
                : request.localTime() == null ? Reminder.DEFAULT_LOCAL_TIME : request.localTime();
        reminder.channels = new ArrayList<>(EnumSet.copyOf(request.channels()));
        reminder.templateKey = request.templateKey();
        requireCatchUp(request.catchUp());
        reminder.catchUp = request.catchUp();
        reminder.active = request.active() == null || request.active();
        for (Channel channel : reminder.channels) requireTemplate(request.templateKey(), channel);
    }

    private void requireTemplate(String key, Channel channel) {
        try {
            templates.newest(key, channel, Locale.forLanguageTag("id"));
        } catch (TemplateFailure none) {
            throw REMINDER_REFUSED.with(none.getMessage());
        }
    }

    private static Distance distance(String text) {
        try {
            Distance distance = Distance.parse(text);
            Duration length = distance.isDaily()
                    ? Duration.ofDays(Math.addExact(
                            Math.multiplyExact(distance.days().toTotalMonths(), 31L),
                            distance.days().getDays()))
                    : distance.exact();
            if (length.abs().compareTo(FARTHEST) <= 0) return distance;
        } catch (DateTimeException | ArithmeticException malformed) {
            // said below, as for one that is too far
        }
        throw invalid("offset", "malformed", "an ISO-8601 period or duration of at most a year");
    }

    /** ISO-8601; days may be written as P2D. */
    private static void requireCatchUp(String text) {
        try {
            Duration budget = Duration.parse(text);
            if (budget.compareTo(SHORTEST_BUDGET) >= 0 && budget.compareTo(LONGEST_BUDGET) <= 0) return;
        } catch (DateTimeException | ArithmeticException malformed) {
            // said below, as for one out of range
        }
        throw invalid("catchUp", "malformed", "an ISO-8601 duration of 1 minute to 31 days");
    }

    private static RuntimeException invalid(String field, String code, String message) {
        return INVALID_INPUT.with().fields(List.of(new FieldError(field, code, message)));
    }
}

package id.tm.support.reminder;

import static id.tm.support.SupportError.HOLIDAY_NOT_FOUND;

import id.tm.platform.http.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Keeps the calendar of holidays. */
@ApplicationScoped
class HolidayService {

    @Transactional
    PublicHoliday find(UUID id) {
        PublicHoliday holiday = PublicHoliday.findById(id);
        if (holiday == null) throw HOLIDAY_NOT_FOUND.with();
        return holiday;
    }

    @Transactional
    PublicHoliday create(HolidayRequest request) {
        PublicHoliday holiday = new PublicHoliday();
        write(holiday, request);
        holiday.persistAndFlush();
        return holiday;
    }

    @Transactional
    PublicHoliday replace(UUID id, String ifMatch, HolidayRequest request) {
        PublicHoliday holiday = find(id);
        ETags.requireMatch(ifMatch, holiday.version);
        write(holiday, request);
        holiday.persistAndFlush();
        return holiday;
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        PublicHoliday holiday = find(id);
        ETags.requireMatch(ifMatch, holiday.version);
        holiday.delete();
    }

    private static void write(PublicHoliday holiday, HolidayRequest request) {
        holiday.date = request.date();
        holiday.name = request.name().strip();
        holiday.collectiveLeave = request.collectiveLeave();
    }
}

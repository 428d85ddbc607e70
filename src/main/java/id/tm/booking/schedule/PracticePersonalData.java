package id.tm.booking.schedule;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Where a practitioner works and what was noted beside the hours, which say nothing by themselves. */
@ApplicationScoped
class PracticePersonalData implements PersonalData {

    @RegisterForReflection
    record Practice(String meetingLink, String address, List<String> notes) {}

    @Override
    public String section() {
        return "practice";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<PractitionerSchedule> schedules =
                PractitionerSchedule.list("practitionerId = ?1 order by createdAt, id", userId);
        List<String> notes = schedules.stream()
                .map(schedule -> schedule.note)
                .filter(java.util.Objects::nonNull)
                .toList();
        PractitionerSettings settings =
                PractitionerSettings.findByPractitioner(userId).orElse(null);
        if (settings == null && schedules.isEmpty()) return null;
        return new Practice(
                settings == null ? null : settings.meetingLink, settings == null ? null : settings.address, notes);
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        for (String sql : List.of(
                "update practitioner_settings set meeting_link = null, address = null, version = version + 1"
                        + " where practitioner_id = :user",
                "update practitioner_schedule set note = null, version = version + 1"
                        + " where practitioner_id = :user and note is not null")) {
            Panache.getEntityManager()
                    .createNativeQuery(sql)
                    .setParameter("user", userId)
                    .executeUpdate();
        }
    }
}

package id.tm.booking.schedule;

import io.quarkus.runtime.annotations.RegisterForReflection;

@RegisterForReflection
public record PractitionerSettingsView(
        int minimumNoticeMinutes, int windowDays, Integer mostPerDay, String meetingLink, String address, int version) {

    static PractitionerSettingsView of(PractitionerSettings s) {
        return new PractitionerSettingsView(
                s.minimumNoticeMinutes, s.windowDays, s.mostPerDay, s.meetingLink, s.address, s.version);
    }
}

package id.tm.booking;

import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.practitioner;

import id.tm.assessment.run.RunSteps;
import id.tm.testing.Actor;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class BookingSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(
                "/api/v1/me/feedback-sessions/{id}", BookingSpecimens::ofMember,
                "/api/v1/practitioner/feedback-sessions/{id}", BookingSpecimens::ofPractitioner,
                "/api/v1/practitioner/assessments/{id}", BookingSpecimens::resultOfClient,
                "/api/v1/practitioner/schedules/{id}", BookingSpecimens::schedule,
                "/api/v1/practitioner/exceptions/{id}", BookingSpecimens::exception);
    }

    private static Specimen ofMember() {
        Actor member = member("Asia/Jakarta");
        return Specimen.of(member, booked(member, practitioner("Asia/Jakarta"), at("Asia/Jakarta", 5, "09:00")));
    }

    private static Specimen ofPractitioner() {
        Actor practitioner = practitioner("Asia/Jakarta");
        return Specimen.of(practitioner, booked(member("Asia/Jakarta"), practitioner, at("Asia/Jakarta", 5, "09:00")));
    }

    private static Specimen resultOfClient() {
        Actor practitioner = practitioner("Asia/Jakarta");
        Actor member = member("Asia/Jakarta");
        booked(member, practitioner, at("Asia/Jakarta", 5, "09:00"));
        return Specimen.of(practitioner, RunSteps.scored(member));
    }

    private static Specimen schedule() {
        Actor practitioner = practitioner("Asia/Jakarta");
        String rule = practitioner.given().get("/api/v1/practitioner/schedules").path("items[0].id");
        return Specimen.of(practitioner, rule);
    }

    private static Specimen exception() {
        Actor practitioner = practitioner("Asia/Jakarta");
        String date = at("Asia/Jakarta", 40, "09:00").toString().substring(0, 10);
        String day = practitioner
                .given()
                .body(Map.of("date", date, "kind", "CLOSED"))
                .post("/api/v1/practitioner/exceptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return Specimen.of(practitioner, day);
    }
}

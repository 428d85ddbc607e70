package id.tm.account;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class AccountSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(
                "/api/v1/me/sessions/{id}",
                () -> {
                    Actor member = Actors.member();
                    return Specimen.of(member, member.sessionId());
                },
                "/api/v1/partner/operators/{id}",
                () -> {
                    Actor partner = Actors.partner();
                    Actor operator = Actors.partnerOperator(partner);
                    Object tie = AccountSteps.one("select id from partner_profile where user_id = ?1", operator.id());
                    return Specimen.of(partner, tie);
                },
                "/api/v1/partner/operator-invitations/{id}",
                () -> {
                    Actor partner = Actors.partner();
                    String id = partner.given()
                            .body(Map.of("email", AccountSteps.freshEmail(), "fullName", "Agus", "locale", "id"))
                            .post("/api/v1/partner/operators")
                            .path("id");
                    return Specimen.of(partner, id);
                },
                "/api/v1/me/exports/{id}",
                () -> {
                    Actor member = Actors.member();
                    String id = member.given().post("/api/v1/me/exports").path("id");
                    return Specimen.of(member, id);
                });
    }
}

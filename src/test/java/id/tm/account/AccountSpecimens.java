package id.tm.account;

import id.tm.platform.job.JobRunner;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Specimens;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

@ApplicationScoped
class AccountSpecimens implements Specimens {

    @Override
    public Map<String, Supplier<Specimen>> byPath() {
        return Map.of(
                "/api/v1/me/sessions/{id}",
                AccountSpecimens::session,
                "/api/v1/me/api-keys/{id}",
                AccountSpecimens::apiKey,
                "/api/v1/partner/operators/{id}",
                AccountSpecimens::operator,
                "/api/v1/partner/operator-invitations/{id}",
                AccountSpecimens::invitation,
                "/api/v1/me/exports/{id}",
                AccountSpecimens::export);
    }

    private static Specimen session() {
        Actor member = Actors.member();
        return Specimen.of(member, member.sessionId());
    }

    private static Specimen export() {
        Actor member = Actors.member();
        String id = member.given().post("/api/v1/me/exports").path("id");
        Arc.container().instance(JobRunner.class).get().runOnce("tasks");
        return Specimen.of(member, id);
    }

    private static Specimen apiKey() {
        Actor member = Actors.member();
        String id = member.given()
                .body(Map.of("name", "Specimen", "scopes", List.of("me:read")))
                .post("/api/v1/me/api-keys")
                .path("key.id");
        return Specimen.of(member, id);
    }

    private static Specimen operator() {
        Actor partner = Actors.partner();
        Actor operator = Actors.partnerOperator(partner);
        return Specimen.of(
                partner, AccountSteps.one("select id from partner_profile where user_id = ?1", operator.id()));
    }

    private static Specimen invitation() {
        Actor partner = Actors.partner();
        String id = partner.given()
                .body(Map.of("email", AccountSteps.freshEmail(), "fullName", "Agus", "locale", "id"))
                .post("/api/v1/partner/operators")
                .path("id");
        return Specimen.of(partner, id);
    }
}

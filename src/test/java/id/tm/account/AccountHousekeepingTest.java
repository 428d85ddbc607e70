package id.tm.account;

import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.register;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.account.partnerprofile.PartnerProfile;
import id.tm.account.user.User;
import id.tm.platform.job.JobRunner;
import id.tm.platform.mode.DemoData;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class AccountHousekeepingTest {

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @Inject
    @All
    List<DemoData> demo;

    @Inject
    People people;

    @Inject
    Partners partners;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void whatIsDeadIsForgottenAndWhatLivesStays() {
        Actor actor = Actors.member();
        login(actor).then().statusCode(200);
        login(actor.email(), "wrong password").then().statusCode(401);
        String email = AccountSteps.freshEmail();
        register(email);
        String sessions = "login_sessions where user_id = ?1";
        String links = "email_verifications v join users u on u.id = v.user_id where u.email = ?1";

        assertThat(jobs.runOnce("account-cleanup").state()).isEqualTo("DONE");
        assertThat(count(sessions, actor.id())).isEqualTo(2);
        assertThat(count(links, email)).isEqualTo(1);

        clock.move(Duration.ofDays(130));
        Actor later = Actors.member();
        assertThat(jobs.runOnce("account-cleanup").state()).isEqualTo("DONE");
        assertThat(count(sessions, actor.id())).isZero();
        assertThat(count(sessions, later.id())).isEqualTo(1);
        assertThat(count(links, email)).isZero();
        assertThat(count("login_attempts where last_attempt_at < now() + interval '100 days' and succeeded_at is null"))
                .isZero();
    }

    @Test
    void demoPeopleCanBeTriedOut() {
        DemoData accounts =
                demo.stream().filter(data -> data.order() == 40).findFirst().orElseThrow();
        QuarkusTransaction.begin();
        try {
            accounts.load();
            for (String name : List.of("budi", "emma", "yosef", "sari", "daniel", "sekolah", "academy", "operator")) {
                Person person = people.findByEmail(name + "@demo.tm.local").orElseThrow();
                assertThat(person.active()).as(name).isTrue();
            }
            Person operator = people.findByEmail("operator@demo.tm.local").orElseThrow();
            Partner school = partners.ofUser(operator.id()).orElseThrow();
            assertThat(school.name()).isEqualTo("SMA Nusantara Jakarta");
            assertThat(school.billingContacts()).extracting(Contact::email).containsExactly("keuangan@demo.tm.local");
            assertThat(PartnerProfile.count()).isGreaterThanOrEqualTo(3);
            assertThat(User.findByEmail("budi@demo.tm.local")).isPresent();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}

package id.tm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.account.People;
import id.tm.account.Person;
import id.tm.support.Channel;
import id.tm.support.RecipientDirectory;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The front doors of account show the actors as they were wished for. */
@ServiceTest
class ActorsTest {

    @Inject
    People people;

    @Inject
    Partners partners;

    @Inject
    RecipientDirectory recipients;

    @Test
    void peopleAreFoundWithRolesZoneAndLanguage() {
        Actor practitioner = Actors.practitioner(
                w -> w.name("Sari Dewi").zone("Asia/Makassar").locale("en"));

        Person person = people.require(practitioner.id());

        assertThat(person.fullName()).isEqualTo("Sari Dewi");
        assertThat(person.active()).isTrue();
        assertThat(person.roles()).containsExactlyInAnyOrder("member", "practitioner");
        assertThat(person.zone()).isEqualTo(ZoneId.of("Asia/Makassar"));
        assertThat(person.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(people.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void anOperatorActsForItsMainPartner() {
        Actor partner = Actors.partner(w -> w.name("SMA Merdeka"));
        Actor operator = Actors.partnerOperator(partner);

        Partner found = partners.ofUser(operator.id()).orElseThrow();

        assertThat(found).isEqualTo(partners.ofUser(partner.id()).orElseThrow());
        assertThat(found).isEqualTo(partners.find(partner.partnerId()).orElseThrow());
        assertThat(found.userId()).isEqualTo(partner.id());
        assertThat(found.billingContacts()).hasSize(1);
        assertThat(found.billingContacts().get(0).email()).isEqualTo("billing." + partner.email());
        assertThat(partners.ofUser(Actors.member().id())).isEmpty();
    }

    @Test
    void optingOutTwiceIsOptingOutOnce() {
        Actor member = Actors.member(w -> w.phone("+6281234567890"));
        assertThat(recipients.find(List.of(member.id())).get(member.id()).optedOut())
                .isEmpty();

        recipients.optOut(member.id(), Channel.WHATSAPP, Instant.EPOCH);
        recipients.optOut(member.id(), Channel.WHATSAPP, Instant.EPOCH);

        assertThat(recipients.find(List.of(member.id())).get(member.id()).optedOut())
                .containsExactly(Channel.WHATSAPP);
    }
}

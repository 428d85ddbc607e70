package id.tm.sales.voucher;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.account.People;
import id.tm.account.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What vouchers want to know of people. */
@ApplicationScoped
public class Buyers {

    private static final Set<String> OF_PARTNERS = Set.of("partner", "partner-operator");

    private final People people;
    private final Partners partners;

    Buyers(People people, Partners partners) {
        this.people = people;
        this.partners = partners;
    }

    public Buyer of(UUID userId) {
        return of(people.require(userId));
    }

    public Buyer of(Person person) {
        UUID partner = person.roles().stream().anyMatch(OF_PARTNERS::contains)
                ? partners.ofUser(person.id()).map(Partner::id).orElse(null)
                : null;
        return new Buyer(person.id(), person.roles(), partner);
    }
}

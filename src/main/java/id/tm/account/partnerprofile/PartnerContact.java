package id.tm.account.partnerprofile;

import id.tm.account.Contact;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** One entry of partner_profile.contacts as it is stored; {@code billing}: is told about invoices. */
@RegisterForReflection
public record PartnerContact(
        String name, String email, String phone, boolean whatsapp, String locale, String zone, boolean billing) {

    static List<PartnerContact> all(List<PartnerContactRequest> requests) {
        return requests.stream().map(PartnerContactRequest::contact).toList();
    }

    public Contact toContact() {
        return new Contact(name, email, phone, whatsapp, Locale.forLanguageTag(locale), ZoneId.of(zone));
    }
}

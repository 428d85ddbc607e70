package id.tm.platform.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/** What the parts of the API are about. */
final class Tags {

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("Access", "Registration, login, refresh and the public keys of the tokens"),
            Map.entry("Admins", "Who works in the back office"),
            Map.entry("Assessments", "The tests that are offered, those that people take, and their results"),
            Map.entry("Booking", "Practitioners' hours, free slots, sessions and ratings"),
            Map.entry("Development", "Caught mails and the movable clock; local mode only"),
            Map.entry("Discounts", "Reductions that everybody gets, and what they came to"),
            Map.entry("Finance", "The books, wallets, settings about money, banks and payment channels"),
            Map.entry("Instruments", "Questions, keys, norms and report texts as versioned data"),
            Map.entry("Me", "The caller's own profile and sessions"),
            Map.entry("Partner", "Companies, their operators and invoices"),
            Map.entry("Payments", "What is paid to us and back, what providers tell of it, and their reports compared"),
            Map.entry(
                    "Payout",
                    "Where people are paid out to, as what they are taxed, and ways to pay that are kept for them"),
            Map.entry("Purchases", "What people buy: the checkout, how it is paid, and what may be used then"),
            Map.entry("ST-30 purchases", "The ST-30 tests of purchases, kept as a kind of their own"),
            Map.entry("Executive", "Seats that companies buy for others, and who has them"),
            Map.entry("Products", "What is sold, and what a basket of it costs"),
            Map.entry("Referrals", "Who brings buyers, and what that earns"),
            Map.entry("Withdrawals", "From a wallet to a bank account, and the tax that is withheld on the way"),
            Map.entry("Professions", "What a profile can name as profession"),
            Map.entry(
                    "Regions",
                    "Provinces, regencies, districts and villages of Indonesia, and the import of a data set"),
            Map.entry("Roles", "Roles and the permissions they hold"),
            Map.entry("Support", "Messages, reminders, jobs, short links, contact messages and notifications"),
            Map.entry("Users", "Members as the back office sees them"),
            Map.entry("Vouchers", "Codes that make a purchase cheaper, and their uses"));

    private Tags() {}

    /** Those that are used, and what they are about; a new one needs its words here. */
    static void declare(OpenAPI api, Set<String> used) {
        List<Tag> declared = api.getTags() == null ? new ArrayList<>() : new ArrayList<>(api.getTags());
        for (String name : used) {
            if (declared.stream().noneMatch(tag -> name.equals(tag.getName()))) {
                declared.add(OASFactory.createTag().name(name));
            }
        }
        declared.stream()
                .filter(tag -> tag.getDescription() == null)
                .forEach(tag -> tag.setDescription(TAGS.get(tag.getName())));
        declared.sort(Comparator.comparing(Tag::getName));
        api.setTags(declared);
    }
}

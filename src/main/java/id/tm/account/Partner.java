package id.tm.account;

import java.util.List;
import java.util.UUID;

/**
 * A main partner; operators act for one and have none of their own.
 *
 * @param userId the user who is the partner
 * @param billingKind {@code PREPAID} or {@code POSTPAID}
 * @param billingContacts who is told about invoices; never empty for a partner made through the service
 */
public record Partner(
        UUID id, UUID userId, String name, boolean active, String billingKind, List<Contact> billingContacts) {}

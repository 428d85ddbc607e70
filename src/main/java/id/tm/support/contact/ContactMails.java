package id.tm.support.contact;

import static id.tm.support.SupportError.CONTACT_MESSAGE_NOT_FOUND;

import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.time.BusinessTime;
import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.OutgoingMessage.Lane;
import id.tm.support.Recipient;
import id.tm.support.messaging.MailConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the mails of a contact message so that they are one conversation in every mail program: all of them refer to the
 * same made-up first mail and to those before them, and carry the reference in the subject.
 */
@ApplicationScoped
class ContactMails {

    private static final String PURPOSE = "contact-follow-up";

    private final Messages messages;
    private final ColumnCipher cipher;
    private final ContactConfig config;
    private final MailConfig mail;
    private final URI publicUrl;

    ContactMails(Messages messages, ColumnCipher cipher, ContactConfig config, MailConfig mail, ModeConfig mode) {
        this.messages = messages;
        this.cipher = cipher;
        this.config = config;
        this.mail = mail;
        this.publicUrl = mode.publicUrl();
    }

    /** Repeats nothing of what was written: the address may be that of somebody who knows nothing of it. */
    void acknowledge(ContactUs contact) {
        Map<String, Object> values = values(contact);
        values.put("hours", config.answerWithin().toHours());
        ContactUsMail.acknowledgement(contact.id, send(contact, "contact-acknowledgement", values, "auto-replied"))
                .persist();
    }

    void reply(ContactUs contact, UUID admin, String text) {
        Map<String, Object> values = values(contact);
        values.put("subject", contact.subject);
        values.put("body", text);
        ContactUsMail.reply(contact.id, admin, send(contact, "contact-reply", values, "no"), text)
                .persist();
    }

    /** Whom the link in our mails names; 404 for one we did not make. */
    UUID read(String token) {
        try {
            String sealed = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = cipher.decrypt(sealed).split("\n", 2);
            if (parts.length == 2 && parts[0].equals(PURPOSE)) return UUID.fromString(parts[1]);
        } catch (RuntimeException forgedOrCut) {
            // said below
        }
        throw CONTACT_MESSAGE_NOT_FOUND.with();
    }

    private String token(UUID contact) {
        String sealed = cipher.encrypt(PURPOSE + "\n" + contact);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> values(ContactUs contact) {
        Map<String, Object> values = new LinkedHashMap<>();
        // Mail programs make a link of whatever looks like a host: a name must not.
        values.put("name", contact.name.replaceAll("\\.(?=\\S)", ". "));
        values.put("reference", contact.reference);
        values.put("receivedAt", contact.createdAt);
        values.put(
                "link", publicUrl.toString().replaceAll("/+$", "") + "/contact/follow-up?token=" + token(contact.id));
        return values;
    }

    private UUID send(ContactUs contact, String template, Map<String, Object> values, String autoSubmitted) {
        Recipient recipient = new Recipient(
                contact.userId,
                contact.name,
                contact.email,
                null,
                false,
                Locale.forLanguageTag(contact.locale),
                BusinessTime.ZONE,
                Set.of());
        Map<String, String> headers = thread(contact);
        headers.put("Auto-Submitted", autoSubmitted);
        return messages.send(
                new OutgoingMessage(template, recipient, Channel.EMAIL, values, Lane.NORMAL, null, headers, false));
    }

    private Map<String, String> thread(ContactUs contact) {
        List<String> before = new ArrayList<>(List.of(messageId("contact-" + contact.id)));
        ContactUsMail.of(contact.id).stream()
                .map(ContactUsMail::messageId)
                .filter(Objects::nonNull)
                .map(id -> messageId(id.toString()))
                .forEach(before::add);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("In-Reply-To", before.get(before.size() - 1));
        // The first and the last few are enough for every program, and keep the line short.
        List<String> shown =
                before.size() <= 10 ? before : new ArrayList<>(before.subList(before.size() - 9, before.size()));
        if (shown != before) shown.add(0, before.get(0));
        headers.put("References", String.join(" ", shown));
        config.replyTo()
                .ifPresent(address -> headers.put("Reply-To", address.replace("{reference}", contact.reference)));
        return headers;
    }

    private String messageId(String left) {
        return "<" + left + "@" + mail.messageIdDomain() + ">";
    }
}

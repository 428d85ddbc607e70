package id.tm.support.messaging;

import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import id.tm.support.AttachedFile;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries mail: makes its headers and tells a dead address from a busy server. */
@ApplicationScoped
class MailCarrier {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s,<>()\"@\\p{Cntrl}]+@[^\\s,<>()\"@\\p{Cntrl}]+");
    private static final Pattern ENHANCED = Pattern.compile("\\b5\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final String RECIPIENT_REFUSED = "recipient address not accepted";
    private static final String SENDER_REFUSED = "sender address not accepted";
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553, 556);
    private static final int ENCODED_WORD_CHARS = 14;
    private static final int LONGEST_NAME = 80;

    private final ReactiveMailer mailer;
    private final CaughtMails caught;
    private final Attachments attachments;
    private final MailConfig config;
    private final boolean catches;

    /**
     * The one event loop from which all mail is sent. The mail client's pool of connections loses requests that come from
     * one thread while a connection ends on another (vertx-mail-client 4.5.25): such a mail would wait for its time-out.
     */
    private final Context loop;

    private final String from;

    MailCarrier(
            ReactiveMailer mailer,
            CaughtMails caught,
            Attachments attachments,
            MailConfig config,
            ModeConfig mode,
            Vertx vertx) {
        this.mailer = mailer;
        this.caught = caught;
        this.attachments = attachments;
        this.config = config;
        this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        MailConfig.Transport byMode =
                mode.mode() == Mode.LOCAL ? MailConfig.Transport.CAUGHT : MailConfig.Transport.SMTP;
        // tm.mail.from may name its sender by itself.
        this.from = config.from().contains("<") ? config.from() : mailbox(config.senderName(), config.from());
        this.catches = config.transport().orElse(byMode) == MailConfig.Transport.CAUGHT;
    }

    Uni<DeliveryOutcome> carry(Delivery delivery) {
        if (!ADDRESS.matcher(delivery.address()).matches()) {
            return Uni.createFrom().item(new DeliveryOutcome.Permanent("not a mail address", true));
        }
        Map<String, String> headers = headers(delivery);
        Optional<AttachedFile> file = attachments.of(delivery);
        DeliveryOutcome sent = new DeliveryOutcome.Sent(headers.get("Message-ID"));
        if (catches) {
            return Uni.createFrom().item(() -> {
                caught.keep(delivery, headers, file);
                return sent;
            });
        }
        RenderedMessage message = delivery.message();
        Mail mail = new Mail()
                .addTo(delivery.address())
                .setFrom(config.from())
                .setSubject(message.subject())
                .setText(message.text())
                .setHtml(message.html());
        headers.forEach(mail::addHeader);
        file.ifPresent(each -> mail.addAttachment(each.name(), each.content(), each.mediaType()));
        return Uni.createFrom()
                .voidItem()
                .emitOn(task -> loop.runOnContext(nothing -> task.run()))
                .chain(() -> mailer.send(mail))
                .replaceWith(sent)
                .onFailure()
                .recoverWithItem(MailCarrier::classify);
    }

    private Map<String, String> headers(Delivery delivery) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", "<" + delivery.id() + "@" + config.messageIdDomain() + ">");
        headers.put("From", from);
        headers.put("To", mailbox(delivery.name(), delivery.address()));
        config.replyTo().ifPresent(address -> headers.put("Reply-To", address));
        headers.put("Content-Language", delivery.message().approved().language());
        headers.put("Auto-Submitted", "auto-generated");
        if (delivery.attempt() > 1) headers.put("X-TM-Resend", Integer.toString(delivery.attempt()));
        if (delivery.unsubscribeUrl() != null) {
            headers.put("List-Unsubscribe", "<" + delivery.unsubscribeUrl() + ">");
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        delivery.headers().forEach((name, value) -> headers.put(name, value.replaceAll("\\p{Cntrl}+", " ")));
        return headers;
    }

    /** {@code "Name" <address>}; a name of other than plain letters as encoded words (RFC 2047). */
    static String mailbox(String name, String address) {
        String plain = name == null
                ? ""
                : name.replaceAll("[\\s\\p{Cntrl}\"\\\\<>]+", " ").strip();
        if (plain.isEmpty()) return address;
        if (plain.length() > LONGEST_NAME) {
            plain = plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, LONGEST_NAME)));
        }
        if (plain.chars().allMatch(c -> c < 128)) return "\"" + plain + "\" <" + address + ">";
        StringBuilder encoded = new StringBuilder();
        int[] points = plain.codePoints().toArray();
        for (int from = 0; from < points.length; from += ENCODED_WORD_CHARS) {
            String part = new String(points, from, Math.min(ENCODED_WORD_CHARS, points.length - from));
            encoded.append(from == 0 ? "" : " ")
                    .append("=?UTF-8?B?")
                    .append(Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
        }
        return encoded + " <" + address + ">";
    }

    static DeliveryOutcome classify(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof SMTPException smtp) return classify(smtp);
        }
        return new DeliveryOutcome.Transient(String.valueOf(failure));
    }

    private static DeliveryOutcome classify(SMTPException smtp) {
        String said = String.valueOf(smtp.getMessage());
        // A refused sender or login is our own setting: every mail fails until somebody mends it, none is to be lost.
        boolean ours = said.startsWith(SENDER_REFUSED)
                || said.startsWith("AUTH")
                || smtp.getReplyCode() == 530
                || smtp.getReplyCode() == 535;
        if (!smtp.isPermanent() || ours) return new DeliveryOutcome.Transient(said);
        return new DeliveryOutcome.Permanent(said, said.startsWith(RECIPIENT_REFUSED) && noSuchMailbox(smtp));
    }

    /** A full mailbox (5.2.2) or a policy (5.7.x) refuses this mail, not the address for good. */
    private static boolean noSuchMailbox(SMTPException smtp) {
        Matcher enhanced = ENHANCED.matcher(String.join(" ", smtp.getReplyMessages()));
        if (!enhanced.find()) return NO_SUCH_MAILBOX.contains(smtp.getReplyCode());
        String subject = enhanced.group(1);
        return subject.equals("1") || (subject.equals("2") && enhanced.group(2).equals("1"));
    }
}

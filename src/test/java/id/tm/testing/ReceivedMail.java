package id.tm.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;

/** A mail that arrived, taken apart. */
public record ReceivedMail(String subject, String text, String html, String messageId) {

    /** Everything that arrived for this address, the oldest first. */
    public static List<ReceivedMail> to(String address) {
        return SmtpResource.mailsTo(address).stream().map(ReceivedMail::of).toList();
    }

    private static ReceivedMail of(MimeMessage mail) {
        try {
            return new ReceivedMail(
                    mail.getSubject(), part(mail, "text/plain"), part(mail, "text/html"), mail.getMessageID());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) return (String) part.getContent();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (found != null) return found;
            }
        }
        return null;
    }
}

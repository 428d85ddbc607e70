package id.tm.testing;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real SMTP server on a random port that keeps what it receives. Tests tell their mails apart by the recipient, which
 * each makes up for itself, so that order and parallelism do not matter.
 */
public class SmtpResource implements QuarkusTestResourceLifecycleManager {

    private static volatile GreenMail server;

    @Override
    public Map<String, String> start() {
        GreenMail started = running();
        return Map.of(
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                Integer.toString(started.getSmtp().getPort()),
                "quarkus.mailer.mock",
                "false");
    }

    @Override
    public void stop() {
        GreenMail running = server;
        server = null;
        if (running != null) running.stop();
    }

    /** All mails received so far that name the address as a recipient, in the order of arrival. */
    public static List<MimeMessage> mailsTo(String address) {
        GreenMail running = server;
        if (running == null) throw new IllegalStateException("no test with SmtpResource is running");
        // Each recipient has a mailbox of its own there, and all of them together hold tens of thousands.
        GreenMailUser owner = running.getUserManager().getUserByEmail(address);
        if (owner == null) return List.of();
        try {
            return running.getManagers().getImapHostManager().getInbox(owner).getMessages().stream()
                    .map(StoredMessage::getMimeMessage)
                    .filter(mail -> isFor(mail, address))
                    .toList();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The port of the server, which is started if it does not run yet; for processes that a test starts itself. */
    public static int port() {
        return running().getSmtp().getPort();
    }

    private static synchronized GreenMail running() {
        if (server == null) {
            GreenMail starting = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            starting.start();
            server = starting;
        }
        return server;
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            Address[] recipients = mail.getAllRecipients();
            return recipients != null
                    && Stream.of(recipients)
                            .anyMatch(recipient -> recipient instanceof InternetAddress internet
                                    && internet.getAddress().equalsIgnoreCase(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

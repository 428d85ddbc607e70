package id.tm.support.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Mail that leaves the service. The SMTP server itself is set with {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "tm.mail")
public interface MailConfig {

    /** SMTP: through the mail server. CAUGHT: kept as files, to be read at /dev/mails. */
    enum Transport {
        SMTP,
        CAUGHT
    }

    /** smtp or caught; without it LOCAL catches and PRODUCTION sends. */
    Optional<Transport> transport();

    /** The sender: an address, or a name and the address in angle brackets. */
    @WithDefault("no-reply@tm.localhost")
    String from();

    /** The sender's name, also at the head of every letter. */
    @WithDefault("TM")
    String senderName();

    /** Where answers go; the sender when not set. */
    Optional<String> replyTo();

    /** The right half of every Message-ID. */
    @WithDefault("tm.localhost")
    String messageIdDomain();

    /** Where caught mails are kept; several processes may share it. */
    @WithDefault(".data/mails")
    Path caughtDir();

    /** How many mails are under way to the server at a time; keep below quarkus.mailer.max-pool-size for urgent ones. */
    @WithDefault("8")
    int concurrency();

    /** How long one hand-over may take until it counts as unknown and is tried again. */
    @WithDefault("30S")
    Duration timeout();

    /** After so many attempts a message waits for an operator. */
    @WithDefault("8")
    int attempts();

    /** The wait after the first failed attempt; doubled with each. */
    @WithDefault("15S")
    Duration retryFirst();

    /** The longest wait between two attempts. */
    @WithDefault("1H")
    Duration retryMost();

    /** How often a scheduled process looks for urgent messages (a Quarkus interval). */
    @WithDefault("2s")
    String urgentEvery();
}

package id.tm.support.contact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The contact form and what comes of it. */
@ConfigMapping(prefix = "tm.contact")
public interface ContactConfig {

    /** How many messages one network address may send within period. */
    @WithDefault("5")
    @Min(1)
    int mostPerAddress();

    /** The time of most-per-address. */
    @WithDefault("1H")
    Duration period();

    /** A message that is open for longer is shown as overdue; mails promise an answer within this time. */
    @WithDefault("48H")
    Duration answerWithin();

    /** Whether whoever writes gets a mail that it has arrived; one a day for each mail address, however much is written. */
    @WithDefault("true")
    boolean acknowledge();

    /**
     * Where answers to our mails go; {reference} in it becomes the reference of the message, as in
     * contact+{reference}@example.com. The address of tm.mail.reply-to when not set.
     */
    Optional<String> replyTo();
}

package id.tm.support.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Notifications that an admin sends to many. */
@ConfigMapping(prefix = "tm.notifications")
public interface NotificationConfig {

    /** A notification that reaches more people than this waits for a second admin. */
    @WithDefault("500")
    @Min(0)
    int approvalAbove();

    /** How many WhatsApp messages leave for the outbox within any minute, over all processes and notifications. */
    @WithDefault("20")
    @Min(1)
    int whatsappPerMinute();

    /** The same for mails. */
    @WithDefault("600")
    @Min(1)
    int emailPerMinute();
}

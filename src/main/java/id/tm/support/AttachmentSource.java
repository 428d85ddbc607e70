package id.tm.support;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A kind of files that can go with mails; a bean of the domain that draws them. */
public interface AttachmentSource {

    String kind();

    /**
     * Called outside of transactions. Empty when there is nothing to attach any more: the mail then leaves without it. A
     * failure keeps the mail back until the next attempt.
     */
    Optional<AttachedFile> file(UUID id, Locale locale);
}

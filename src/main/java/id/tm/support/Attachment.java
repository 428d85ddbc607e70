package id.tm.support;

import java.util.UUID;

/**
 * A file that goes with a mail. It is named and not carried: it is drawn when the mail leaves, as it is then.
 *
 * @param kind which {@link AttachmentSource} draws it
 */
public record Attachment(String kind, UUID id) {}

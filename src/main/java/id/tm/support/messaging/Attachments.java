package id.tm.support.messaging;

import id.tm.support.AttachedFile;
import id.tm.support.Attachment;
import id.tm.support.AttachmentSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files that go with mails, from whichever domain draws them. */
@ApplicationScoped
class Attachments {

    private final List<AttachmentSource> sources;

    Attachments(@All List<AttachmentSource> sources) {
        this.sources = sources;
    }

    Optional<AttachedFile> of(Delivery delivery) {
        Attachment attachment = delivery.attachment();
        if (attachment == null) return Optional.empty();
        Locale locale = Locale.forLanguageTag(delivery.message().approved().language());
        return source(attachment.kind()).file(attachment.id(), locale);
    }

    /** Refuses a kind that nobody draws. */
    AttachmentSource source(String kind) {
        return sources.stream()
                .filter(source -> source.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody draws attachments of kind " + kind));
    }
}

package id.tm.support.contact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same for everybody and everything that was written. */
public record ContactAcceptedView(
        @Schema(examples = "we-will-answer-by-mail") String next) {

    static final ContactAcceptedView BY_MAIL = new ContactAcceptedView("we-will-answer-by-mail");
}

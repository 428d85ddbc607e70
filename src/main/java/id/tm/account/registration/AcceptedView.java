package id.tm.account.registration;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same for everybody, so that it tells nothing about whether an address is known. */
public record AcceptedView(
        @Schema(examples = "check-your-mail") String next) {

    public static final AcceptedView CHECK_YOUR_MAIL = new AcceptedView("check-your-mail");
}

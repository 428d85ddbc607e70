package id.tm.account.consent;

import id.tm.support.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that can be chosen about what is sent. */
public record ConsentsRequest(
        @NotNull @Valid ConsentChoice marketing,
        @NotNull @Valid ConsentChoice reminders) {

    /** Yes or no per channel. */
    public record ConsentChoice(
            @NotNull @Schema(examples = "true") Boolean email,
            @NotNull @Schema(examples = "false") Boolean whatsapp) {

        boolean of(Channel channel) {
            return switch (channel) {
                case EMAIL -> email;
                case WHATSAPP -> whatsapp;
            };
        }
    }
}

package id.tm.account.user;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code member} stays, whether or not it is named. */
public record UserRolesRequest(
        @NotNull @Size(max = 10) @Schema(examples = "[\"member\", \"practitioner\"]")
        Set<@NotNull @Size(max = 60) String> roles) {}

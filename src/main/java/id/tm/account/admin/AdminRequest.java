package id.tm.account.admin;

import id.tm.platform.input.PersonName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record AdminRequest(
        @NotBlank @Size(max = 100) @PersonName @Schema(examples = "Rina Wijaya")
        String fullName,

        @NotNull @Pattern(regexp = "id|en") @Schema(examples = "id")
        String locale,

        @NotNull @Size(max = 50) @Schema(examples = "[\"support-desk\"]")
        Set<@NotNull @Size(max = 60) String> roles) {}

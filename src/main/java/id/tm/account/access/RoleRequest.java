package id.tm.account.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record RoleRequest(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,58}[a-z0-9]") @Schema(examples = "support-desk")
        String name,

        @NotNull @Size(max = 500) @Schema(examples = "[\"users:read\", \"users:write\"]")
        Set<@NotNull @Size(max = 100) String> permissions) {}

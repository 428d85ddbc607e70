package id.tm.account.privacy;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code password}: the caller's own, once more. */
public record ErasureRequest(
        @NotEmpty @Size(max = 128) @Schema(examples = "empat-kata-yang-panjang")
        String password) {}

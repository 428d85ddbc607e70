package id.tm.support.contact;

import id.tm.platform.input.EmailAddress;
import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The contact form. */
public record ContactRequest(
        @NotNull
        @Size(max = 100)
        @Pattern(regexp = "(?=\\P{L}*+\\p{L})[\\p{L}\\p{M}\\p{Nd} .,'’`()\\-]++")
        @Schema(examples = "Sari Wulandari")
        String name,

        @NotNull @EmailAddress @Schema(examples = "sari@example.com")
        String email,

        @Pattern(regexp = "[+]?[0-9][0-9 ().-]{5,28}") @Schema(examples = "0812-3456-7890")
        String phone,

        @NotBlank @Size(max = 150) @PlainText(oneLine = true) @Schema(examples = "Laporan belum muncul")
        String subject,

        @NotBlank
        @Size(max = 5_000)
        @PlainText
        @Schema(examples = "Saya sudah menyelesaikan tes kemarin, tetapi laporannya belum ada.")
        String message,

        @Size(max = 500) @Schema(description = "Leave it empty: people do not see this field, programs fill it in")
        String website) {}

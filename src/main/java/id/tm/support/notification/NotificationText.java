package id.tm.support.notification;

import id.tm.platform.input.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text of one's own in one language: plain, paragraphs with an empty line between them. */
@RegisterForReflection
public record NotificationText(
        @Size(max = 150)
        @PlainText(oneLine = true)
        @Schema(examples = "Jadwal layanan akhir tahun", description = "Of a mail; none on WhatsApp")
        String subject,

        @NotBlank @Size(max = 4_000) @PlainText @Schema(examples = "Layanan kami libur pada 25 Desember 2026.")
        String body) {}

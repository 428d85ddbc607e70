package id.tm.support.contact;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A note, a reply or a follow-up: plain text, paragraphs with an empty line between them. */
public record ContactTextRequest(
        @NotBlank
        @Size(max = 5_000)
        @PlainText
        @Schema(examples = "Terima kasih sudah menunggu. Laporan Anda kini dapat diunduh.")
        String text) {}

package id.tm.support.messaging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The message as a reader would get it. */
public record TemplatePreviewView(
        @Schema(examples = "Tagihan INV/2026/01/00042") String subject, String html, String text) {}

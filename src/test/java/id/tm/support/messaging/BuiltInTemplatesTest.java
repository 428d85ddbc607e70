package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.support.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTemplatesTest {

    /** The rendered letters are left here, to be looked at. */
    private static final Path PICTURES = Path.of("target", "letters");

    static Stream<BuiltInTemplates.Text> texts() {
        return BuiltInTemplates.read().stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextRendersWithAllAndWithOnlyItsRequiredValues(BuiltInTemplates.Text text) throws IOException {
        Map<String, Object> given = new HashMap<>();
        given.put("brand", "TM");
        given.put("siteUrl", "https://tm.example.com");
        boolean reminder = text.key().contains("reminder");
        if (reminder) given.put("unsubscribeUrl", "https://tm.example.com/api/v1/unsubscribe/sample");

        RenderedMessage full = render(text, TemplateLint.samples(text.variables(), true), given);
        RenderedMessage bare = render(
                text,
                TemplateLint.samples(text.variables(), false),
                Map.of("brand", "TM", "siteUrl", "https://tm.example.com"));

        for (RenderedMessage message : List.of(full, bare)) {
            assertThat(message.text()).contains("Sari Wulandari").doesNotContain("{", "}", "null", "NOT_FOUND");
            if (text.channel() == Channel.EMAIL) {
                assertThat(message.subject()).isNotBlank().hasSizeLessThan(120).doesNotContain("{", "\n");
                assertThat(message.html()).contains("Sari Wulandari", "<html lang=\"" + text.language() + "\">");
                assertThat(message.html().replaceAll("(?s)<style>.*?</style>", ""))
                        .doesNotContain("{", "NOT_FOUND", "class=\"button\"");
            } else {
                assertThat(message.subject()).isNull();
                assertThat(message.html()).isNull();
            }
        }
        if (text.channel() == Channel.EMAIL) {
            assertThat(full.html().contains("/api/v1/unsubscribe/")).isEqualTo(reminder);
            assertThat(full.text().contains("/api/v1/unsubscribe/")).isEqualTo(reminder);
            assertThat(bare.html()).doesNotContain("unsubscribe");
            Files.createDirectories(PICTURES);
            Files.writeString(PICTURES.resolve(text.key() + "." + text.language() + ".html"), full.html());
            Files.writeString(
                    PICTURES.resolve(text.key() + "." + text.language() + ".txt"),
                    full.subject() + "\n\n" + full.text());
        }
    }

    private static RenderedMessage render(
            BuiltInTemplates.Text text, Map<String, Object> values, Map<String, Object> given) {
        return new TemplateText(
                        UUID.randomUUID(),
                        1,
                        text.channel(),
                        text.language(),
                        Letter.CURRENT,
                        "sample",
                        text.variables(),
                        text.subject(),
                        text.html(),
                        text.text())
                .render(ZoneId.of("Asia/Jakarta"), values, given);
    }
}

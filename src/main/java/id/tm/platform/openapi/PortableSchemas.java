package id.tm.platform.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Schemas as readers understand them who know neither Java nor the framework's habits. */
final class PortableSchemas {

    /** The framework's own, for {@code @NotBlank}: a part is enough. */
    private static final String NOT_BLANK = "\\S";

    private PortableSchemas() {}

    static void mend(Schema schema) {
        ownExample(schema);
        speakEcmaScript(schema);
    }

    /** Patterns are Java's, matched as a whole; those who read the description have ECMAScript's, which look for a part. */
    private static void speakEcmaScript(Schema schema) {
        if (schema.getPattern() != null && !schema.getPattern().equals(NOT_BLANK)) {
            String plain =
                    greedy(schema.getPattern().replace("(?s)", "").replace("\\P{Cntrl}", "[^\\u0000-\\u001f\\u007f]"));
            // Classes of Unicode characters are read with a flag that a schema cannot set.
            boolean portable = !plain.contains("\\p{") && !plain.contains("\\P{");
            schema.setPattern(portable ? "^(?:" + plain + ")$" : null);
        }
        // They divide in binary floating point, where 0.7 is no multiple of 0.0001.
        BigDecimal step = schema.getMultipleOf();
        if (step != null && step.compareTo(BigDecimal.ONE) < 0) schema.setMultipleOf(null);
        if (schema.getProperties() != null) schema.getProperties().values().forEach(PortableSchemas::speakEcmaScript);
        if (schema.getItems() != null) speakEcmaScript(schema.getItems());
    }

    /** Without the mark of possessive quantifiers, which ECMAScript lacks; what they match is the same. */
    private static String greedy(String pattern) {
        StringBuilder greedy = new StringBuilder();
        boolean inClass = false;
        boolean afterQuantifier = false;
        for (int at = 0; at < pattern.length(); at++) {
            char c = pattern.charAt(at);
            if (c == '+' && afterQuantifier) {
                afterQuantifier = false;
                continue;
            }
            greedy.append(c);
            afterQuantifier = !inClass && "*+?}".indexOf(c) >= 0;
            if (c == '\\' && at + 1 < pattern.length()) greedy.append(pattern.charAt(++at));
            else if (c == '[') inClass = true;
            else if (c == ']') inClass = false;
        }
        return greedy.toString();
    }

    /** The framework's own words for times show nanoseconds, which nobody sends. */
    private static void ownExample(Schema schema) {
        boolean isPlain = schema.getProperties() == null && schema.getFormat() != null;
        if (!isPlain) return;
        String example =
                switch (schema.getFormat()) {
                    case "local-time" -> "09:30:00";
                    case "date" -> "2026-01-05";
                    case "uuid" -> "019b9e2d-4c1f-7a53-8f6e-2b7a90c4d1e5";
                    case "date-time" -> isLocal(schema) ? "2026-01-05T11:18:59" : "2026-01-05T04:18:59Z";
                    default -> null;
                };
        if (example != null) schema.setExamples(new ArrayList<>(List.of(example)));
        // A wall time has no offset, which the format "date-time" demands.
        if (example != null && isLocal(schema)) schema.setFormat("local-date-time");
    }

    private static boolean isLocal(Schema schema) {
        return schema.getExamples() != null
                && schema.getExamples().stream().map(String::valueOf).anyMatch(text -> text.matches(".*T[0-9:.]+"));
    }
}

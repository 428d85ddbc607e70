package id.tm.support.messaging;

import id.tm.support.Channel;
import id.tm.support.messaging.RenderedMessage.Approved;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** One version of a template, compiled and ready to be rendered any number of times, from any thread. */
final class TemplateText {

    /** Values every template may use without declaring them. */
    static final List<TemplateVariable> GIVEN = List.of(
            new TemplateVariable(TemplateRenderer.UNSUBSCRIBE_URL, VariableType.URL, false, null),
            new TemplateVariable("brand", VariableType.TEXT, true, "TM"),
            new TemplateVariable("siteUrl", VariableType.URL, true, "http://localhost"));

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    private final UUID id;
    private final int templateVersion;
    private final String language;
    private final String providerName;
    private final List<TemplateVariable> variables;
    private final Template subject;
    private final Template html;
    private final Template text;
    private final Template letterHtml;
    private final Template letterText;

    TemplateText(MessageTemplate row) {
        this(
                row.id,
                row.templateVersion,
                row.channel,
                row.language,
                row.layout,
                row.providerName(),
                row.variables(),
                row.subject(),
                row.bodyHtml(),
                row.bodyText());
    }

    TemplateText(
            UUID id,
            int templateVersion,
            Channel channel,
            String language,
            String layout,
            String providerName,
            List<TemplateVariable> variables,
            String subject,
            String bodyHtml,
            String bodyText) {
        TemplateEngines engines = TemplateEngines.of(language);
        boolean mail = channel == Channel.EMAIL;
        this.id = id;
        this.templateVersion = templateVersion;
        this.language = language;
        this.providerName = providerName;
        this.variables = variables;
        this.subject = mail ? engines.text(subject, "subject") : null;
        this.html = mail ? engines.html(Letter.dress(bodyHtml, layout), "bodyHtml") : null;
        this.text = engines.text(bodyText, "bodyText");
        this.letterHtml = mail ? engines.html(Letter.read(layout + ".html"), layout + ".html") : null;
        this.letterText = mail ? engines.text(Letter.read(layout + ".txt"), layout + ".txt") : null;
    }

    int templateVersion() {
        return templateVersion;
    }

    String language() {
        return language;
    }

    /**
     * The declared values in their text form, as they are kept with a queued message; refuses values that are missing or
     * not of their type, leaves out those not declared.
     */
    Map<String, String> canonical(Map<String, Object> values) {
        Map<String, String> kept = new LinkedHashMap<>();
        variables.forEach(variable -> {
            Object value = typed(variable, values);
            if (value != null) kept.put(variable.name(), value.toString());
        });
        return kept;
    }

    RenderedMessage render(ZoneId zone, Map<String, Object> values, Map<String, Object> given) {
        Wording wording = new Wording(language, zone);
        Map<String, Object> plain = new HashMap<>();
        Map<String, Object> inHtml = new HashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (TemplateVariable variable : variables) {
            Object value = typed(variable, values);
            Object said = wording.say(variable.type(), value, false);
            plain.put(variable.name(), said);
            inHtml.put(variable.name(), wording.say(variable.type(), value, true));
            parameters.put(snake(variable.name()), parameter(said, wording));
        }
        for (TemplateVariable variable : GIVEN) {
            Object value = given.get(variable.name());
            plain.put(variable.name(), value);
            inHtml.put(variable.name(), value);
        }
        plain.put("language", language);
        inHtml.put("language", language);
        try {
            String words = text.render(plain).strip();
            Approved approved = new Approved(providerName, language, parameters);
            if (html == null) return new RenderedMessage(id, templateVersion, null, null, words, approved);
            String line =
                    LINE_BREAKS.matcher(subject.render(plain)).replaceAll(" ").strip();
            inHtml.put("subject", line);
            inHtml.put("content", new RawString(html.render(inHtml)));
            plain.put("content", words);
            return new RenderedMessage(
                    id,
                    templateVersion,
                    line,
                    letterHtml.render(inHtml),
                    letterText.render(plain).strip() + "\n",
                    approved);
        } catch (TemplateException e) {
            throw new TemplateFailure("template " + id + " does not render: " + e.getMessage(), e);
        }
    }

    private Object typed(TemplateVariable variable, Map<String, Object> values) {
        Object value = values.get(variable.name());
        if (value == null) {
            if (variable.required()) throw new TemplateFailure("value '" + variable.name() + "' is missing");
            return null;
        }
        try {
            return variable.type().read(value);
        } catch (IllegalArgumentException e) {
            throw new TemplateFailure("value '" + variable.name() + "' is no " + variable.type());
        }
    }

    /** Providers of approved templates refuse empty parameters and line breaks in them. */
    private static String parameter(Object said, Wording wording) {
        if (said == null) return "-";
        String words = said instanceof Number number ? wording.number(number) : said.toString();
        String line = words.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "-" : line;
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}

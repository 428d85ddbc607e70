package id.tm.support.messaging;

import id.tm.platform.problem.Texts;
import id.tm.platform.time.BusinessTime;
import id.tm.support.Channel;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Looks at a template before it is saved, so that what is saved can be sent. */
@ApplicationScoped
class TemplateLint {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,39}");
    private static final Set<String> UNSAFE_TAGS =
            Set.of("script", "iframe", "object", "embed", "form", "input", "base", "link", "meta", "svg");
    private static final Set<String> ADDRESS_ATTRIBUTES = Set.of("href", "src", "action", "background");
    private static final String OFFERED_TYPES =
            Arrays.stream(VariableType.values()).map(Enum::name).collect(Collectors.joining(", "));

    private final Texts texts;
    private final TemplateRenderer renderer;

    TemplateLint(Texts texts, TemplateRenderer renderer) {
        this.texts = texts;
        this.renderer = renderer;
    }

    /** Everything wrong with it, in the order of the parts; empty when it may be saved. */
    List<TemplateFinding> check(Channel channel, String language, TemplateDraft draft, Locale reader) {
        Findings findings = new Findings(reader);
        List<TemplateVariable> variables = declared(draft, findings);
        boolean mail = channel == Channel.EMAIL;
        Map<String, String> parts = new java.util.LinkedHashMap<>();
        if (mail) {
            parts.put("subject", draft.subject());
            parts.put("bodyHtml", draft.bodyHtml());
        } else {
            if (draft.subject() != null) findings.add("subject", 1, "part-not-allowed", channel);
            if (draft.bodyHtml() != null) findings.add("bodyHtml", 1, "part-not-allowed", channel);
        }
        parts.put("bodyText", draft.bodyText());

        Set<String> known =
                variables.stream().map(TemplateVariable::name).collect(Collectors.toCollection(HashSet::new));
        TemplateText.GIVEN.forEach(given -> known.add(given.name()));
        Set<String> used = new HashSet<>();
        parts.forEach((part, source) -> {
            if (source == null || source.isBlank()) findings.add(part, 1, "part-missing");
            else
                expressions(part, source, language, findings)
                        .forEach(expression -> look(part, expression, known, used, findings));
        });
        for (int i = 0; i < variables.size(); i++) {
            TemplateVariable variable = variables.get(i);
            if (variable.required() && !used.contains(variable.name())) {
                findings.add("variables", i + 1, "required-variable-unused", variable.name());
            }
        }
        if (mail && draft.bodyHtml() != null) unsafe(draft.bodyHtml(), findings);
        if (findings.all.isEmpty()) render(channel, language, draft, variables, findings);
        return findings.all;
    }

    private static List<TemplateVariable> declared(TemplateDraft draft, Findings findings) {
        List<TemplateVariable> declared = new ArrayList<>();
        Set<String> names = new HashSet<>();
        TemplateText.GIVEN.forEach(given -> names.add(given.name()));
        int line = 0;
        for (TemplateVariableRequest variable : draft.variables()) {
            line++;
            VariableType type = Arrays.stream(VariableType.values())
                    .filter(each -> each.name().equals(variable.type()))
                    .findFirst()
                    .orElse(null);
            if (variable.name() == null || !NAME.matcher(variable.name()).matches()) {
                findings.add("variables", line, "variable-name-invalid", variable.name());
                continue;
            }
            if (!names.add(variable.name()))
                findings.add("variables", line, "variable-declared-twice", variable.name());
            if (type == null) {
                findings.add("variables", line, "unknown-type", variable.name(), variable.type(), OFFERED_TYPES);
                // It is declared all the same: one mistake, one finding.
                declared.add(new TemplateVariable(variable.name(), VariableType.TEXT, variable.required(), null));
                continue;
            }
            declared.add(variable.as(type));
            sample(variable, type, line, findings);
        }
        return declared;
    }

    private static void sample(TemplateVariableRequest variable, VariableType type, int line, Findings findings) {
        if (variable.sample() == null) {
            if (variable.required()) findings.add("variables", line, "sample-missing", variable.name());
            return;
        }
        try {
            type.read(variable.sample());
        } catch (IllegalArgumentException e) {
            findings.add("variables", line, "sample-invalid", variable.name(), type);
        }
    }

    private static List<Expression> expressions(String part, String source, String language, Findings findings) {
        TemplateEngines engines = TemplateEngines.of(language);
        try {
            Template template = part.equals("bodyHtml") ? engines.html(source, part) : engines.text(source, part);
            return template.getExpressions();
        } catch (TemplateException e) {
            findings.add(part, line(e), "syntax", e.getMessage());
            return List.of();
        }
    }

    private static void look(
            String part, Expression expression, Set<String> known, Set<String> used, Findings findings) {
        if (expression.isLiteral()) return;
        int line = expression.getOrigin().getLine();
        if (expression.hasNamespace()) {
            findings.add(part, line, "namespace-not-allowed", expression.getNamespace());
            return;
        }
        for (int i = 0; i < expression.getParts().size(); i++) {
            Expression.Part piece = expression.getParts().get(i);
            if (piece.isVirtualMethod()) {
                piece.asVirtualMethod()
                        .getParameters()
                        .forEach(parameter -> look(part, parameter, known, used, findings));
            } else if (i == 0) {
                if (known.contains(piece.getName())) used.add(piece.getName());
                else findings.add(part, line, "undeclared-variable", piece.getName());
            }
        }
    }

    /** Nothing that runs or loads in a mail client. */
    private static void unsafe(String html, Findings findings) {
        Document document = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
        for (Element element : document.getAllElements()) {
            int line = Math.max(1, element.sourceRange().start().lineNumber());
            if (UNSAFE_TAGS.contains(element.normalName()))
                findings.add("bodyHtml", line, "unsafe-html", "<" + element.normalName() + ">");
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String value =
                        attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
                boolean runs = name.startsWith("on");
                boolean odd = ADDRESS_ATTRIBUTES.contains(name)
                        && !(value.startsWith("http://")
                                || value.startsWith("https://")
                                || value.startsWith("mailto:")
                                || value.startsWith("tel:")
                                || value.startsWith("{"));
                if (runs || odd) findings.add("bodyHtml", line, "unsafe-html", name);
            }
        }
    }

    /** With every sample, and with the required ones alone. */
    private void render(
            Channel channel,
            String language,
            TemplateDraft draft,
            List<TemplateVariable> variables,
            Findings findings) {
        for (boolean full : new boolean[] {true, false}) {
            Map<String, Object> samples = samples(variables, full);
            try {
                new TemplateText(
                                UUID.randomUUID(),
                                1,
                                channel,
                                language,
                                Letter.CURRENT,
                                "sample",
                                variables,
                                draft.subject(),
                                draft.bodyHtml(),
                                draft.bodyText())
                        .render(BusinessTime.ZONE, samples, renderer.given(samples));
            } catch (TemplateFailure e) {
                TemplateException cause = e.getCause() instanceof TemplateException t ? t : null;
                String part = cause != null && cause.getOrigin() != null
                        ? cause.getOrigin().getTemplateId()
                        : "bodyText";
                findings.add(
                        part,
                        cause == null ? 1 : line(cause),
                        "does-not-render",
                        cause == null ? e.getMessage() : cause.getMessage());
                return;
            }
        }
    }

    static Map<String, Object> samples(List<TemplateVariable> variables, boolean full) {
        Map<String, Object> samples = new HashMap<>();
        variables.stream()
                .filter(variable -> variable.sample() != null && (full || variable.required()))
                .forEach(variable -> samples.put(variable.name(), variable.sample()));
        return samples;
    }

    private static int line(TemplateException e) {
        return e.getOrigin() == null ? 1 : Math.max(1, e.getOrigin().getLine());
    }

    /** Findings with their reasons in the reader's language. */
    private final class Findings {

        private final List<TemplateFinding> all = new ArrayList<>();
        private final Locale reader;

        Findings(Locale reader) {
            this.reader = reader;
        }

        void add(String part, int line, String code, Object... args) {
            Object[] withLine = new Object[args.length + 1];
            withLine[0] = Integer.toString(line);
            for (int i = 0; i < args.length; i++) withLine[i + 1] = String.valueOf(args[i]);
            TemplateFinding finding = new TemplateFinding(
                    part,
                    line,
                    code,
                    texts.find("support", "template-finding." + code, reader, withLine)
                            .orElse(code));
            if (!all.contains(finding)) all.add(finding);
        }
    }
}

package id.tm.support.messaging;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import io.quarkus.qute.WhenSectionHelper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Qute as far as texts of messages may use it: values by name, {@code if} and {@code when}. No reflection, no beans, no
 * loops, no other templates: whoever may write a text gets no further into the service with it.
 */
final class TemplateEngines {

    private static final TemplateEngines ENGLISH = new TemplateEngines("en");
    private static final TemplateEngines INDONESIAN = new TemplateEngines("id");

    private final Engine engine;

    private TemplateEngines(String language) {
        engine = Engine.builder()
                .addSectionHelper(new IfSectionHelper.Factory())
                .addSectionHelper(new WhenSectionHelper.Factory())
                .addValueResolvers(new Named(), ValueResolvers.orResolver(), ValueResolvers.trueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addResultMapper(new Numbers(new Wording(language, java.time.ZoneOffset.UTC)))
                .strictRendering(true)
                .removeStandaloneLines(true)
                .timeout(2_000)
                .build();
    }

    static TemplateEngines of(String language) {
        return "en".equals(language) ? ENGLISH : INDONESIAN;
    }

    Template html(String source, String id) {
        return engine.parse(source, Variant.forContentType(Variant.TEXT_HTML), id);
    }

    Template text(String source, String id) {
        return engine.parse(source, Variant.forContentType(Variant.TEXT_PLAIN), id);
    }

    /** A declared value by its name, nothing of the map itself. */
    private static final class Named implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Map<?, ?> values
                    && context.getParams().isEmpty()
                    && values.containsKey(context.getName());
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            Object value = ((Map<?, ?>) context.getBase()).get(context.getName());
            return io.quarkus.qute.CompletedStage.of(value);
        }
    }

    private record Numbers(Wording wording) implements ResultMapper {

        @Override
        public int getPriority() {
            return 10;
        }

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return result instanceof Number;
        }

        @Override
        public String map(Object result, Expression expression) {
            return wording.number((Number) result);
        }
    }
}

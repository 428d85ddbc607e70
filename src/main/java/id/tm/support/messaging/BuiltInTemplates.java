package id.tm.support.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.crypto.SecretTokens;
import id.tm.support.Channel;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts the service comes with. They are put among the templates at the start where they are missing; a release
 * with a better text publishes it as the next version, unless somebody has published an own one.
 */
@RegisterForReflection(targets = {BuiltInTemplates.Entry.class, Channel.class, VariableType.class})
@ApplicationScoped
class BuiltInTemplates {

    private static final int BEFORE_DEMO_DATA = 1_000;
    private static final List<String> LANGUAGES = List.of("id", "en");
    private static final Pattern SECTION = Pattern.compile("(?m)^--- (\\w+)\\R");
    private static final ObjectMapper JSON = new ObjectMapper();

    record Entry(String key, List<Channel> channels, List<TemplateVariable> variables) {}

    /** One text as it stands in the files. */
    record Text(
            String key,
            Channel channel,
            String language,
            String subject,
            String html,
            String text,
            List<TemplateVariable> variables) {

        String hash() {
            return SecretTokens.hash(
                    String.join("\n\u0000", Letter.CURRENT, "" + subject, "" + html, text, "" + variables));
        }
    }

    private final Clock clock;
    private final TemplateRenderer renderer;

    BuiltInTemplates(Clock clock, TemplateRenderer renderer) {
        this.clock = clock;
        this.renderer = renderer;
    }

    void onStart(@Observes @Priority(BEFORE_DEMO_DATA) StartupEvent start) {
        QuarkusTransaction.requiringNew().run(this::seed);
        renderer.forget();
    }

    /** Returns how many were published. */
    int seed() {
        List<Text> texts = read();
        Set<String> known = knownHashes();
        List<Text> missing =
                texts.stream().filter(text -> !known.contains(text.hash())).toList();
        if (missing.isEmpty()) return 0;
        // Replicas start together; one seeds, the others then find it done.
        Panache.getEntityManager()
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtext('message_templates'))) l")
                .getSingleResult();
        Instant now = clock.instant();
        return (int) missing.stream().filter(text -> publish(text, now)).count();
    }

    static List<Text> read() {
        try {
            List<Entry> entries = JSON.readValue(Letter.read("catalogue.json"), new TypeReference<List<Entry>>() {});
            List<Text> texts = new ArrayList<>();
            for (Entry entry : entries) {
                for (String language : LANGUAGES) {
                    Map<String, String> parts = parts(Letter.read(entry.key + "." + language + ".txt"));
                    for (Channel channel : entry.channels) {
                        boolean mail = channel == Channel.EMAIL;
                        texts.add(new Text(
                                entry.key,
                                channel,
                                language,
                                mail ? parts.get("subject") : null,
                                mail ? parts.get("html") : null,
                                parts.get(mail ? "text" : "whatsapp"),
                                entry.variables));
                    }
                }
            }
            return texts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean publish(Text text, Instant now) {
        if (MessageTemplate.isKnownSource(text.key, text.channel, text.language, text.hash())) return false;
        var current = MessageTemplate.findPublished(text.key, text.channel, text.language);
        if (current.isPresent() && current.get().origin == MessageTemplate.Origin.EDITED) return false;
        current.ifPresent(before -> {
            before.retire(now);
            MessageTemplate.flush();
        });
        MessageTemplate template = new MessageTemplate();
        template.templateKey = text.key;
        template.channel = text.channel;
        template.language = text.language;
        template.templateVersion = MessageTemplate.newestVersion(text.key, text.channel, text.language) + 1;
        template.origin = MessageTemplate.Origin.BUILT_IN;
        template.sourceHash = text.hash();
        template.write(text.subject, text.html, text.text, text.variables, text.key.replace('-', '_'));
        template.publish(null, now);
        template.persistAndFlush();
        return true;
    }

    private static Set<String> knownHashes() {
        return new HashSet<>(MessageTemplate.find("select sourceHash from MessageTemplate where sourceHash is not null")
                .project(String.class)
                .list());
    }

    private static Map<String, String> parts(String file) {
        Map<String, String> parts = new HashMap<>();
        Matcher section = SECTION.matcher(file);
        String name = null;
        int from = 0;
        while (section.find()) {
            if (name != null)
                parts.put(name, file.substring(from, section.start()).strip());
            name = section.group(1);
            from = section.end();
        }
        if (name != null) parts.put(name, file.substring(from).strip());
        return parts;
    }
}

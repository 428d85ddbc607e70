package id.tm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import id.tm.arch.DomainGraph;
import id.tm.arch.Entities;
import id.tm.arch.MainClasses;
import id.tm.arch.Tables;
import id.tm.platform.problem.ErrorCode;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages and catalogues that are made from the code, and that they are in step with it. */
class GeneratedDocsTest {

    private static final String MADE =
            "<!-- Made from the code by GeneratedDocsTest (-Dtm.generate=true); do not edit. -->\n";
    private static final java.nio.file.Path DOCS = java.nio.file.Path.of("docs");
    private static final java.nio.file.Path RESOURCES = java.nio.file.Path.of("src", "main", "resources");

    @Test
    void settings() {
        StringBuilder page = new StringBuilder("# Settings\n\n" + MADE + """

                Each setting can be given as a system property or in `config/application.properties` under its name, or
                as an environment variable. Durations are ISO-8601 (`PT15M`) or short (`15M`); a setting without a default
                must be given in production. The framework's own settings, above all `QUARKUS_DATASOURCE_*` and
                `QUARKUS_MAILER_*`, are described in the README.
                """);
        for (Settings.Group group : Settings.read()) {
            assertThat(group.comment()).as("what %s is for", group.typeName()).isNotEmpty();
            page.append("\n## ")
                    .append(group.prefix())
                    .append("\n\n")
                    .append(group.comment())
                    .append("\n\n");
            page.append("| setting | environment | type | default | meaning |\n|---|---|---|---|---|\n");
            for (Settings.Setting setting : group.settings()) {
                assertThat(setting.comment())
                        .as("what %s means", setting.property())
                        .isNotEmpty();
                String fallback = setting.fallback() != null
                        ? "`" + setting.fallback() + "`"
                        : setting.optional() ? "none" : "**must be given**";
                page.append("| `%s` | `%s` | %s | %s | %s |\n"
                        .formatted(
                                setting.property(),
                                setting.environment(),
                                cell(setting.type()),
                                cell(fallback),
                                cell(setting.comment())));
            }
        }
        GeneratedFile.check(DOCS.resolve("CONFIGURATION.md"), page.toString());
    }

    @Test
    void errors() {
        StringBuilder page = new StringBuilder("# Error codes\n\n" + MADE + """

                What a client can rely on: `code` never changes its meaning. `title` and `detail` are for people, in the
                language of `Accept-Language`; words in braces are filled in.
                """);
        errorCodes().forEach((domain, codes) -> {
            page.append("\n## ")
                    .append(domain)
                    .append("\n\n| code | status | Indonesia | English |\n|---|---|---|---|\n");
            Properties indonesian = texts(domain, "id");
            Properties english = texts(domain, "en");
            Set<String> known = new TreeSet<>();
            for (ErrorCode code : codes) {
                page.append("| `%s` | %d | %s | %s |\n"
                        .formatted(code.code(), code.status(), text(indonesian, code), text(english, code)));
                known.add(code.code());
                known.add(code.code() + ".detail");
            }
            for (Properties texts : List.of(indonesian, english)) {
                assertThat(texts.stringPropertyNames().stream()
                                .filter(key -> key.matches("[a-z0-9-]+(\\.detail)?") && !known.contains(key))
                                .toList())
                        .as("texts of %s that belong to no code", domain)
                        .isEmpty();
            }
            assertThat(indonesian.stringPropertyNames())
                    .as("texts of %s in both languages", domain)
                    .isEqualTo(english.stringPropertyNames());
        });
        GeneratedFile.check(DOCS.resolve("ERRORS.md"), page.toString());
    }

    @Test
    void everyCodeIsUniqueAndOfAStatusThatMeansSomething() {
        List<ErrorCode> all =
                errorCodes().values().stream().flatMap(List::stream).toList();
        assertThat(all).extracting(ErrorCode::code).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(ErrorCode::status)
                .isSubsetOf(400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 423, 428, 429, 500, 503);
    }

    @Test
    void tables() {
        StringBuilder page = new StringBuilder("# Tables\n\n" + MADE + """

                Which table is whose: the room that owns it (nothing else writes it), the endpoints of that room, and the
                tests beside it.

                | table | what it holds | room | endpoints | tests |
                |---|---|---|---|---|
                """);
        Map<String, JavaClass> entities = Entities.byTable();
        Map<String, String> comments = Tables.comments();
        new TreeMap<>(Tables.domains()).forEach((table, domain) -> {
            JavaClass entity = entities.get(table);
            String room = entity == null ? domain : entity.getPackageName().replaceFirst("^id\\.tm\\.", "");
            page.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            table,
                            cell(comments.getOrDefault(table, "")),
                            room + (entity == null ? "" : " (`" + entity.getSimpleName() + "`)"),
                            entity == null ? "" : endpoints(entity.getPackageName()),
                            entity == null ? "" : tests(entity.getPackageName())));
        });
        GeneratedFile.check(DOCS.resolve("TABLES.md"), page.toString());
    }

    @Test
    void permissions() {
        Map<String, Set<String>> found = new TreeMap<>();
        endpointMethods().forEach(method -> method.tryGetAnnotationOfType(PermissionsAllowed.class)
                .ifPresent(allowed -> {
                    for (String permission : allowed.value()) {
                        assertThat(permission).as("on %s", method.getFullName()).matches("[a-z][a-z-]*:[a-z][a-z-]*");
                        found.computeIfAbsent(permission, key -> new TreeSet<>())
                                .add(method.getOwner().getSimpleName());
                    }
                }));
        assertThat(found).isNotEmpty();
        GeneratedFile.check(
                RESOURCES.resolve(java.nio.file.Path.of("META-INF", "tm", "permissions.csv")),
                String.join("\n", found.keySet()) + "\n");
    }

    @Test
    void publicEndpoints() {
        List<String> found = endpointMethods()
                .filter(method -> method.isAnnotatedWith(PermitAll.class)
                        || method.getOwner().isAnnotatedWith(PermitAll.class))
                .map(method -> verb(method) + " " + path(method))
                .sorted()
                .toList();
        GeneratedFile.check(
                java.nio.file.Path.of("src", "test", "resources", "public-endpoints.txt"),
                "# Endpoints that ask for no login. Whoever adds one thinks about who may call it, how often, and with what.\n"
                        + String.join("\n", found) + "\n");
    }

    @Test
    void architecture() {
        StringBuilder page = new StringBuilder("# Architecture\n\n" + MADE + """

                One Maven module, one deployable. A domain is a package below `id.tm`; what it offers to others stands
                directly in that package, everything else is a room of its own. A domain uses lower floors only, along these
                arrows; foreign keys follow them too.

                ```mermaid
                flowchart BT
                """);
        for (List<String> floor : DomainGraph.FLOORS) {
            for (String domain : floor) {
                if (DomainGraph.ARROWS.containsKey(domain))
                    page.append("    ")
                            .append(domain)
                            .append("[")
                            .append(domain)
                            .append("]\n");
            }
        }
        DomainGraph.ARROWS.forEach((from, targets) ->
                targets.stream().sorted().forEach(to -> page.append("    %s --> %s\n".formatted(from, to))));
        page.append("```\n\n| domain | what it owns | rooms |\n|---|---|---|\n");
        Map<String, String> owns = new TreeMap<>();
        for (String domain : DomainGraph.ARROWS.keySet()) owns.put(domain, packageComment(domain));
        DomainGraph.ARROWS
                .keySet()
                .forEach(domain ->
                        page.append("| `%s` | %s | %s |\n".formatted(domain, cell(owns.get(domain)), rooms(domain))));
        page.append("""

                What must flow upward takes one of two doors that the lower floor owns: an interface implemented above as a
                bean (`support.ReminderSubject`, `support.RecipientDirectory`, `platform.security.PrincipalDirectory`), or an
                event observed in the same transaction (`account.UserRegistered`). What leaves the service (mails, WhatsApp)
                is a row written in the business transaction and delivered by workers after its commit.
                """);
        GeneratedFile.check(DOCS.resolve("ARCHITECTURE.md"), page.toString());
    }

    private static Map<String, List<ErrorCode>> errorCodes() {
        Map<String, List<ErrorCode>> found = new TreeMap<>();
        for (JavaClass type : MainClasses.get()) {
            if (!type.isEnum() || !type.isAssignableTo(ErrorCode.class)) continue;
            List<ErrorCode> codes = new ArrayList<>();
            for (Object constant : type.reflect().getEnumConstants()) codes.add((ErrorCode) constant);
            found.put(codes.get(0).bundle(), codes);
        }
        return found;
    }

    private static Properties texts(String domain, String language) {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(
                RESOURCES.resolve("messages").resolve(domain + "_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String text(Properties texts, ErrorCode code) {
        String title = texts.getProperty(code.code());
        assertThat(title).as("text of %s", code.code()).isNotBlank();
        String detail = texts.getProperty(code.code() + ".detail");
        return cell(detail == null ? title : title + ". " + detail);
    }

    private static Stream<JavaMethod> endpointMethods() {
        return MainClasses.get().stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> verb(method) != null);
    }

    private static String endpoints(String room) {
        return endpointMethods()
                .filter(method -> method.getOwner().getPackageName().equals(room))
                .map(method -> "`" + verb(method) + " " + path(method).replace("/api/v1", "") + "`")
                .sorted()
                .collect(Collectors.joining("<br>"));
    }

    private static String verb(JavaMethod method) {
        for (JavaAnnotation<?> annotation : method.getAnnotations()) {
            if (annotation.getRawType().getPackageName().equals("jakarta.ws.rs")
                    && Set.of("GET", "POST", "PUT", "DELETE", "PATCH")
                            .contains(annotation.getRawType().getSimpleName()))
                return annotation.getRawType().getSimpleName();
        }
        return null;
    }

    private static String path(JavaMethod method) {
        String base = method.getOwner().getAnnotationOfType(Path.class).value();
        String own = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return ("/" + base + "/" + own)
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "")
                .replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
    }

    private static String tests(String room) {
        java.nio.file.Path directory =
                java.nio.file.Path.of("src", "test", "java").resolve(room.replace('.', '/'));
        if (!Files.isDirectory(directory)) return "";
        try (Stream<java.nio.file.Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*(Test|IT)\\.java"))
                    .map(name -> name.replace(".java", ""))
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rooms(String domain) {
        return MainClasses.get().stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("id.tm." + domain + "."))
                .map(name -> name.substring(("id.tm." + domain + ".").length()).split("\\.")[0])
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The first paragraph of package-info. */
    private static String packageComment(String domain) {
        java.nio.file.Path file = java.nio.file.Path.of("src", "main", "java", "id", "tm", domain, "package-info.java");
        try {
            return Files.readString(file)
                    .replaceAll("(?s)^/\\*\\*(.*?)(\\*/|<p>).*", "$1")
                    .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                    .replaceAll("\\n\\s*\\*", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}

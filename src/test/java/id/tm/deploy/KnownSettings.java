package id.tm.deploy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.tm.platform.mode.Mode;
import id.tm.platform.mode.SettingsCheck;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment variables that mean something to the service. */
final class KnownSettings {

    /** Settings of the framework that the manifests may use; each was looked up in its documentation. */
    private static final Set<String> OF_THE_FRAMEWORK = Set.of(
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "QUARKUS_FLYWAY_PASSWORD",
            "QUARKUS_FLYWAY_USERNAME",
            "QUARKUS_FLYWAY_VALIDATE_AT_START",
            "QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED",
            "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
            "QUARKUS_MAILER_HOST",
            "QUARKUS_MAILER_PASSWORD",
            "QUARKUS_MAILER_PORT",
            "QUARKUS_MAILER_START_TLS",
            "QUARKUS_MAILER_OWN_HOST_NAME",
            "QUARKUS_MAILER_USERNAME",
            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
            "QUARKUS_OTEL_SDK_DISABLED");

    private final Set<Pattern> names;

    private KnownSettings(Collection<String> properties) {
        this.names = properties.stream().map(KnownSettings::pattern).collect(Collectors.toSet());
    }

    /** Those of every {@code @ConfigMapping(prefix = "tm…")} of the service, and those its start reads by itself. */
    static KnownSettings ofService() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("id.tm");
        return of(classes.stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::reflect)
                .toList());
    }

    static KnownSettings of(Collection<Class<?>> mappings) {
        Set<String> properties = new TreeSet<>(SettingsCheck.REQUIRED);
        properties.add(Mode.PROPERTY);
        for (Class<?> mapping : mappings) {
            String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
            if (!prefix.equals("tm") && !prefix.startsWith("tm.")) continue;
            properties.addAll(ConfigMappings.getProperties(ConfigClass.configClass(mapping, prefix))
                    .keySet());
        }
        return new KnownSettings(properties);
    }

    boolean isKnown(String environmentName) {
        return OF_THE_FRAMEWORK.contains(environmentName)
                || names.stream().anyMatch(name -> name.matcher(environmentName).matches());
    }

    static List<String> required() {
        return SettingsCheck.REQUIRED.stream()
                .map(KnownSettings::environmentName)
                .toList();
    }

    /** A star stands for a key of a map, an index in brackets for a place in a list. */
    private static Pattern pattern(String property) {
        String[] fixed = property.split("\\*", -1);
        return Pattern.compile(Stream.of(fixed)
                .map(KnownSettings::environmentName)
                .map(Pattern::quote)
                .collect(Collectors.joining("[A-Z0-9_]+")));
    }

    private static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

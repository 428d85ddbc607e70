package id.tm.platform.mode;

import java.util.Map;

/** All that happens before the framework starts; after it, the configuration the framework reads is complete. */
public final class Start {

    private static final Map<String, String> NO_PORT_NO_SCHEDULE = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.log.console.stderr", "true");

    private static final Map<String, String> MIGRATE = Map.of(
            "quarkus.flyway.migrate-at-start", "true",
            // would find the pending migrations and refuse to start
            "quarkus.flyway.validate-at-start", "false");

    private Start() {}

    /** Settles mode and settings as system properties; throws {@link StartRefused} when the process must not start. */
    public static void prepare(StartArguments arguments, StartSettings settings) {
        Mode mode = Mode.of(settings);
        System.setProperty(Mode.PROPERTY, mode.propertyValue());
        boolean migrates = arguments.task() == StartArguments.Task.MIGRATE || SettingsCheck.migrates(settings);
        SettingsCheck.require(mode, settings, migrates);
        if (arguments.task() != StartArguments.Task.SERVE) NO_PORT_NO_SCHEDULE.forEach(System::setProperty);
        if (arguments.task() == StartArguments.Task.MIGRATE) MIGRATE.forEach(System::setProperty);
        if (mode == Mode.LOCAL) {
            LocalSetup.prepare(settings);
        } else if (settings.get("quarkus.log.console.json.enabled").isEmpty()) {
            System.setProperty("quarkus.log.console.json.enabled", "true");
        }
        DatabaseCheck.require(mode, settings, migrates);
    }
}

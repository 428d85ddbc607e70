package id.tm.platform.mode;

import java.util.Arrays;

/**
 * What the command line asks for: the service, one run of one job ({@code --job=<name>}), or the database migrations
 * ({@code --migrate}).
 */
public record StartArguments(Task task, String job) {

    public enum Task {
        SERVE,
        JOB,
        MIGRATE
    }

    private static final String USAGE = "; known are --job=<name> and --migrate, one at a time";

    public static StartArguments parse(String... args) {
        StartArguments parsed = new StartArguments(Task.SERVE, null);
        for (String arg : args) {
            StartArguments next;
            if (arg.startsWith("--job=") && arg.length() > "--job=".length()) {
                next = new StartArguments(Task.JOB, arg.substring("--job=".length()));
            } else if (arg.equals("--migrate")) {
                next = new StartArguments(Task.MIGRATE, null);
            } else {
                throw StartRefused.argument("argument '" + arg + "' is not understood" + USAGE);
            }
            if (parsed.task != Task.SERVE) {
                throw StartRefused.argument("arguments " + Arrays.toString(args) + " ask for two things" + USAGE);
            }
            parsed = next;
        }
        return parsed;
    }
}

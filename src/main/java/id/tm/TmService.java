package id.tm;

import id.tm.platform.job.JobCommand;
import id.tm.platform.mode.MigrateCommand;
import id.tm.platform.mode.Start;
import id.tm.platform.mode.StartArguments;
import id.tm.platform.mode.StartRefused;
import id.tm.platform.mode.StartSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Where the process begins: settles the settings, then starts the service, one job ({@code --job=<name>}) or the
 * migrations ({@code --migrate}).
 */
@QuarkusMain
public class TmService {

    public static void main(String... args) {
        try {
            StartArguments arguments = StartArguments.parse(args);
            // Standard output of a job is its summary alone, whoever else prints.
            if (arguments.task() == StartArguments.Task.JOB) System.setOut(System.err);
            Start.prepare(arguments, StartSettings.ofProcess());
            switch (arguments.task()) {
                case SERVE -> Quarkus.run(args);
                case JOB -> Quarkus.run(JobCommand.class, args);
                case MIGRATE -> Quarkus.run(MigrateCommand.class, args);
            }
        } catch (StartRefused e) {
            System.err.println("tm-service does not start: " + e.getMessage());
            System.exit(e.exitCode());
        }
    }
}

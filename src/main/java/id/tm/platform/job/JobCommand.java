package id.tm.platform.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.mode.StartArguments;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** {@code --job=<name>}: runs the job once and prints its summary, the only line that goes to standard output. */
public class JobCommand implements QuarkusApplication {

    private static final int UNKNOWN_JOB = 2;

    private final JobRunner jobs;
    private final ObjectMapper json;
    private final OutputStream out;

    // System.out is turned to standard error in job mode, so that nothing else can mix into the line.
    @Inject
    JobCommand(JobRunner jobs, ObjectMapper json) {
        this(jobs, json, new FileOutputStream(FileDescriptor.out));
    }

    JobCommand(JobRunner jobs, ObjectMapper json, OutputStream out) {
        this.jobs = jobs;
        this.json = json;
        this.out = out;
    }

    @Override
    public int run(String... args) throws IOException {
        JobSummary summary;
        try {
            summary = jobs.runOnce(StartArguments.parse(args).job(), "COMMAND_LINE");
        } catch (UnknownJobException e) {
            System.err.println("tm-service: " + e.getMessage());
            return UNKNOWN_JOB;
        }
        out.write((json.writeValueAsString(summary) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return summary.state().equals(JobSummary.DONE) ? 0 : 1;
    }
}

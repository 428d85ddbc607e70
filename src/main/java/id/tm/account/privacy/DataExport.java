package id.tm.account.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.account.MemberActivity;
import id.tm.platform.privacy.PersonalData;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import id.tm.platform.time.BusinessTime;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All that is kept about a person, as a ZIP with one JSON file per section. */
@ApplicationScoped
class DataExport implements TaskKind {

    static final String NAME = "data-export";

    private final List<PersonalData> parts;
    private final ObjectMapper json;
    private final MemberActivity activity;
    private final Clock clock;

    DataExport(@All List<PersonalData> parts, ObjectMapper json, MemberActivity activity, Clock clock) {
        this.parts = parts.stream()
                .sorted(Comparator.comparing(PersonalData::section))
                .toList();
        this.json = json;
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        String fileName = "my-data-" + BusinessTime.day(clock.instant()) + ".zip";
        // One transaction, so that the sections do not contradict each other more than they must.
        QuarkusTransaction.requiringNew().run(() -> {
            run.result(zip(run.ownerId()), "application/zip", fileName);
            activity.record(run.ownerId(), MemberActivity.DATA_EXPORTED);
            run.progress(parts.size(), (long) parts.size());
        });
    }

    private byte[] zip(UUID userId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (PersonalData part : parts) {
                Object content = part.export(userId);
                if (content == null) continue;
                ZipEntry entry = new ZipEntry(part.section() + ".json");
                entry.setTime(clock.millis());
                zip.putNextEntry(entry);
                zip.write(written(content));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] written(Object content) throws JsonProcessingException {
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
    }
}

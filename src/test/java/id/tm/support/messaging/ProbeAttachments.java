package id.tm.support.messaging;

import id.tm.support.AttachedFile;
import id.tm.support.AttachmentSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Files of the tests: what each says is its id and the language. */
@ApplicationScoped
class ProbeAttachments implements AttachmentSource {

    static final String KIND = "probe";

    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();
    private final Set<UUID> gone = ConcurrentHashMap.newKeySet();

    void fail(UUID id) {
        failing.add(id);
    }

    void mend(UUID id) {
        failing.remove(id);
    }

    void lose(UUID id) {
        gone.add(id);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<AttachedFile> file(UUID id, Locale locale) {
        if (failing.contains(id)) throw new IllegalStateException("no ink");
        if (gone.contains(id)) return Optional.empty();
        return Optional.of(
                new AttachedFile(id + ".txt", "text/csv", (id + " " + locale).getBytes(StandardCharsets.US_ASCII)));
    }
}

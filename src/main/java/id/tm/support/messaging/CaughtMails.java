package id.tm.support.messaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.crypto.SecretTokens;
import id.tm.support.AttachedFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mails kept as files, one each, so that the processes of one machine show each other's. */
@ApplicationScoped
class CaughtMails {

    private static final Pattern ID = Pattern.compile("\\d{13}-[A-Za-z0-9_-]{1,64}");
    private static final String ENDING = ".json";
    private static final String FILE_ENDING = ".file";

    private final Path folder;
    private final ObjectMapper json;
    private final Clock clock;

    CaughtMails(MailConfig config, ObjectMapper json, Clock clock) {
        this.folder = config.caughtDir();
        this.json = json;
        this.clock = clock;
    }

    void keep(Delivery delivery, Map<String, String> headers, Optional<AttachedFile> file) {
        Instant now = clock.instant();
        String id = "%013d-%s".formatted(now.toEpochMilli(), SecretTokens.random(9));
        CaughtMail mail = new CaughtMail(
                id,
                now,
                delivery.address(),
                delivery.message().subject(),
                headers,
                delivery.message().html(),
                delivery.message().text(),
                file.map(each -> new CaughtMail.Attachment(each.name(), each.mediaType(), each.content().length))
                        .orElse(null));
        try {
            Files.createDirectories(folder);
            if (file.isPresent())
                Files.write(folder.resolve(id + FILE_ENDING), file.get().content());
            Path unfinished = folder.resolve(id + ".part");
            Files.write(unfinished, json.writeValueAsBytes(mail));
            // A reader must never see half a mail.
            Files.move(unfinished, folder.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<CaughtMail> find(String id) {
        return ID.matcher(id).matches() ? read(folder.resolve(id + ENDING)) : Optional.empty();
    }

    /** The file that came with the mail. */
    Optional<byte[]> findFile(String id) {
        if (!ID.matcher(id).matches()) return Optional.empty();
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(id + FILE_ENDING)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Newest first; {@code to} is a whole address or null for all. */
    List<CaughtMail> newest(int limit, String to) {
        if (!Files.isDirectory(folder)) return List.of();
        List<CaughtMail> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            var newestFirst = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .iterator();
            while (newestFirst.hasNext() && found.size() < limit) {
                read(newestFirst.next())
                        .filter(mail -> to == null || to.equalsIgnoreCase(mail.to()))
                        .ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private Optional<CaughtMail> read(Path file) {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), CaughtMail.class));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

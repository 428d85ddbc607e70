package id.tm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is made from the code. A test that finds it out of step fails;
 * {@code ./mvnw test -Dtest='*Docs*,*OpenApi*,*Matrix*' -Dtm.generate=true} writes all of them anew.
 */
public final class GeneratedFile {

    private GeneratedFile() {}

    public static void check(Path file, String content) {
        try {
            if (Boolean.getBoolean("tm.generate")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
                return;
            }
            String stored = Files.exists(file) ? Files.readString(file) : "";
            assertThat(stored)
                    .as("%s is out of step with the code; -Dtm.generate=true writes it anew", file)
                    .isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

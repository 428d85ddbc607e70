package id.tm.platform.mode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.ServiceLoader;

/** Gives a local start what production must be told: a database and a key, both kept in the data directory. */
final class LocalSetup {

    static final String DATA_DIRECTORY = "tm.local.data-directory";
    /** Tells {@link LocalBanner} that there is something to tell. */
    static final String ACTIVE = "tm.local.active";
    /** Tells {@link LocalBanner} that the database is the one in the data directory. */
    static final String EMBEDDED = "tm.local.embedded-database";

    private LocalSetup() {}

    static void prepare(StartSettings settings) {
        boolean needsDatabase = settings.get(SettingsCheck.JDBC_URL).isEmpty();
        boolean needsKey = settings.get(SettingsCheck.CRYPTO_KEYS).isEmpty();
        System.setProperty(ACTIVE, "true");
        // A developer's machine is not asked to show an open demo to its network.
        if (settings.get("quarkus.http.host").isEmpty()) System.setProperty("quarkus.http.host", "localhost");
        if (!needsDatabase && !needsKey) return;

        Path data = Path.of(settings.get(DATA_DIRECTORY).orElse(".data")).toAbsolutePath();
        try {
            Files.createDirectories(data);
            try (FileChannel file = FileChannel.open(
                            data.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                assert lock.isValid();
                if (needsKey) System.setProperty(SettingsCheck.CRYPTO_KEYS, key(data));
                if (needsDatabase) openDatabase(data);
            }
        } catch (IOException e) {
            throw StartRefused.setting("TM_MODE is local, and " + data + " cannot be used: " + e.getMessage());
        }
    }

    private static void openDatabase(Path data) throws IOException {
        LocalDatabase database = ServiceLoader.load(LocalDatabase.class)
                .findFirst()
                .orElseThrow(() -> StartRefused.setting("QUARKUS_DATASOURCE_JDBC_URL is not set, and this build carries"
                        + " no database of its own for TM_MODE=local"));
        LocalDatabase.Access access = database.open(data);
        System.setProperty(SettingsCheck.JDBC_URL, access.jdbcUrl());
        System.setProperty(SettingsCheck.USERNAME, access.username());
        System.setProperty(SettingsCheck.PASSWORD, access.password());
        System.setProperty(SettingsCheck.OWNER_USERNAME, access.ownerUsername());
        System.setProperty(SettingsCheck.OWNER_PASSWORD, access.ownerPassword());
        System.setProperty(EMBEDDED, "true");
    }

    private static String key(Path data) throws IOException {
        Path file = data.resolve("keys").resolve("crypto.keys");
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent(), only("rwx------"));
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            Path draft = file.resolveSibling("crypto.keys.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, only("rw-------"));
            Files.writeString(draft, "local-1:" + Base64.getEncoder().encodeToString(secret) + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }

    private static FileAttribute<?>[] only(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

package id.tm.embedded;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The processes that use one server, each with a shared lock on one file; the operating system takes the lock back
 * however the process ends. Who can turn theirs into an exclusive one is the last, and stops the server. A server whose
 * users were all killed lives on until the next one has come and gone.
 */
final class ServerUsers {

    private static final long SECONDS_TO_STOP = 60;

    private ServerUsers() {}

    static void join(Path directory, List<String> stopCommand) throws IOException {
        FileChannel file = FileChannel.open(
                directory.resolve("postgres.users"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            FileLock lock = file.lock(0, Long.MAX_VALUE, true);
            Runtime.getRuntime().addShutdownHook(new Leave(directory, file, lock, stopCommand));
        } catch (OverlappingFileLockException alreadyJoined) {
            file.close();
        }
    }

    private static final class Leave extends Thread {

        private final Path directory;
        private final FileChannel file;
        private final FileLock lock;
        private final List<String> stopCommand;

        Leave(Path directory, FileChannel file, FileLock lock, List<String> stopCommand) {
            super("embedded-database-stop");
            this.directory = directory;
            this.file = file;
            this.lock = lock;
            this.stopCommand = stopCommand;
        }

        @Override
        public void run() {
            try {
                awaitApplication();
                try (FileChannel start = FileChannel.open(directory.resolve("start.lock"), StandardOpenOption.WRITE);
                        FileLock alone = lock(start)) {
                    lock.release();
                    if (alone.isValid() && file.tryLock() != null) {
                        new ProcessBuilder(stopCommand)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor();
                    }
                }
            } catch (IOException e) {
                System.err.println("tm-service: the embedded PostgreSQL was not stopped: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits for a start in another process, and for one that this process's own end has interrupted. */
        private static FileLock lock(FileChannel start) throws IOException {
            while (true) {
                try {
                    return start.lock();
                } catch (OverlappingFileLockException stillStarting) {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            }
        }

        /** Hooks of a JVM run side by side; what the application still has in hand needs the database. */
        private static void awaitApplication() throws InterruptedException {
            Application application = Application.currentApplication();
            if (application == null) return;
            Thread wait = new Thread(application::awaitShutdown, "embedded-database-wait");
            wait.setDaemon(true);
            wait.start();
            wait.join(SECONDS_TO_STOP * 1000);
        }
    }
}

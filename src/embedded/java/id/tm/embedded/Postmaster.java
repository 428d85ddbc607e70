package id.tm.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running server says of itself in the postmaster.pid of its data directory. */
record Postmaster(long pid, int port) {

    /** Empty when no process with that id lives: the server ended without the time to remove the file. */
    static Optional<Postmaster> of(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(file)) return Optional.empty();
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) return Optional.empty();
        Postmaster found = new Postmaster(
                Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip()));
        return Optional.of(found).filter(Postmaster::isAlive);
    }

    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                // after a restart of the machine the id may belong to anybody; a dead process that nobody has waited for
                // has no command any more
                .filter(process -> process.info()
                        .command()
                        .map(command -> command.contains("postgres"))
                        .orElse(false))
                .isPresent();
    }
}

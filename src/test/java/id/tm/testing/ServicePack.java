package id.tm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several processes of the packaged service that share their settings, on one database if wanted: instances that are
 * killed and started again, and runs of one job. Whatever is alive when the pack is closed, or when this JVM ends, is
 * killed.
 */
public final class ServicePack implements AutoCloseable {

    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> jvmOptions;
    private final List<PackagedService> processes = new CopyOnWriteArrayList<>();
    private final Thread lastResort = new Thread(this::killAll);

    private ServicePack(Path directory, Map<String, String> environment, List<String> jvmOptions) {
        this.directory = directory;
        this.environment = environment;
        this.jvmOptions = jvmOptions;
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * @param directory where the processes run; each keeps its output below it
     * @param environment of every process of the pack
     */
    public static ServicePack in(Path directory, Map<String, String> environment, String... jvmOptions) {
        return new ServicePack(directory.toAbsolutePath(), environment, List.of(jvmOptions));
    }

    /** Starts an instance without waiting for it. It listens on a port that is free. */
    public Instance begin(String name, Map<String, String> more) {
        return new Instance(name, more);
    }

    /** Runs {@code --job=<job>} to its end. */
    public Outcome job(String job, Map<String, String> more) {
        return outcome(beginJob(job, more));
    }

    /** Starts {@code --job=<job>} without waiting for it. */
    public PackagedService beginJob(String job, Map<String, String> more) {
        return launch("job-" + job, more, "--job=" + job);
    }

    /** Waits for the end of what {@link #beginJob} began. */
    public Outcome outcome(PackagedService job) {
        int exitCode = job.awaitExit();
        processes.remove(job);
        return new Outcome(exitCode, job.stdout(), job.stderr());
    }

    /** Brings the database's schema up to date. */
    public void migrate() {
        Outcome outcome = outcome(launch("migrate", Map.of(), "--migrate"));
        if (outcome.exitCode() != 0) throw new IllegalStateException("--migrate failed: " + outcome);
    }

    @Override
    public void close() {
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException ending) {
            // then the hook runs by itself
        }
    }

    private void killAll() {
        processes.forEach(PackagedService::close);
        processes.forEach(PackagedService::awaitExit);
        processes.clear();
    }

    private PackagedService launch(String name, Map<String, String> more, String... arguments) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        all.putIfAbsent("QUARKUS_HTTP_PORT", "0");
        PackagedService process = PackagedService.start(directory.resolve(name), all, jvmOptions, List.of(arguments));
        processes.add(process);
        return process;
    }

    /** How a process that was run to its end has ended; {@code out} is its standard output alone. */
    public record Outcome(int exitCode, String out, String err) {}

    /** A service that may live several times. */
    public final class Instance {

        private final String name;
        private final Map<String, String> more;
        private PackagedService life;

        private Instance(String name, Map<String, String> more) {
            this.name = name;
            this.more = more;
            beginAgain();
        }

        /** SIGKILL: nothing is finished, nothing is given back. */
        public void kill() {
            life.kill();
            processes.remove(life);
        }

        /** Starts it again after its end, without waiting. */
        public void beginAgain() {
            if (life != null && life.isAlive()) throw new IllegalStateException(name + " is running");
            life = launch(name, more);
        }

        /** The port on which it listens and is ready. */
        public int awaitReady() {
            return life.awaitReady();
        }

        public boolean isAlive() {
            return life.isAlive();
        }

        public long pid() {
            return life.pid();
        }

        /** What this life of it has written to its log. */
        public String log() {
            return life.stdout() + life.stderr();
        }
    }

    /** The memory a process has resident, in kB; empty where the operating system has no /proc to tell. */
    public static Optional<Long> residentKilobytes(long pid) {
        return lines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
                .findFirst();
    }

    /** The TCP ports a process listens on; empty where the operating system has no /proc to tell. */
    public static Optional<Set<Integer>> listeningPorts(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        if (!Files.isReadable(process.resolve("net/tcp"))) return Optional.empty();
        Set<String> sockets;
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            sockets = descriptors.map(ServicePack::target).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<Integer> ports = new HashSet<>();
        Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> lines(process.resolve(table)).stream().skip(1))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[3].equals("0A") && sockets.contains("socket:[" + columns[9] + "]"))
                .forEach(columns -> ports.add(Integer.parseInt(columns[1].replaceFirst(".*:", ""), 16)));
        return Optional.of(ports);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}

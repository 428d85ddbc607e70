package id.tm.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packaged service as processes of the operating system, several on one database if wanted: started, killed,
 * started again, or run for one job. Whatever is still alive when the pack is closed, or when this JVM ends, is killed.
 */
public final class ServicePack implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://\\S+?:(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<String> KEPT_FROM_HERE = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ");

    private final Path directory;
    private final Map<String, String> environment;
    private final List<String> jvmOptions;
    private final List<Process> processes = new CopyOnWriteArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Thread lastResort = new Thread(this::killAll);

    private ServicePack(Path directory, Map<String, String> environment, List<String> jvmOptions) {
        this.directory = directory.toAbsolutePath();
        this.environment = environment;
        this.jvmOptions = jvmOptions;
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * @param directory where the processes run and their logs are kept
     * @param environment of every process of the pack; of this JVM's own only PATH and the like are passed on
     */
    public static ServicePack in(Path directory, Map<String, String> environment, String... jvmOptions) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServicePack(directory, environment, List.of(jvmOptions));
    }

    /** Starts an instance and waits until it is ready. */
    public Instance start(String name, Map<String, String> more) {
        return begin(name, more).awaitReady();
    }

    /** Starts an instance without waiting. It listens on a port that is free. */
    public Instance begin(String name, Map<String, String> more) {
        return new Instance(name, more);
    }

    /** Runs {@code --job=<job>} to its end. */
    public Outcome job(String job, Map<String, String> more) {
        return beginJob(job, more).await();
    }

    public JobProcess beginJob(String job, Map<String, String> more) {
        return new JobProcess("job-" + job, List.of("--job=" + job), more);
    }

    /** Brings the database's schema up to date. */
    public void migrate() {
        Outcome outcome = new JobProcess("migrate", List.of("--migrate"), Map.of()).await();
        if (outcome.exitCode() != 0) throw new IllegalStateException("--migrate failed: " + outcome);
    }

    @Override
    public void close() {
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyEnding) {
            // then the hook runs by itself
        }
    }

    private void killAll() {
        processes.forEach(Process::destroyForcibly);
        for (Process process : processes) ended(process, PATIENCE);
    }

    private Process launch(List<String> arguments, Map<String, String> more, Path out, Path err) {
        List<String> command = new ArrayList<>(program());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().retainAll(KEPT_FROM_HERE);
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        try {
            Process process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> program() {
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        Optional<Path> executable = Optional.ofNullable(System.getProperty("native.image.path"))
                .map(Path::of)
                .filter(Files::isExecutable);
        if (executable.isPresent()) return List.of(executable.get().toString());
        if (!Files.exists(jar)) throw new IllegalStateException(jar + " is missing: run ./mvnw package first");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static boolean ended(Process process, Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks every 50 ms until the answer is yes. */
    static void until(String what, Duration atMost, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) throw new IllegalStateException("not within " + atMost + ": " + what);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLines(Path file) {
        List<String> lines = read(file).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** How a process that was run to its end has ended; {@code out} is its standard output alone. */
    public record Outcome(int exitCode, String out, String log) {}

    /** A process that does one thing and ends. */
    public final class JobProcess {

        private final Process process;
        private final Path out;
        private final Path log;

        private JobProcess(String name, List<String> arguments, Map<String, String> more) {
            try {
                out = Files.createTempFile(directory, name + "-", ".out");
                log = Files.createTempFile(directory, name + "-", ".log");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            process = launch(arguments, more, out, log);
        }

        public long pid() {
            return process.pid();
        }

        public boolean isAlive() {
            return process.isAlive();
        }

        public void kill() {
            process.destroyForcibly();
            ended(process, PATIENCE);
        }

        public Outcome await() {
            if (!ended(process, PATIENCE)) {
                kill();
                throw new IllegalStateException("did not end within " + PATIENCE + ":\n" + lastLines(log));
            }
            processes.remove(process);
            return new Outcome(process.exitValue(), read(out), read(log));
        }
    }

    /** A running service. */
    public final class Instance {

        private final String name;
        private final Map<String, String> more;
        private int generation;
        private Path log;
        private Process process;
        private int port;

        private Instance(String name, Map<String, String> more) {
            this.name = name;
            this.more = new TreeMap<>(more);
            launchAgain();
        }

        /** SIGKILL: nothing is finished, nothing is given back. */
        public void kill() {
            process.destroyForcibly();
            if (!ended(process, PATIENCE)) throw new IllegalStateException(name + " survives SIGKILL");
            processes.remove(process);
        }

        /** SIGTERM, and the exit code; what is claimed is finished first. */
        public int stop() {
            process.destroy();
            if (!ended(process, PATIENCE)) throw new IllegalStateException(name + " does not stop:\n" + lastLines(log));
            processes.remove(process);
            return process.exitValue();
        }

        /** Starts it again after its end, without waiting. */
        public void launchAgain() {
            if (process != null && process.isAlive()) throw new IllegalStateException(name + " is running");
            log = directory.resolve(name + "-" + ++generation + ".log");
            port = 0;
            Map<String, String> all = new TreeMap<>(more);
            all.putIfAbsent("QUARKUS_HTTP_PORT", "0");
            process = launch(List.of(), all, log, log);
        }

        public Instance awaitReady() {
            until(name + " is ready", PATIENCE, () -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            name + " ended with " + process.exitValue() + ":\n" + lastLines(log));
                }
                return isReady();
            });
            return this;
        }

        public boolean isReady() {
            return findPort() && status("/q/health/ready") == 200;
        }

        public boolean isAlive() {
            return process.isAlive();
        }

        public long pid() {
            return process.pid();
        }

        public URI uri(String path) {
            if (!findPort()) throw new IllegalStateException(name + " does not listen yet");
            return URI.create("http://localhost:" + port + path);
        }

        public String log() {
            return read(log);
        }

        /** Memory in use now, as the operating system sees it; empty where it does not say. */
        public Optional<Long> residentKilobytes() {
            Path status = Path.of("/proc", Long.toString(pid()), "status");
            if (!Files.isReadable(status)) return Optional.empty();
            return read(status)
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
                    .findFirst();
        }

        /** The status of a GET, -1 when there is no answer. */
        public int status(String path) {
            HttpRequest request = HttpRequest.newBuilder(uri(path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            try {
                return http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException e) {
                return -1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private boolean findPort() {
            if (port != 0) return true;
            Matcher listening = LISTENING.matcher(read(log));
            if (!listening.find()) return false;
            port = Integer.parseInt(listening.group(1));
            return true;
        }
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
        for (String table : List.of("net/tcp", "net/tcp6")) {
            read(process.resolve(table)).lines().skip(1).forEach(line -> {
                String[] columns = line.strip().split("\\s+");
                boolean listens = columns[3].equals("0A");
                if (listens && sockets.contains("socket:[" + columns[9] + "]")) {
                    ports.add(Integer.parseInt(columns[1].substring(columns[1].indexOf(':') + 1), 16));
                }
            });
        }
        return Optional.of(ports);
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged application as a process of its own: the native executable where it was built, else the jar. It sees none
 * of the settings of the test's own environment. Closing it kills it.
 */
public final class PackagedService implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^\\s:]+:(\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path out;
    private final Path err;

    private PackagedService(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it in that directory, which also takes its output, with these environment variables and no others of ours. */
    public static PackagedService start(Path directory, Map<String, String> environment, String... arguments) {
        return start(directory, environment, List.of("-Xmx512m"), List.of(arguments));
    }

    /** As above; a native executable takes no notice of the options of a JVM. */
    static PackagedService start(
            Path directory, Map<String, String> environment, List<String> jvmOptions, List<String> arguments) {
        try {
            Files.createDirectories(directory);
            Path out = Files.createTempFile(directory, "stdout", ".log");
            Path err = Files.createTempFile(directory, "stderr", ".log");
            List<String> command = new ArrayList<>(program(jvmOptions));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("TM_"));
            builder.environment().putAll(environment);
            return new PackagedService(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A complete set of production settings, to be changed at will. */
    public static Map<String, String> productionEnvironment(PostgresResource.Database database) {
        Map<String, String> environment = new TreeMap<>(database.environment());
        environment.put("TM_MODE", "production");
        environment.put("TM_CRYPTO_KEYS", "test-1:" + "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        environment.put("TM_PUBLIC_URL", "https://tm.example.com");
        environment.put("TM_MAIL_FROM", "TM <no-reply@tm.example.com>");
        environment.put("TM_MAIL_MESSAGE_ID_DOMAIN", "tm.example.com");
        environment.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "0");
        return environment;
    }

    /** The port on which it listens and is ready. */
    public int awaitReady() {
        Patience.await("a ready service").until(() -> !process.isAlive() || isReady());
        if (!process.isAlive()) throw new IllegalStateException("ended with " + process.exitValue() + ": " + log());
        return port();
    }

    /** The exit code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(Patience.MOST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Asks it to end, as an orchestrator would (SIGTERM), and returns the exit code. */
    public int terminate() {
        process.destroy();
        return awaitExit();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    public String stdout() {
        return read(out);
    }

    public String stderr() {
        return read(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String log() {
        return stdout() + stderr();
    }

    private boolean isReady() {
        int port = port();
        if (port == 0) return false;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int port() {
        Matcher listening = LISTENING.matcher(stdout());
        return listening.find() ? Integer.parseInt(listening.group(1)) : 0;
    }

    private static List<String> program(List<String> jvmOptions) {
        Path executable = Path.of(System.getProperty("native.image.path", "no-native-executable"));
        if (Files.isExecutable(executable)) return List.of(executable.toString());
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

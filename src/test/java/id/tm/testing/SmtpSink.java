package id.tm.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A mail server that keeps what it accepts and can misbehave on demand. It counts a mail as accepted from the moment it
 * decides to say 250 to the final dot: whether the client lives to hear that is the client's problem, as with a real
 * server.
 */
public final class SmtpSink implements AutoCloseable {

    /**
     * One accepted mail.
     *
     * @param order 0 for the first mail this server accepted, without gaps
     * @param resend the X-TM-Resend header, null when the mail has none
     * @param body the text after the headers as it came, empty unless {@link #keepBodies()} was called
     */
    public record Mail(
            long order,
            Instant at,
            String sender,
            String recipient,
            String messageId,
            String resend,
            String to,
            String subject,
            String body) {}

    /** What a fault may be chosen by. {@code attempt} is 1 for the first time this recipient is tried. */
    public record Attempt(String recipient, int attempt) {}

    /** How the server treats one mail. */
    public enum Fault {
        NONE,
        /** 451 to RCPT: try later. */
        REFUSED_FOR_NOW,
        /** 550 to RCPT: never. */
        REFUSED,
        /** The connection breaks after the final dot, before any answer, and the mail is gone. */
        LOST_AFTER_DATA,
        /** The connection breaks after the final dot, before any answer, and yet the mail is delivered. */
        DELIVERED_WITHOUT_ANSWER
    }

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final ServerSocket server;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final List<Mail> accepted = new ArrayList<>();
    private volatile Function<Attempt, Fault> faults = attempt -> Fault.NONE;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean keepBodies;

    private SmtpSink(ServerSocket server) {
        this.server = server;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "smtp-sink");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Listens on a free loopback port. */
    public static SmtpSink start() {
        try {
            SmtpSink sink = new SmtpSink(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            sink.threads.execute(sink::acceptConnections);
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The settings of a service that sends its mail here, as environment variables. */
    public Map<String, String> settings() {
        return Map.of(
                "TM_MAIL_TRANSPORT",
                "smtp",
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_PORT",
                Integer.toString(port()));
    }

    /** Returns when so many mails have been accepted. */
    public void awaitCount(int count) {
        Patience.await(count + " mails").pollInterval(Duration.ofMillis(20)).until(() -> count() >= count);
    }

    public SmtpSink keepBodies() {
        keepBodies = true;
        return this;
    }

    /** From now on each recipient of each mail is asked about; called by many threads at a time. */
    public SmtpSink misbehave(Function<Attempt, Fault> faults) {
        this.faults = faults;
        return this;
    }

    /** Waits that long before it answers the final dot. */
    public SmtpSink delay(Duration delay) {
        this.delay = delay;
        return this;
    }

    /** What was accepted up to now, in that order. */
    public List<Mail> mails() {
        synchronized (accepted) {
            return List.copyOf(accepted);
        }
    }

    public int count() {
        synchronized (accepted) {
            return accepted.size();
        }
    }

    /** Forgets what it has accepted and how often it was tried. */
    public void clear() {
        synchronized (accepted) {
            accepted.clear();
        }
        attempts.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void acceptConnections() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (SocketException e) {
                if (!server.isClosed()) throw new UncheckedIOException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Conversation(
                            new BufferedInputStream(socket.getInputStream(), 16384),
                            new BufferedOutputStream(socket.getOutputStream()))
                    .run();
        } catch (IOException e) {
            // The client broke off, or this server did on purpose; either way nothing more is accepted here.
        } finally {
            open.remove(socket);
        }
    }

    private Mail record(String sender, String recipient, Headers headers, String body) {
        synchronized (accepted) {
            Mail mail = new Mail(
                    accepted.size(),
                    Instant.now(),
                    sender,
                    recipient,
                    headers.get("message-id"),
                    headers.get("x-tm-resend"),
                    headers.get("to"),
                    headers.get("subject"),
                    body);
            accepted.add(mail);
            return mail;
        }
    }

    /** Commands are read one by one from a buffer and answers flushed when it runs empty, so clients may pipeline. */
    private final class Conversation {

        private final InputStream in;
        private final OutputStream out;
        private String sender;
        private final List<String> recipients = new ArrayList<>();
        private Fault fault = Fault.NONE;

        Conversation(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void run() throws IOException {
            answer("220 sink ESMTP");
            boolean more = true;
            while (more) {
                if (in.available() == 0) out.flush();
                String line = line();
                if (line == null) return;
                more = command(line, line.toUpperCase(Locale.ROOT));
            }
            out.flush();
        }

        private boolean command(String line, String upper) throws IOException {
            if (upper.startsWith("EHLO")) {
                answer("250-sink", "250-PIPELINING", "250-8BITMIME", "250 SIZE 20000000");
            } else if (upper.startsWith("HELO")) {
                answer("250 sink");
            } else if (upper.startsWith("MAIL FROM:")) {
                reset();
                sender = address(line);
                answer("250 ok");
            } else if (upper.startsWith("RCPT TO:")) {
                recipient(address(line));
            } else if (upper.equals("DATA")) {
                return data();
            } else if (upper.startsWith("QUIT")) {
                answer("221 bye");
                return false;
            } else if (upper.startsWith("RSET")) {
                reset();
                answer("250 ok");
            } else if (upper.startsWith("NOOP")) {
                answer("250 ok");
            } else {
                answer("502 unknown");
            }
            return true;
        }

        private void recipient(String address) throws IOException {
            int attempt = attempts.merge(address, 1, Integer::sum);
            Fault chosen = faults.apply(new Attempt(address, attempt));
            switch (chosen) {
                case REFUSED_FOR_NOW -> answer("451 try later");
                case REFUSED -> answer("550 no such mailbox");
                default -> {
                    if (chosen != Fault.NONE) fault = chosen;
                    recipients.add(address);
                    answer("250 ok");
                }
            }
        }

        private boolean data() throws IOException {
            if (recipients.isEmpty()) {
                answer("503 no recipient");
                return true;
            }
            answer("354 go on");
            out.flush();
            String text = text();
            if (!delay.isZero()) LockSupport.parkNanos(delay.toNanos());
            if (fault == Fault.LOST_AFTER_DATA) return false;
            Headers headers = Headers.of(text);
            String body = keepBodies ? text.substring(headers.end()) : "";
            for (String recipient : recipients) record(sender, recipient, headers, body);
            if (fault == Fault.DELIVERED_WITHOUT_ANSWER) return false;
            reset();
            answer("250 accepted");
            return true;
        }

        private void reset() {
            sender = null;
            recipients.clear();
            fault = Fault.NONE;
        }

        private void answer(String... lines) throws IOException {
            for (String line : lines) out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(80);
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) return null;
                if (b != '\r') line.write(b);
            }
            return line.toString(StandardCharsets.UTF_8);
        }

        /** The mail up to the line that is a dot; the dots doubled for transport are left as they are. */
        private String text() throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream(8192);
            // the end of the DATA command's own line may begin the mark: an empty mail is ".\r\n"
            int matched = 2;
            while (matched < END.length) {
                int b = in.read();
                if (b < 0) throw new EOFException("the client left in the middle of a mail");
                text.write(b);
                matched = b == END[matched] ? matched + 1 : b == '\r' ? 1 : 0;
            }
            return text.toString(StandardCharsets.UTF_8);
        }

        private String address(String command) {
            int from = command.indexOf('<');
            int to = command.indexOf('>', from + 1);
            return from < 0 || to < 0
                    ? command.substring(command.indexOf(':') + 1).strip()
                    : command.substring(from + 1, to);
        }
    }

    private record Headers(Map<String, String> values, int end) {

        static Headers of(String text) {
            Map<String, String> values = new java.util.HashMap<>();
            int at = 0;
            String name = null;
            while (at < text.length()) {
                int next = text.indexOf("\r\n", at);
                if (next < 0) break;
                String line = text.substring(at, next);
                at = next + 2;
                if (line.isEmpty()) break;
                boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
                int colon = line.indexOf(':');
                if (folded && name != null) {
                    values.merge(name, line.strip(), (head, tail) -> head + " " + tail);
                } else if (colon > 0) {
                    name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                    values.putIfAbsent(name, line.substring(colon + 1).strip());
                }
            }
            return new Headers(values, at);
        }

        String get(String name) {
            return values.get(name);
        }
    }
}

package id.tm.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends the same kind of request over a number of kept-alive connections, each waiting for its answer before the next
 * request, and counts. Plain sockets and a thread per connection: on a small machine the measure must cost little of
 * what it measures.
 */
final class HttpLoad {

    /** @param microseconds the latency of every answer, ascending */
    record Result(long answers, Duration took, long[] microseconds) {

        double perSecond() {
            return answers * 1e9 / took.toNanos();
        }

        double milliseconds(double quantile) {
            int at = (int) Math.min(microseconds.length - 1L, (long) (microseconds.length * quantile));
            return microseconds[at] / 1000.0;
        }
    }

    private final URI service;
    private final int connections;
    private final IntFunction<String> pathOf;
    private final int expectedStatus;
    private final Map<String, String> headers;
    private final IntFunction<String> bodyOf;
    private final String method;
    private final IntFunction<Map<String, String>> moreHeadersOf;

    /** @param pathOf what the n-th request of a connection asks for */
    HttpLoad(
            URI service, int connections, IntFunction<String> pathOf, int expectedStatus, Map<String, String> headers) {
        this(service, connections, pathOf, null, expectedStatus, headers);
    }

    /** The same for POST, when {@code bodyOf} says what the n-th request carries. */
    HttpLoad(
            URI service,
            int connections,
            IntFunction<String> pathOf,
            IntFunction<String> bodyOf,
            int expectedStatus,
            Map<String, String> headers) {
        this(
                service,
                connections,
                pathOf,
                bodyOf,
                expectedStatus,
                headers,
                bodyOf == null ? "GET" : "POST",
                n -> Map.of());
    }

    private HttpLoad(
            URI service,
            int connections,
            IntFunction<String> pathOf,
            IntFunction<String> bodyOf,
            int expectedStatus,
            Map<String, String> headers,
            String method,
            IntFunction<Map<String, String>> moreHeadersOf) {
        this.method = method;
        this.moreHeadersOf = moreHeadersOf;
        this.bodyOf = bodyOf;
        this.service = service;
        this.connections = connections;
        this.pathOf = pathOf;
        this.expectedStatus = expectedStatus;
        this.headers = headers;
    }

    /** The same as PUT, when {@code headersOf} says what else stands in the head of the n-th request. */
    HttpLoad put(IntFunction<Map<String, String>> headersOf) {
        return new HttpLoad(service, connections, pathOf, bodyOf, expectedStatus, headers, "PUT", headersOf);
    }

    /** As fast as the answers come. */
    Result asFastAsPossible(Duration duration) {
        return run(duration, 0);
    }

    /**
     * At a given rate over all connections. A latency counts from the moment its request was to be sent: an answer that
     * is late makes those that wait behind it late too.
     */
    Result atRate(Duration duration, int perSecond) {
        return run(duration, connections * 1_000_000_000L / perSecond);
    }

    private Result run(Duration duration, long intervalNanos) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<Callable<Samples>> tasks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int number = i;
                long first = begin + intervalNanos * i / connections;
                tasks.add(() -> one(number, first, end, intervalNanos));
            }
            List<Samples> all = new ArrayList<>();
            for (Future<Samples> one : threads.invokeAll(tasks)) all.add(one.get());
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            long[] merged = all.stream().flatMapToLong(Samples::stream).sorted().toArray();
            return new Result(merged.length, took, merged);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Samples one(int number, long first, long end, long intervalNanos) {
        Samples samples = new Samples();
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            OutputStream out = socket.getOutputStream();
            Answers answers = new Answers(socket.getInputStream());
            long planned = first;
            for (int n = number; ; n += connections) {
                long now = System.nanoTime();
                if (intervalNanos > 0) {
                    for (; now < planned; now = System.nanoTime()) LockSupport.parkNanos(planned - now);
                }
                if (now >= end) return samples;
                out.write(request(n));
                int status = answers.next();
                if (status != expectedStatus) throw new IllegalStateException("answered with " + status);
                samples.add((System.nanoTime() - (intervalNanos > 0 ? planned : now)) / 1000);
                planned += intervalNanos;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] request(int n) {
        StringBuilder text = new StringBuilder(200);
        text.append(method)
                .append(' ')
                .append(pathOf.apply(n))
                .append(" HTTP/1.1\r\nHost: ")
                .append(service.getAuthority());
        for (Map<String, String> some : List.of(headers, moreHeadersOf.apply(n))) {
            some.forEach((name, value) ->
                    text.append("\r\n").append(name).append(": ").append(value));
        }
        String body = bodyOf == null ? "" : bodyOf.apply(n);
        if (bodyOf != null) text.append("\r\nContent-Length: ").append(body.length());
        return text.append("\r\n\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Samples {

        private long[] values = new long[4096];
        private int size;

        void add(long value) {
            if (size == values.length) values = Arrays.copyOf(values, size * 2);
            values[size++] = value;
        }

        java.util.stream.LongStream stream() {
            return Arrays.stream(values, 0, size);
        }
    }

    /** Reads answers that say their length. */
    private static final class Answers {

        private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

        private final InputStream in;
        private final byte[] buffer = new byte[65536];
        private int filled;

        Answers(InputStream in) {
            this.in = in;
        }

        /** Reads one answer to its end; returns its status. */
        int next() throws IOException {
            int head = headEnd(0);
            while (head < 0) {
                int searched = Math.max(0, filled - 3);
                more();
                head = headEnd(searched);
            }
            int status = (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
            int length = status == 304 || status == 204 ? 0 : contentLength(head);
            int end = head + length;
            while (filled < end) more();
            System.arraycopy(buffer, end, buffer, 0, filled - end);
            filled -= end;
            return status;
        }

        private void more() throws IOException {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read <= 0) throw new EOFException("the connection was closed, or the answer is too long");
            filled += read;
        }

        private int headEnd(int from) {
            for (int i = from; i + 3 < filled; i++) {
                if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                    return i + 4;
                }
            }
            return -1;
        }

        private int contentLength(int head) {
            for (int i = 0; i + LENGTH.length < head; i++) {
                if (!matches(i)) continue;
                int length = 0;
                for (int j = i + LENGTH.length; buffer[j] != '\r'; j++) {
                    if (buffer[j] != ' ') length = length * 10 + buffer[j] - '0';
                }
                return length;
            }
            throw new IllegalStateException("the answer does not say its length");
        }

        private boolean matches(int at) {
            for (int i = 0; i < LENGTH.length; i++) {
                int b = buffer[at + i];
                if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != LENGTH[i]) return false;
            }
            return true;
        }
    }
}

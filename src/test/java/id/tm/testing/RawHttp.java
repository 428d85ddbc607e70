package id.tm.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests no decent client would send: written byte by byte, the answer read as it comes. */
public final class RawHttp {

    private RawHttp() {}

    /** What the server says to {@code head} followed by {@code bodyBytes} blanks. */
    public static String send(String head, int bodyBytes) throws IOException {
        return exchange(head, out -> {
            byte[] block = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
            for (int left = bodyBytes; left > 0; left -= block.length)
                out.write(block, 0, Math.min(left, block.length));
        });
    }

    /** The same, in chunks whose total the server is not told beforehand. */
    public static String sendChunked(String head, int bodyBytes) throws IOException {
        return exchange(head, out -> {
            byte[] block = ("2000\r\n" + " ".repeat(8192) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int left = bodyBytes; left > 0; left -= 8192) out.write(block);
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    private interface Body {
        void write(OutputStream out) throws IOException;
    }

    private static String exchange(String head, Body body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
                body.write(out);
                out.flush();
            } catch (SocketException refusedMeanwhile) {
                // the answer may be there all the same
            }
            byte[] answer = new byte[16_384];
            int length = 0;
            int read;
            while (length < answer.length && !complete(answer, length) && (read = read(socket, answer, length)) > 0) {
                length += read;
            }
            return new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private static int read(Socket socket, byte[] answer, int length) throws IOException {
        try {
            return socket.getInputStream().read(answer, length, answer.length - length);
        } catch (SocketException reset) {
            return -1;
        }
    }

    private static boolean complete(byte[] answer, int length) {
        String text = new String(answer, 0, length, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return false;
        var declared =
                java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(text.substring(0, end));
        return declared.find()
                && text.substring(end + 4).getBytes(StandardCharsets.UTF_8).length
                        >= Integer.parseInt(declared.group(1));
    }
}

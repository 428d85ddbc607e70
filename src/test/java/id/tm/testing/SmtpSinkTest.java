package id.tm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.SmtpSink.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpSinkTest {

    private final SmtpSink sink = SmtpSink.start();

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void keepsWhatItAcceptsInOrderWithTheHeadersThatCount() throws IOException {
        sink.keepBodies();
        List<String> answers =
                talk("EHLO me", mail("ani@example.org", "<1@tm>", null), mail("budi@example.org", "<2@tm>", "1"));

        assertThat(answers).filteredOn(line -> line.startsWith("250 accepted")).hasSize(2);
        assertThat(sink.mails())
                .extracting(SmtpSink.Mail::recipient)
                .containsExactly("ani@example.org", "budi@example.org");
        assertThat(sink.mails()).extracting(SmtpSink.Mail::messageId).containsExactly("<1@tm>", "<2@tm>");
        assertThat(sink.mails()).extracting(SmtpSink.Mail::resend).containsExactly(null, "1");
        assertThat(sink.mails()).extracting(SmtpSink.Mail::order).containsExactly(0L, 1L);
        assertThat(sink.mails().get(0).subject()).isEqualTo("a subject in two lines");
        assertThat(sink.mails().get(0).body()).isEqualTo("one\r\n..two\r\n.\r\n");
    }

    @Test
    void refusesAsTold() throws IOException {
        sink.misbehave(attempt -> attempt.recipient().startsWith("gone")
                ? Fault.REFUSED
                : attempt.attempt() == 1 ? Fault.REFUSED_FOR_NOW : Fault.NONE);

        assertThat(talk("HELO me", mail("gone@example.org", "<1@tm>", null))).contains("550 no such mailbox");
        assertThat(talk("HELO me", mail("busy@example.org", "<2@tm>", null))).contains("451 try later");
        assertThat(talk("HELO me", mail("busy@example.org", "<2@tm>", null))).contains("250 accepted");
        assertThat(sink.mails()).extracting(SmtpSink.Mail::messageId).containsExactly("<2@tm>");
    }

    @Test
    void breaksOffAfterTheMailWithAndWithoutDeliveringIt() throws IOException {
        sink.misbehave(attempt ->
                attempt.recipient().startsWith("lost") ? Fault.LOST_AFTER_DATA : Fault.DELIVERED_WITHOUT_ANSWER);

        assertThat(talk("HELO me", mail("lost@example.org", "<1@tm>", null)))
                .last()
                .isEqualTo("354 go on");
        assertThat(talk("HELO me", mail("seen@example.org", "<2@tm>", null)))
                .last()
                .isEqualTo("354 go on");
        assertThat(sink.mails()).extracting(SmtpSink.Mail::messageId).containsExactly("<2@tm>");
    }

    /** All at once, as a client that pipelines without waiting for anything. */
    private List<String> talk(String... commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sink.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write((String.join("\r\n", commands) + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> answers = new java.util.ArrayList<>();
            try {
                for (String line = in.readLine(); line != null; line = in.readLine()) answers.add(line);
            } catch (java.net.SocketException reset) {
                // broken off with our QUIT unread: that is what the last test asks for
            }
            return answers;
        }
    }

    private static String mail(String recipient, String messageId, String resend) {
        return String.join(
                "\r\n",
                "MAIL FROM:<tm@example.org>",
                "RCPT TO:<" + recipient + ">",
                "DATA",
                "Subject: a subject",
                " in two lines",
                "Message-ID: " + messageId,
                (resend == null ? "X-Other: 1" : "X-TM-Resend: " + resend),
                "",
                "one",
                "..two",
                ".");
    }
}

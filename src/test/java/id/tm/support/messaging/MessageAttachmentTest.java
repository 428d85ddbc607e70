package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.time.SystemClock;
import id.tm.support.Attachment;
import id.tm.support.Channel;
import id.tm.support.OutgoingMessage;
import id.tm.support.OutgoingMessage.Lane;
import id.tm.testing.ReceivedMail;
import id.tm.testing.ServiceTest;
import id.tm.testing.SmtpResource;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that go with mails. */
@ServiceTest
class MessageAttachmentTest {

    @Inject
    MessageDispatcher dispatcher;

    @Inject
    ProbeAttachments files;

    @Inject
    SystemClock clock;

    private final String address = Probe.freshAddress();
    private final UUID file = UUID.randomUUID();

    @BeforeEach
    void alone() {
        Probe.parkAllOthers();
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void aFileIsDrawnWhenItsMailLeaves() throws Exception {
        UUID id = Probe.send(mail().with(new Attachment(ProbeAttachments.KIND, file)));
        files.fail(file);
        dispatcher.run(clock.instant(), 10);
        assertThat(Probe.read(id).lastError).contains("no ink");
        assertThat(SmtpResource.mailsTo(address)).isEmpty();

        files.mend(file);
        clock.move(Duration.ofMinutes(1));
        dispatcher.run(clock.instant(), 10);
        assertThat(Probe.read(id).state()).isEqualTo(MessageState.SENT);
        assertThat(ReceivedMail.to(address)).singleElement().satisfies(mail -> {
            assertThat(mail.text()).contains("Sari");
            assertThat(mail.html()).contains("Sari");
        });
        MimeMultipart parts =
                (MimeMultipart) SmtpResource.mailsTo(address).get(0).getContent();
        BodyPart last = parts.getBodyPart(parts.getCount() - 1);
        assertThat(last.getFileName()).isEqualTo(file + ".txt");
        assertThat(last.getContentType()).startsWith("text/csv");
        assertThat(last.getDisposition()).isEqualTo("attachment");
        assertThat(new String(last.getInputStream().readAllBytes())).isEqualTo(file + " id");
    }

    @Test
    void aMailWhoseFileIsGoneLeavesWithoutIt() throws Exception {
        files.lose(file);
        Probe.send(mail().with(new Attachment(ProbeAttachments.KIND, file)));
        dispatcher.run(clock.instant(), 10);
        MimeMultipart parts =
                (MimeMultipart) SmtpResource.mailsTo(address).get(0).getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            assertThat(parts.getBodyPart(i).getFileName()).isNull();
        }
    }

    @Test
    void onlyMailsCarryFilesAndOnlyThoseThatSomebodyDraws() {
        OutgoingMessage unknown = mail().with(new Attachment("nobody's", file));
        assertThatThrownBy(() -> Probe.send(unknown)).isInstanceOf(IllegalArgumentException.class);
        UUID id = Probe.send(mail());
        assertThatThrownBy(() -> Probe.sql("update messages set channel = 'WHATSAPP', attachment_kind = 'probe',"
                        + " attachment_id = gen_random_uuid() where id = '" + id + "'"))
                .rootCause()
                .hasMessageContaining("ck_messages_attachment");
    }

    private OutgoingMessage mail() {
        return new OutgoingMessage(
                "email-verification",
                Probe.recipient(address),
                Channel.EMAIL,
                Map.of("name", "Sari", "link", Probe.SECRET, "expiresAt", "2026-01-05T04:18:00Z"),
                Lane.NORMAL,
                null);
    }
}

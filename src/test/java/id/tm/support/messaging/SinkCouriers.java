package id.tm.support.messaging;

import id.tm.platform.mode.ModeConfig;
import id.tm.testing.SmtpSink;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Couriers that carry mail to a server of the test's choice. */
@Singleton
public class SinkCouriers {

    private final CaughtMails caught;
    private final Attachments attachments;
    private final WhatsAppCarrier whatsApp;
    private final Suppressions suppressions;
    private final ModeConfig mode;
    private final Vertx vertx;
    private final List<SinkMailer> mailers = new ArrayList<>();

    SinkCouriers(
            CaughtMails caught,
            Attachments attachments,
            WhatsAppCarrier whatsApp,
            Suppressions suppressions,
            ModeConfig mode,
            Vertx vertx) {
        this.caught = caught;
        this.attachments = attachments;
        this.whatsApp = whatsApp;
        this.suppressions = suppressions;
        this.mode = mode;
        this.vertx = vertx;
    }

    public Courier to(SmtpSink server) {
        return to(server, Probe.config(MailConfig.class, Map.of("tm.mail.transport", "smtp")));
    }

    Courier to(SmtpSink server, MailConfig config) {
        SinkMailer mailer = new SinkMailer(vertx, server.port());
        mailers.add(mailer);
        return new Courier(
                new MailCarrier(mailer, caught, attachments, config, mode, vertx), whatsApp, suppressions, config);
    }

    public void close() {
        mailers.forEach(SinkMailer::close);
        mailers.clear();
    }
}

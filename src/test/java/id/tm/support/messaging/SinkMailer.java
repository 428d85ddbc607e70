package id.tm.support.messaging;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.util.List;

/** The same mail client as the service's, speaking to a server of the test's choice. */
final class SinkMailer implements ReactiveMailer, AutoCloseable {

    private final MailClient client;

    SinkMailer(Vertx vertx, int port) {
        client = MailClient.create(
                vertx,
                new MailConfig()
                        .setHostname("127.0.0.1")
                        .setPort(port)
                        .setMaxPoolSize(10)
                        .setOwnHostname("localhost"));
    }

    @Override
    public Uni<Void> send(Mail... mails) {
        Mail mail = mails[0];
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        mail.getHeaders().forEach(headers::add);
        MailMessage message = new MailMessage()
                .setFrom(mail.getFrom())
                .setTo(List.copyOf(mail.getTo()))
                .setSubject(mail.getSubject())
                .setText(mail.getText())
                .setHtml(mail.getHtml())
                .setHeaders(headers);
        return Uni.createFrom()
                .completionStage(() -> client.sendMail(message).toCompletionStage())
                .replaceWithVoid();
    }

    @Override
    public void close() {
        client.close();
    }
}

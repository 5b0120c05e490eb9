package io.contaluz.billing.notification;

import io.contaluz.billing.customer.EmailAddress;
import io.contaluz.billing.usagepoint.Agreements;
import io.contaluz.billing.usagepoint.Matricula;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// Mails events to whoever answers for their usage point, if `spring.mail.host` is set.
@Component
class MailChannel {

    private static final Logger log = LoggerFactory.getLogger(MailChannel.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final Agreements agreements;
    private final NotificationProperties properties;

    MailChannel(
            ObjectProvider<JavaMailSender> sender,
            Agreements agreements,
            NotificationProperties properties) {
        this.sender = sender;
        this.agreements = agreements;
        this.properties = properties;
        if (!isOn()) {
            log.info("no mail is sent, since spring.mail.host is not set");
        }
    }

    /// Whether there is a server to send by.
    boolean isOn() {
        return sender.getIfAvailable() != null;
    }

    Outcome send(Delivery delivery) {
        var server = sender.getIfAvailable();
        if (server == null) {
            return new Outcome.Skipped("não há servidor de e-mail configurado");
        }
        var address = agreements.emailToday(new Matricula(delivery.event().matricula()));
        return address.isEmpty()
                ? new Outcome.Skipped("a unidade não tem cliente com e-mail")
                : mail(server, address.get(), delivery.event());
    }

    private Outcome mail(JavaMailSender server, EmailAddress address, NotedEvent event) {
        try {
            var message = server.createMimeMessage();
            var writer = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            writer.setFrom(properties.mailFrom());
            writer.setTo(address.value());
            writer.setSubject("%s (unidade %s)".formatted(event.kind().title(), event.matricula()));
            writer.setText(
                    """
                    %s

                    Unidade: %s
                    Esta mensagem é automática; não é preciso responder.
                    """
                            .formatted(event.message(), event.matricula()));
            // By which whoever gets it twice can tell.
            message.setHeader("ContaLuz-Evento", event.id().toString());
            server.send(message);
            return new Outcome.Delivered("entregue ao servidor de e-mail");
        } catch (MessagingException | MailException e) {
            return new Outcome.Failed(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}

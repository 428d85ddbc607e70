package id.tm.support.reminder;

import id.tm.platform.AppendOnly;
import id.tm.platform.crypto.EncryptedText;
import id.tm.support.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What reached whom, with which template version and values. Written by {@link Deliveries}. Table: reminder_histories. */
@Entity
@Table(name = "reminder_histories")
public class ReminderHistory extends AppendOnly {

    public UUID deliveryId;
    public String kind;
    public UUID planId;
    public UUID subjectId;
    public String step;
    public String audience;
    public String recipientKey;
    public UUID userId;
    public String name;

    @Enumerated(EnumType.STRING)
    public Channel channel;

    public String address;
    public String locale;
    public String zone;
    public String templateKey;
    public UUID templateId;
    public int templateVersion;
    public String messageId;
    public String subject;

    /** A JSON object of the values as text. */
    @Column(name = "variables")
    @Convert(converter = EncryptedText.class)
    public String variables;

    public int attempts;
    public Instant sentAt;
}

package id.tm.support.messaging;

import id.tm.platform.AppendOnly;
import id.tm.support.Channel;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** An address that takes no messages. Table: message_suppressions. */
@Entity
@Table(name = "message_suppressions")
class MessageSuppression extends AppendOnly {

    @Enumerated(EnumType.STRING)
    Channel channel;

    String address;

    @Enumerated(EnumType.STRING)
    Suppressions.Cause cause;

    String detail;
}

package id.tm.support.messaging;

import static id.tm.support.SupportError.UNSUBSCRIBE_LINK_INVALID;

import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.mode.ModeConfig;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Links by which a person wants no more reminders. Whom they name stands in them, encrypted and authenticated, so that
 * they need no table, never expire and show no address in any log.
 */
@ApplicationScoped
public class UnsubscribeTokens {

    private static final String PURPOSE = "unsubscribe";

    /** @param userId null for one who has no account; then {@code address} says who it is */
    record Holder(Channel channel, UUID userId, String address) {}

    private final ColumnCipher cipher;
    private final URI publicUrl;

    UnsubscribeTokens(ColumnCipher cipher, ModeConfig mode) {
        this.cipher = cipher;
        this.publicUrl = mode.publicUrl();
    }

    /** The one-click address of this person on this channel; null when the person is not reached there. */
    public URI url(Recipient recipient, Channel channel) {
        String address = recipient.address(channel);
        return address == null ? null : url(channel, recipient.userId(), address);
    }

    URI url(Channel channel, UUID userId, String address) {
        String base = publicUrl.toString().replaceAll("/+$", "");
        return URI.create(base + "/api/v1/unsubscribe/" + token(channel, userId, address));
    }

    String token(Channel channel, UUID userId, String address) {
        String who = userId == null ? "address\n" + address : "user\n" + userId;
        String sealed = cipher.encrypt(PURPOSE + "\n" + channel + "\n" + who);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
    }

    Holder read(String token) {
        try {
            String sealed = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            String[] parts = cipher.decrypt(sealed).split("\n", 4);
            if (parts.length == 4 && parts[0].equals(PURPOSE)) {
                Channel channel = Channel.valueOf(parts[1]);
                return parts[2].equals("user")
                        ? new Holder(channel, UUID.fromString(parts[3]), null)
                        : new Holder(channel, null, parts[3]);
            }
        } catch (RuntimeException forgedOrCut) {
            // said below
        }
        throw UNSUBSCRIBE_LINK_INVALID.with();
    }
}

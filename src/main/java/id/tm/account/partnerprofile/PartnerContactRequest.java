package id.tm.account.partnerprofile;

import id.tm.account.user.KnownZone;
import id.tm.account.user.PhoneNumber;
import id.tm.account.user.Phones;
import id.tm.account.user.User;
import id.tm.platform.input.EmailAddress;
import id.tm.platform.input.PersonName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody at the institution; {@code billing}: is told about invoices. */
public record PartnerContactRequest(
        @NotBlank @Size(max = 100) @PersonName @Schema(examples = "Bagian Keuangan")
        String name,

        @NotNull @EmailAddress @Schema(examples = "keuangan@example.com")
        String email,

        @PhoneNumber @Schema(examples = "0812-3456-7890") String phone,

        @Schema(examples = "true", description = "Whether the phone takes WhatsApp; any mobile does when absent")
        Boolean whatsapp,

        @NotNull @Pattern(regexp = "id|en") @Schema(examples = "id")
        String locale,

        @NotNull @KnownZone @Schema(examples = "Asia/Jakarta")
        String zone,

        @Schema(examples = "true") boolean billing) {

    PartnerContact contact() {
        Phones.Phone parsed = Phones.parse(phone).orElse(null);
        boolean mobile = parsed != null && parsed.mobile();
        return new PartnerContact(
                name.strip(),
                User.canonicalEmail(email),
                parsed == null ? null : parsed.e164(),
                mobile && (whatsapp == null || whatsapp),
                locale,
                zone,
                billing);
    }
}

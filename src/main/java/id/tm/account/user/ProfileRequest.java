package id.tm.account.user;

import id.tm.platform.input.PersonName;
import id.tm.platform.input.PlainText;
import id.tm.platform.time.BusinessTime;
import id.tm.region.Place;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole editable part of the profile; what is left out becomes empty. */
public record ProfileRequest(
        @NotBlank @Size(max = 100) @PersonName @Schema(examples = "Budi Santoso")
        String fullName,

        @NotNull @PhoneNumber @Schema(examples = "0812-3456-7890")
        String phone,

        @Schema(examples = "true", description = "Whether the phone takes WhatsApp; any mobile does when absent")
        Boolean whatsapp,

        @Schema(examples = "L") Sex sex,

        @Schema(examples = "1995-08-17", description = "At least 12 years ago")
        LocalDate birthDate,

        @Schema(description = "One of /professions; one that was withdrawn stays until another is chosen")
        UUID professionId,

        @Size(max = 100)
        @PersonName
        @Schema(examples = "Siti Santoso", description = "Of somebody below 18; not kept for anybody else")
        String guardianName,

        @Schema(examples = "true", description = "Whether that guardian has agreed; must be true below 18")
        Boolean guardianConsent,

        @Size(max = 2000) @PlainText @Schema(examples = "Guru BK di Makassar")
        String bio,

        @Size(max = 500) @PlainText @Schema(examples = "Jl. Merdeka No. 1")
        String address,

        @Pattern(regexp = "\\d{10}|\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}")
        @Schema(examples = "73.71.01.1001", description = "Kemendagri code, with or without dots")
        String villageCode,

        @KnownZone
        @Schema(examples = "Asia/Makassar", description = "That of the village when absent, or of Jakarta without one")
        String zone,

        @NotNull @Pattern(regexp = "id|en") @Schema(examples = "id")
        String locale) {

    /** {@code village}: where {@link #villageCode} is, or null without one. */
    void applyTo(Profile profile, Phones.Phone parsed, Place village) {
        profile.fullName = fullName.strip();
        profile.phone = parsed.e164();
        profile.whatsapp = whatsapp == null ? parsed.mobile() : whatsapp;
        profile.sex = sex;
        profile.birthDate = birthDate;
        profile.professionId = professionId;
        profile.bio = bio;
        profile.address = address;
        profile.villageCode = village == null ? null : village.code();
        profile.zone = zone(village).getId();
        profile.locale = locale;
    }

    /** Named zones count before the village's: somebody may live elsewhere than at home. */
    private ZoneId zone(Place village) {
        if (zone != null) return ZoneId.of(zone);
        return village == null ? BusinessTime.ZONE : village.zone();
    }
}

package id.tm.account.user;

import id.tm.account.access.Role;
import id.tm.account.photo.ProfilePhoto;
import id.tm.account.profession.MasterProfession;
import id.tm.account.profession.ProfessionView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record MeView(
        UUID id,
        @Schema(examples = "budi@example.com") String email,
        List<String> roles,
        @Schema(examples = "Budi Santoso") String fullName,

        @Schema(examples = "+6281234567890", description = "E.164")
        String phone,

        boolean whatsapp,
        Sex sex,
        LocalDate birthDate,
        ProfessionView profession,
        @Schema(examples = "Siti Santoso") String guardianName,
        Instant guardianConsentAt,

        @Schema(examples = "/api/v1/me/photo", description = "Where my photo is; absent when there is none")
        String photo,

        String bio,
        String address,
        @Schema(examples = "73.71.01.1001") String villageCode,

        @Schema(
                examples = "Kel. Mangkura, Kec. Ujung Pandang, Kota Makassar, Prov. Sulawesi Selatan",
                description = "Where the village is")
        String village,

        @Schema(examples = "Asia/Makassar") String zone,
        @Schema(examples = "id") String locale,
        Instant createdAt) {

    /** {@code village}: its label, null without one. */
    static MeView of(User user, Profile profile, String village) {
        MasterProfession profession =
                profile.professionId == null ? null : MasterProfession.findById(profile.professionId);
        return new MeView(
                user.id,
                user.email(),
                Role.names(user.roles()).stream().sorted().toList(),
                profile.fullName,
                profile.phone,
                profile.whatsapp,
                profile.sex,
                profile.birthDate,
                profession == null ? null : ProfessionView.of(profession, profile.locale()),
                profile.guardianName,
                profile.guardianConsentAt(),
                ProfilePhoto.keyOf(user.id).isPresent() ? "/api/v1/me/photo" : null,
                profile.bio,
                profile.address,
                profile.villageCode,
                village,
                profile.zone,
                profile.locale,
                user.createdAt);
    }
}

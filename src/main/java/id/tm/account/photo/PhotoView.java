package id.tm.account.photo;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record PhotoView(
        @Schema(examples = "image/jpeg") String mediaType,
        @Schema(examples = "600") int width,
        @Schema(examples = "800") int height,

        @Schema(examples = "48213", description = "Bytes, after everything but the picture was taken out")
        int size,

        Instant updatedAt) {

    static PhotoView of(ProfilePhoto photo) {
        return new PhotoView(photo.mediaType(), photo.width(), photo.height(), photo.content().length, photo.updatedAt);
    }
}

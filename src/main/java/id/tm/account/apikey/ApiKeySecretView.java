package id.tm.account.apikey;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record ApiKeySecretView(
        @Schema(
                examples = "tmk_4f1c9a02be77_qGm0cnNKbJ1dVxkT7mF7l8Q2m1S9o3yqZk6hY0p4r5s",
                description = "For the X-Api-Key header; shown this once")
        String apiKey,

        ApiKeyView key) {}

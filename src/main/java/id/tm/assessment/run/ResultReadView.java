package id.tm.assessment.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That somebody else than its owner read a result, for staff. */
@RegisterForReflection
@Schema(name = "AssessmentResultReadView")
public record ResultReadView(
        UUID id,

        @Schema(description = "A user; of the role ADMIN somebody of the back office")
        UUID readerId,

        @Schema(examples = "PRACTITIONER", description = "As what it was read")
        String role,

        ResultPart part,
        Instant at) {

    static ResultReadView of(ResultRead read) {
        return new ResultReadView(read.id, read.readerId, read.role, read.part, read.createdAt);
    }

    /** The same for the owner of the result, who is told the names of those who have to do with them. */
    @RegisterForReflection
    @Schema(name = "AssessmentMyResultReadView")
    public record Mine(
            UUID id,

            @Schema(examples = "PRACTITIONER", description = "As what it was read; ADMIN is our own staff")
            String role,

            @Schema(examples = "Sari Dewi", description = "Who; of our own staff nobody is named")
            String name,

            ResultPart part,
            Instant at) {

        static Mine of(ResultRead read, String name) {
            return new Mine(read.id, read.role, name, read.part, read.createdAt);
        }
    }
}

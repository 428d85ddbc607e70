package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.INSTRUMENT_REFUSED;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.http.ETags;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.problem.FieldError;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Instruments as files: in, out, and what is different between two of them. */
@Path("/api/v1/admin/question-groups")
@Tag(name = "Instruments")
public class InstrumentFileAdminResource {

    private final InstrumentService service;
    private final Instruments instruments;
    private final QuestionCsv questions;
    private final ObjectMapper json;

    InstrumentFileAdminResource(
            InstrumentService service, Instruments instruments, QuestionCsv questions, ObjectMapper json) {
        this.service = service;
        this.instruments = instruments;
        this.questions = questions;
        this.json = json;
    }

    @POST
    @Path("/imports")
    @IdempotencyRequired
    @PermissionsAllowed("question-groups:write")
    @Operation(
            operationId = "assessment_importInstrument",
            summary = "Begin a new version of an instrument from one file; a wrong file changes nothing")
    @APIResponse(responseCode = "201", description = "A draft was made")
    @APIResponse(responseCode = "200", description = "A dry run: what would be made, and what is wrong")
    @APIResponse(responseCode = "409", description = "There is a draft of this instrument already")
    @APIResponse(responseCode = "422", description = "Its parts do not fit together; the errors say where")
    public RestResponse<InstrumentImportView> load(
            @Valid @NotNull InstrumentFile file,
            @RestQuery
                    @Parameter(
                            description = "Only look what the file would do",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun) {
        if (flag(dryRun)) {
            return RestResponse.ok(InstrumentImportView.of(file, null, service.check(file)));
        }
        QuestionGroup made = service.create(file);
        return RestResponse.ResponseBuilder.<InstrumentImportView>created(
                        URI.create("/api/v1/admin/question-groups/" + made.id))
                .entity(InstrumentImportView.of(file, made, List.of()))
                .build();
    }

    @GET
    @Path("/{id}/file")
    @PermissionsAllowed("question-groups:read")
    @Transactional
    @Operation(
            operationId = "assessment_exportInstrument",
            summary = "A whole instrument as one file; imported again it is the same to the byte")
    @APIResponse(responseCode = "200", description = "The file, with the newest key, norms and texts")
    public RestResponse<InstrumentFile> export(@RestPath UUID id) {
        Instruments.Loaded loaded = instruments.load(id);
        String name = loaded.file().code() + "-v" + loaded.version() + ".json";
        return RestResponse.ResponseBuilder.ok(loaded.file())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    @GET
    @Path("/{id}/questions.csv")
    @Produces("text/csv")
    @PermissionsAllowed("question-groups:read")
    @Transactional
    @Operation(operationId = "assessment_exportQuestions", summary = "The questions of an instrument as a table")
    @APIResponse(
            responseCode = "200",
            description = "One question a row",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public String exportQuestions(@RestPath UUID id) {
        return questions.write(instruments.load(id).file());
    }

    @POST
    @Path("/{id}/questions/imports")
    @Consumes("text/csv")
    @IdempotencyRequired
    @PermissionsAllowed("question-groups:write")
    @Operation(
            operationId = "assessment_importQuestions",
            summary = "Put the questions of a table in the place of those of a draft; a wrong table changes nothing")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example = "section,code,text,text_en,category,scale\n"
                                    + "themes,Q001,Saya menepati janji.,I keep my promises.,themes,REL\n"))
    @APIResponse(responseCode = "200", description = "Done, or for a dry run what would be done and what is wrong")
    @APIResponse(responseCode = "409", description = "It is no draft")
    @APIResponse(responseCode = "422", description = "Rows are wrong, or do not fit the rest; the errors say where")
    @Transactional
    public InstrumentImportView loadQuestions(
            @RestPath UUID id,
            byte[] csv,
            @HeaderParam("If-Match") String ifMatch,
            @RestQuery
                    @Parameter(
                            description = "Only look what the table would do",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun) {
        boolean dry = flag(dryRun);
        QuestionGroup.require(id).requireDraft();
        QuestionCsv.Table table = questions.over(instruments.load(id).file(), csv);
        InstrumentFile changed = table.file();
        List<FieldError> wrong = table.inRows(service.check(changed));
        if (dry) return InstrumentImportView.of(changed, null, wrong);
        ETags.requireMatch(ifMatch, QuestionGroup.require(id).version);
        if (!wrong.isEmpty()) throw INSTRUMENT_REFUSED.with().fields(wrong);
        return InstrumentImportView.of(changed, service.replace(id, ifMatch, changed), List.of());
    }

    @GET
    @Path("/{id}/diff")
    @PermissionsAllowed("question-groups:read")
    @Transactional
    @Operation(
            operationId = "assessment_compareQuestionGroups",
            summary = "What is different from another version; from the one before when none is named")
    public InstrumentDiff compare(
            @RestPath UUID id, @RestQuery @Parameter(description = "The version it is compared with") UUID against) {
        QuestionGroup after = QuestionGroup.require(id);
        QuestionGroup before = against == null
                ? QuestionGroup.findVersion(after.code, after.groupVersion - 1).orElse(after)
                : QuestionGroup.require(against);
        return new InstrumentDiff(
                QuestionGroupView.of(before),
                QuestionGroupView.of(after),
                InstrumentDiff.between(
                        json.valueToTree(instruments.load(before.id).file()),
                        json.valueToTree(instruments.load(after.id).file())));
    }

    /** Nothing but true and false: whoever misspells the wish for a dry run shall not get an import. */
    private static boolean flag(String text) {
        if (text == null || text.equals("false")) return false;
        if (text.equals("true")) return true;
        throw INVALID_INPUT.with().fields(List.of(new FieldError("dryRun", "malformed", "true or false")));
    }
}

package id.tm.assessment.instrument;

import id.tm.assessment.scoring.Instrument;
import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.ScoringKey;
import id.tm.platform.input.CodeShape;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A whole instrument: what is asked, and how the answers are read. What is exported and imported again is the same to the byte. */
@RegisterForReflection
@Schema(name = "Instrument")
public record InstrumentFile(
        @NotNull
        @Pattern(regexp = CodeShape.LOWER)
        @Size(max = 60)
        @Schema(examples = "st-30", description = "The same for all its versions")
        String code,

        @NotNull @Valid BilingualName name,
        @Valid Bilingual description,

        @Size(max = 50) @Schema(description = "The option sets its questions share")
        List<@NotNull @Valid AnswerTemplateRequest> answerTemplates,

        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid SectionFile> sections,
        @NotNull @Valid ScoringKey key,

        @Size(max = 100) @Schema(description = "Whom somebody is compared with; may be absent")
        List<@NotNull @Valid NormGroup> norms,

        @NotNull @Valid ReportTexts texts) {

    public InstrumentFile {
        answerTemplates = answerTemplates == null ? List.of() : answerTemplates;
        sections = sections == null ? List.of() : sections;
        norms = norms == null ? List.of() : norms;
    }

    InstrumentFile with(ScoringKey otherKey, List<NormGroup> otherNorms, ReportTexts otherTexts) {
        return new InstrumentFile(
                code,
                name,
                description,
                answerTemplates,
                sections,
                otherKey == null ? key : otherKey,
                otherNorms == null ? norms : otherNorms,
                otherTexts == null ? texts : otherTexts);
    }

    InstrumentFile withSections(List<SectionFile> others) {
        return new InstrumentFile(code, name, description, answerTemplates, others, key, norms, texts);
    }

    public Optional<AnswerTemplateRequest> template(String templateCode) {
        return answerTemplates.stream()
                .filter(each -> each.code().equals(templateCode))
                .findFirst();
    }

    public Optional<SectionFile> section(String sectionCode) {
        return sections.stream().filter(each -> each.code().equals(sectionCode)).findFirst();
    }

    public int questionCount() {
        return sections.stream().mapToInt(each -> each.questions().size()).sum();
    }

    /** The options somebody chooses from: the question's own, or those of its template or its section's; none when items are picked. */
    public List<AnswerOption> optionsOf(SectionFile section, QuestionFile question) {
        if (!question.options().isEmpty()) return question.options();
        String template = question.answerTemplate() == null ? section.answerTemplate() : question.answerTemplate();
        return template == null
                ? List.of()
                : template(template).map(AnswerTemplateRequest::items).orElse(List.of()).stream()
                        .map(AnswerOption::of)
                        .toList();
    }

    /** As the engine sees it. */
    Instrument toInstrument(int version) {
        return new Instrument(
                code,
                version,
                sections.stream().map(section -> section.toSection(this)).toList());
    }
}

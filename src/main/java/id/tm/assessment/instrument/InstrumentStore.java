package id.tm.assessment.instrument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.ScoringKey;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An instrument as rows, and the rows as the instrument again; the same both ways. */
@ApplicationScoped
class InstrumentStore {

    private static final TypeReference<List<NormGroup>> NORMS = new TypeReference<>() {};

    private final ObjectMapper json;

    InstrumentStore(ObjectMapper json) {
        this.json = json;
    }

    /** Puts the file in the place of all that the draft has. It has been checked. */
    void write(QuestionGroup group, InstrumentFile file) {
        group.describe(file);
        group.persist();
        deleteContent(group.id);
        Map<String, UUID> templates = templates(file);
        Map<String, UUID> categories = MasterQuestionCategory.byCode().values().stream()
                .collect(Collectors.toMap(each -> each.code, each -> each.id));
        for (int i = 0; i < file.sections().size(); i++) {
            write(group.id, i, file.sections().get(i), templates, categories);
        }
        addRevision(group.id, RevisionKind.KEY, 1, file.key(), null);
        addRevision(group.id, RevisionKind.NORMS, 1, file.norms(), null);
        addRevision(group.id, RevisionKind.TEXTS, 1, file.texts(), null);
        Panache.getEntityManager().flush();
    }

    static void deleteContent(UUID groupId) {
        QuestionAnswer.delete("questionGroupId", groupId);
        Question.delete("questionGroupId", groupId);
        QuestionSection.delete("questionGroupId", groupId);
        QuestionGroupRevision.delete("questionGroupId", groupId);
    }

    QuestionGroupRevision addRevision(UUID groupId, RevisionKind kind, int revision, Object content, String reason) {
        QuestionGroupRevision row = new QuestionGroupRevision(groupId, kind, revision, text(content), reason);
        row.persist();
        return row;
    }

    /** With the key, norms and texts of those revisions. */
    InstrumentFile read(QuestionGroup group, ScoringKey key, List<NormGroup> norms, ReportTexts texts) {
        List<QuestionSection> sections = QuestionSection.of(group.id);
        List<Question> questions = Question.of(group.id);
        Map<UUID, AnswerTemplate> templates = AnswerTemplate.byIds(Stream.concat(
                        sections.stream().map(each -> each.answerTemplateId),
                        questions.stream().map(each -> each.answerTemplateId))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<UUID, String> categories = MasterQuestionCategory.codes();
        Map<UUID, List<QuestionAnswer>> answers =
                QuestionAnswer.of(group.id).stream().collect(Collectors.groupingBy(each -> each.questionId));
        Map<UUID, List<QuestionFile>> items = questions.stream()
                .collect(Collectors.groupingBy(
                        each -> each.sectionId,
                        Collectors.mapping(
                                each -> read(each, templates, categories, answers.getOrDefault(each.id, List.of())),
                                Collectors.toList())));
        return new InstrumentFile(
                group.code,
                BilingualName.of(group.name, group.nameEn),
                Bilingual.of(group.description, group.descriptionEn),
                templates.values().stream()
                        .sorted(Comparator.comparing(each -> each.code))
                        .map(AnswerTemplate::content)
                        .toList(),
                sections.stream()
                        .map(each -> read(each, templates, items.get(each.id)))
                        .toList(),
                key,
                norms,
                texts);
    }

    ScoringKey key(QuestionGroupRevision revision) {
        return value(revision, ScoringKey.class);
    }

    ReportTexts texts(QuestionGroupRevision revision) {
        return value(revision, ReportTexts.class);
    }

    List<NormGroup> norms(QuestionGroupRevision revision) {
        try {
            return json.readValue(revision.content, NORMS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(revision.id.toString(), e);
        }
    }

    private <T> T value(QuestionGroupRevision revision, Class<T> type) {
        try {
            return json.readValue(revision.content, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(revision.id.toString(), e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, UUID> templates(InstrumentFile file) {
        Map<String, AnswerTemplate> stored = AnswerTemplate.byCodes(
                file.answerTemplates().stream().map(AnswerTemplateRequest::code).toList());
        Map<String, UUID> ids = new HashMap<>();
        for (AnswerTemplateRequest template : file.answerTemplates()) {
            AnswerTemplate row = stored.get(template.code());
            if (row == null) row = AnswerTemplates.add(template);
            ids.put(template.code(), row.id);
        }
        return ids;
    }

    private static void write(
            UUID groupId, int position, SectionFile file, Map<String, UUID> templates, Map<String, UUID> categories) {
        QuestionSection section = new QuestionSection();
        section.questionGroupId = groupId;
        section.position = position;
        section.code = file.code();
        section.kind = file.kind();
        section.name = file.name().id();
        section.nameEn = file.name().en();
        section.instruction =
                file.instruction() == null ? null : file.instruction().id();
        section.instructionEn =
                file.instruction() == null ? null : file.instruction().en();
        section.timeLimitSeconds = file.timeLimit() == null
                ? null
                : Math.toIntExact(file.timeLimit().toSeconds());
        section.hardLimit = file.hardLimit();
        section.shuffleItems = file.shuffleItems();
        section.shuffleOptions = file.shuffleOptions();
        section.answerTemplateId = templates.get(file.answerTemplate());
        section.stages = file.stages();
        section.persist();
        for (int i = 0; i < file.questions().size(); i++) {
            write(section, i, file.questions().get(i), templates, categories);
        }
    }

    private static void write(
            QuestionSection section,
            int position,
            QuestionFile file,
            Map<String, UUID> templates,
            Map<String, UUID> categories) {
        Question question = new Question();
        question.questionGroupId = section.questionGroupId;
        question.sectionId = section.id;
        question.categoryId = categories.get(file.category());
        question.answerTemplateId = templates.get(file.answerTemplate());
        question.position = position;
        question.code = file.code();
        question.text = file.text().id();
        question.textEn = file.text().en();
        question.scale = file.scale();
        question.reversed = file.reversed();
        question.weight = file.weight();
        question.required = file.required();
        question.persist();
        for (int i = 0; i < file.options().size(); i++) {
            AnswerOption option = file.options().get(i);
            QuestionAnswer answer = new QuestionAnswer();
            answer.questionGroupId = section.questionGroupId;
            answer.questionId = question.id;
            answer.position = i;
            answer.code = option.code();
            answer.text = option.text().id();
            answer.textEn = option.text().en();
            answer.value = option.value();
            answer.scale = option.scale();
            answer.weights = option.weights();
            answer.persist();
        }
    }

    private static SectionFile read(
            QuestionSection row, Map<UUID, AnswerTemplate> templates, List<QuestionFile> questions) {
        return new SectionFile(
                row.code,
                row.kind,
                BilingualName.of(row.name, row.nameEn),
                Bilingual.of(row.instruction, row.instructionEn),
                row.timeLimitSeconds == null ? null : Duration.ofSeconds(row.timeLimitSeconds),
                row.hardLimit,
                row.shuffleItems,
                row.shuffleOptions,
                code(templates, row.answerTemplateId),
                row.stages,
                questions);
    }

    private static QuestionFile read(
            Question row,
            Map<UUID, AnswerTemplate> templates,
            Map<UUID, String> categories,
            List<QuestionAnswer> answers) {
        return new QuestionFile(
                row.code,
                Bilingual.of(row.text, row.textEn),
                categories.get(row.categoryId),
                row.scale,
                row.reversed,
                row.weight,
                row.required,
                code(templates, row.answerTemplateId),
                answers.stream()
                        .map(each -> new AnswerOption(
                                each.code, Bilingual.of(each.text, each.textEn), each.value, each.scale, each.weights))
                        .toList());
    }

    private static String code(Map<UUID, AnswerTemplate> templates, UUID id) {
        AnswerTemplate template = id == null ? null : templates.get(id);
        return template == null ? null : template.code;
    }
}

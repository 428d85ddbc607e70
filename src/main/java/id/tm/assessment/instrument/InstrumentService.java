package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.INSTRUMENT_CODE_FIXED;
import static id.tm.assessment.AssessmentError.INSTRUMENT_REFUSED;
import static id.tm.assessment.AssessmentError.QUESTION_GROUP_FROZEN;

import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The life of instruments: drafts come from files, are published once and for all, and get new keys, norms and texts. */
@ApplicationScoped
class InstrumentService {

    private final InstrumentStore store;
    private final Instruments instruments;
    private final Clock clock;

    InstrumentService(InstrumentStore store, Instruments instruments, Clock clock) {
        this.store = store;
        this.instruments = instruments;
        this.clock = clock;
    }

    /** What would be wrong with it; nothing when it can be imported. */
    @Transactional
    List<FieldError> check(InstrumentFile file) {
        return check(
                file,
                MasterQuestionCategory.byCode().values().stream()
                        .filter(each -> each.active)
                        .map(each -> each.code)
                        .collect(Collectors.toSet()));
    }

    private static List<FieldError> check(InstrumentFile file, Set<String> categories) {
        var codes =
                file.answerTemplates().stream().map(AnswerTemplateRequest::code).toList();
        var templates = AnswerTemplate.byCodes(codes).values().stream()
                .map(AnswerTemplate::content)
                .collect(Collectors.toMap(AnswerTemplateRequest::code, Function.identity()));
        return InstrumentCheck.of(file, new InstrumentCheck.Known(categories, templates));
    }

    /** A new draft, of the version after the newest. */
    @Transactional
    QuestionGroup create(InstrumentFile file) {
        requireSound(file);
        QuestionGroup group = new QuestionGroup(file.code(), QuestionGroup.newestVersion(file.code()) + 1);
        group.describe(file);
        group.persistAndFlush();
        store.write(group, file);
        return group;
    }

    /** A draft takes what is given; of anything else, a new version is begun with it. */
    @Transactional
    QuestionGroup replace(UUID id, String ifMatch, InstrumentFile file) {
        QuestionGroup group = QuestionGroup.lock(id);
        ETags.requireMatch(ifMatch, group.version);
        if (!group.code.equals(file.code())) throw INSTRUMENT_CODE_FIXED.with();
        if (!group.isDraft()) return create(file);
        requireSound(file);
        group.touch();
        store.write(group, file);
        return group;
    }

    @Transactional
    void delete(UUID id, String ifMatch) {
        QuestionGroup group = QuestionGroup.lock(id);
        ETags.requireMatch(ifMatch, group.version);
        group.requireDraft();
        InstrumentStore.deleteContent(id);
        group.delete();
        Panache.getEntityManager().flush();
    }

    /** New runs take it from now on, instead of the version before. */
    @Transactional
    QuestionGroup publish(UUID id, UUID by) {
        QuestionGroup group = QuestionGroup.lock(id);
        if (group.isDraft()) {
            AnswerTemplate.lockOf(id);
            requireSound(instruments.fileOf(group));
        }
        QuestionGroup.findPublished(group.code).filter(each -> group.isDraft()).ifPresent(before -> {
            before.retire(clock.instant());
            Panache.getEntityManager().flush();
        });
        group.publish(by, clock.instant());
        Panache.getEntityManager().flush();
        return group;
    }

    /** No new runs; those that have begun go on. */
    @Transactional
    QuestionGroup retire(UUID id) {
        QuestionGroup group = QuestionGroup.lock(id);
        group.retire(clock.instant());
        Panache.getEntityManager().flush();
        return group;
    }

    /** A further key, norms or texts of a published version, for everything that is scored or shown from now on. */
    @Transactional
    QuestionGroupRevision revise(UUID id, RevisionRequest request) {
        QuestionGroup group = QuestionGroup.lock(id);
        if (group.isDraft()) {
            throw QUESTION_GROUP_FROZEN.with(group.state()).property("currentState", group.state());
        }
        // Its questions stay as they are, whatever became of their categories since.
        requireNothing(check(
                instruments.fileOf(group).with(request.key(), request.norms(), request.texts()),
                MasterQuestionCategory.byCode().keySet()));
        RevisionKind kind = request.kind();
        int newest = QuestionGroupRevision.newest(id, kind)
                .map(each -> each.revision)
                .orElse(0);
        QuestionGroupRevision added = store.addRevision(id, kind, newest + 1, request.content(), request.reason());
        Panache.getEntityManager().flush();
        return added;
    }

    private void requireSound(InstrumentFile file) {
        requireNothing(check(file));
    }

    private static void requireNothing(List<FieldError> wrong) {
        if (!wrong.isEmpty()) throw INSTRUMENT_REFUSED.with().fields(wrong);
    }
}

package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.ANSWER_TEMPLATE_USED;
import static id.tm.assessment.AssessmentError.INSTRUMENT_CODE_FIXED;
import static id.tm.assessment.AssessmentError.INSTRUMENT_REFUSED;

import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What the back office does with option sets. */
@ApplicationScoped
class AnswerTemplates {

    @Transactional
    AnswerTemplate create(AnswerTemplateRequest request) {
        requireSound(request);
        return add(request);
    }

    static AnswerTemplate add(AnswerTemplateRequest request) {
        AnswerTemplate template = new AnswerTemplate();
        template.code = request.code();
        template.name = request.name().id();
        template.nameEn = request.name().en();
        template.persistAndFlush();
        template.write(request);
        return template;
    }

    @Transactional
    AnswerTemplate replace(UUID id, String ifMatch, AnswerTemplateRequest request) {
        AnswerTemplate template = AnswerTemplate.lock(id);
        ETags.requireMatch(ifMatch, template.version);
        template.requireEditable();
        if (!template.code.equals(request.code())) throw INSTRUMENT_CODE_FIXED.with();
        requireSound(request);
        template.write(request);
        return template;
    }

    /** 409 while an instrument uses it. */
    @Transactional
    void delete(UUID id, String ifMatch) {
        AnswerTemplate template = AnswerTemplate.lock(id);
        ETags.requireMatch(ifMatch, template.version);
        template.requireEditable();
        if (template.isUsed()) throw ANSWER_TEMPLATE_USED.with();
        AnswerTemplateItem.delete("templateId", id);
        template.delete();
        Panache.getEntityManager().flush();
    }

    private static void requireSound(AnswerTemplateRequest request) {
        int repeated = request.repeated();
        if (repeated < 0) return;
        throw INSTRUMENT_REFUSED
                .with()
                .fields(List.of(new FieldError("items[" + repeated + "].code", "repeated", "each code once")));
    }
}

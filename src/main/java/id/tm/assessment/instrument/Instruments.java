package id.tm.assessment.instrument;

import id.tm.assessment.scoring.Answers;
import id.tm.assessment.scoring.ChosenNorms;
import id.tm.assessment.scoring.Instrument;
import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.Scores;
import id.tm.assessment.scoring.Scoring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Instruments for those who run, score and report on them. What is published is kept in memory: it never changes. */
@ApplicationScoped
public class Instruments {

    private static final int MOST_KEPT = 64;

    /** The revisions of the three parts that are renewed by themselves. */
    public record Revisions(int key, int norms, int texts) {}

    /**
     * A version of an instrument with one revision of each part.
     *
     * @param form as the engine sees it
     */
    public record Loaded(UUID id, int version, InstrumentFile file, Instrument form, Revisions revisions) {

        /**
         * @param person whom the answers are of, for the norms
         * @param day on which the run began
         */
        public Scores score(Answers answers, NormGroup.Person person, LocalDate day) {
            ChosenNorms norms = NormGroup.choose(file.norms(), person, day)
                    .map(group -> new ChosenNorms(revisions.norms(), group))
                    .orElse(null);
            return Scoring.score(form, revisions.key(), file.key(), norms, answers);
        }
    }

    private record Name(UUID id, Revisions revisions) {}

    private final InstrumentStore store;
    private final Map<Name, Loaded> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, Loaded> eldest) {
            return size() > MOST_KEPT;
        }
    });

    Instruments(InstrumentStore store) {
        this.store = store;
    }

    /** The version that a new run takes. */
    @Transactional
    public Optional<UUID> published(String code) {
        return QuestionGroup.findPublished(code).map(group -> group.id);
    }

    /** With the newest key, norms and texts. */
    @Transactional
    public Loaded load(UUID id) {
        return load(
                id,
                new Revisions(
                        newest(id, RevisionKind.KEY), newest(id, RevisionKind.NORMS), newest(id, RevisionKind.TEXTS)));
    }

    /** For whoever asks for questions only: the first key, norms and texts are as good as any, and nothing is looked up. */
    @Transactional
    public Loaded questions(UUID id) {
        return load(id, new Revisions(1, 1, 1));
    }

    /** With those revisions, such as a score names them. */
    @Transactional
    public Loaded load(UUID id, Revisions revisions) {
        Loaded known = kept.get(new Name(id, revisions));
        if (known != null) return known;
        QuestionGroup group = QuestionGroup.require(id);
        InstrumentFile file = store.read(
                group,
                store.key(require(id, RevisionKind.KEY, revisions.key())),
                store.norms(require(id, RevisionKind.NORMS, revisions.norms())),
                store.texts(require(id, RevisionKind.TEXTS, revisions.texts())));
        Loaded loaded = new Loaded(id, group.groupVersion, file, file.toInstrument(group.groupVersion), revisions);
        if (!group.isDraft()) kept.put(new Name(id, revisions), loaded);
        return loaded;
    }

    InstrumentFile fileOf(QuestionGroup group) {
        return load(group.id).file();
    }

    private static int newest(UUID id, RevisionKind kind) {
        QuestionGroup.require(id);
        return QuestionGroupRevision.newest(id, kind).map(each -> each.revision).orElseThrow();
    }

    private static QuestionGroupRevision require(UUID id, RevisionKind kind, int revision) {
        return QuestionGroupRevision.find(id, kind, revision).orElseThrow();
    }
}

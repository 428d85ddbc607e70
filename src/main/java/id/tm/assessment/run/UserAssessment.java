package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.RUN_NOT_FOUND;
import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.assessment.catalog.Assessment;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import id.tm.platform.crypto.SecretTokens;
import id.tm.sales.EntitlementInfo;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One person's run of one test. Table: user_assessment. */
@Entity
@Table(name = "user_assessment")
public class UserAssessment extends BaseEntity {

    /** How the answers were closed. */
    enum ClosedBy {
        PERSON,
        TIME
    }

    @Column(updatable = false)
    public UUID userId;

    @Column(updatable = false)
    public UUID entitlementId;

    /** Null where a company gave the seat. */
    @Column(updatable = false)
    public UUID transactionId;

    @Column(updatable = false)
    public UUID assessmentId;

    /** The version of the instrument, from the start on and for good. */
    private UUID questionGroupId;

    /** From which the order of items and options was drawn. */
    @Column(updatable = false)
    long seed;

    private Integer timeLimitSeconds;
    private boolean hardLimit;
    private boolean heldBack;

    @Enumerated(EnumType.STRING)
    private RunState state = RunState.PENDING;

    private Instant startedAt;
    private Instant submittedAt;

    @Enumerated(EnumType.STRING)
    private ClosedBy closedBy;

    private Instant voidedAt;

    /** Null once the results were shredded. */
    @Convert(converter = EncryptedText.class)
    private String contentKey;

    protected UserAssessment() {}

    UserAssessment(EntitlementInfo entitlement, UUID assessmentId, long seed, String contentKey) {
        this.userId = entitlement.userId();
        this.entitlementId = entitlement.id();
        this.transactionId = entitlement.transactionId();
        this.assessmentId = assessmentId;
        this.seed = seed;
        this.contentKey = contentKey;
    }

    public static UserAssessment requireOf(UUID userId, UUID id) {
        return UserAssessment.<UserAssessment>find("id = ?1 and userId = ?2", id, userId)
                .firstResultOptional()
                .orElseThrow(RUN_NOT_FOUND::with);
    }

    public static UserAssessment require(UUID id) {
        return UserAssessment.<UserAssessment>findByIdOptional(id).orElseThrow(RUN_NOT_FOUND::with);
    }

    /** Kept from changing until the transaction ends. */
    public static UserAssessment lockOf(UUID userId, UUID id) {
        return UserAssessment.<UserAssessment>find("id = ?1 and userId = ?2", id, userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(RUN_NOT_FOUND::with);
    }

    static List<UserAssessment> lockAllOf(UUID userId) {
        return UserAssessment.<UserAssessment>find("userId = ?1 order by id", userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** For answers: they go on side by side, and wait for nothing but the end of the run. */
    static UserAssessment shareOf(UUID userId, UUID id) {
        return UserAssessment.<UserAssessment>find("id = ?1 and userId = ?2", id, userId)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional()
                .orElseThrow(RUN_NOT_FOUND::with);
    }

    public static UserAssessment lock(UUID id) {
        return UserAssessment.<UserAssessment>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(RUN_NOT_FOUND::with);
    }

    /** As it is now, kept from changing until the transaction ends. */
    static Optional<UserAssessment> share(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    /** The same for many at once. */
    static void shareAll(Collection<UUID> ids) {
        find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .list();
    }

    static Set<UUID> inProgressOf(UUID userId) {
        return Set.copyOf(getEntityManager()
                .createQuery("select r.id from UserAssessment r where r.userId = :user and r.state = :open", UUID.class)
                .setParameter("user", userId)
                .setParameter("open", RunState.IN_PROGRESS)
                .getResultList());
    }

    static Optional<UserAssessment> findByEntitlement(UUID entitlementId) {
        return find("entitlementId", entitlementId).firstResultOptional();
    }

    static List<UserAssessment> scoredOf(UUID userId) {
        return list(
                "userId = ?1 and state in ?2 order by createdAt desc, id desc",
                userId,
                EnumSet.of(RunState.SCORED, RunState.REPORT_READY));
    }

    /** On this version, with the time that the test gives now. */
    void start(UUID instrumentVersion, Assessment assessment, Instant now) {
        become(RunState.IN_PROGRESS);
        questionGroupId = instrumentVersion;
        timeLimitSeconds = assessment.timeLimitSeconds;
        hardLimit = assessment.hardLimit;
        startedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Something that is asked before the test was not said when it began. */
    void holdBack() {
        heldBack = true;
    }

    /** It has been said. */
    public void letGo() {
        heldBack = false;
    }

    public boolean isHeldBack() {
        return heldBack;
    }

    void submit(ClosedBy by, Instant when) {
        become(RunState.SUBMITTED);
        submittedAt = when.truncatedTo(ChronoUnit.MICROS);
        closedBy = by;
    }

    void scored() {
        become(RunState.SCORED);
    }

    /** For the room of the reports. */
    public void reportReady() {
        become(RunState.REPORT_READY);
    }

    void makeVoid(Instant now) {
        become(RunState.VOID);
        voidedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** What the answers came to can never be read again. */
    void shred() {
        contentKey = null;
    }

    void requireInProgress() {
        if (state != RunState.IN_PROGRESS) throw refusal();
    }

    private void become(RunState next) {
        if (!state.canBecome(next)) throw refusal();
        state = next;
    }

    /** Whether the answers were handed in, by whomever, and are kept. */
    boolean isClosed() {
        return submittedAt != null && state != RunState.VOID;
    }

    RuntimeException refusal() {
        return ILLEGAL_STATE.with(state.name()).property("currentState", state);
    }

    /** As the results are sealed: who drops the key of the run shreds this too. */
    public String seal(String plain, SecureRandom random) {
        return ResultSeal.seal(contentKey, plain, random);
    }

    public String unseal(String sealed) {
        return ResultSeal.open(contentKey, sealed);
    }

    /** The same for the same text in this run, and nothing to go by for whoever has not its key. */
    public String mark(String text) {
        return SecretTokens.hash(contentKey + "\n" + text);
    }

    /** Whether there is a result that can be read; what is void or was shredded has none. */
    public boolean hasResult() {
        return state.isScored() && contentKey != null;
    }

    /** Null before the start. */
    public UUID questionGroupId() {
        return questionGroupId;
    }

    boolean isHardLimit() {
        return hardLimit;
    }

    Duration timeLimit() {
        return timeLimitSeconds == null ? null : Duration.ofSeconds(timeLimitSeconds);
    }

    public RunState state() {
        return state;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    ClosedBy closedBy() {
        return closedBy;
    }

    Instant voidedAt() {
        return voidedAt;
    }

    String contentKey() {
        return contentKey;
    }
}

package id.tm.support.reminder;

import id.tm.platform.work.Claim;
import id.tm.platform.work.Rows;
import id.tm.platform.work.WorkQueue;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The statements over reminder_recipients and reminder_histories, a batch at a time. All of them lock rows in the order
 * of their ids and want a running transaction.
 */
@ApplicationScoped
class Deliveries {

    static final WorkQueue QUEUE = new WorkQueue("reminder_recipients", "QUEUED", "CLAIMED", "SENDING", "FAILED");

    List<Claim> claim(String kind, Instant now, Duration lease, int limit) {
        return QUEUE.claim(now, lease, limit, "w.kind = :kind", Map.of("kind", kind));
    }

    /** New deliveries; one that is there already stays as it is. Returns the ids that were written. */
    Set<UUID> insert(Rows rows, Instant now) {
        return ids(query("""
                insert into reminder_recipients (id, created_at, updated_at, kind, plan_id, reminder_id, subject_id,
                    step, audience, recipient_key, user_id, name, channel, address, locale, zone, planned_at,
                    expires_at, state, reason, due_at)
                select r.id, :now, :now, r.kind, r.plan_id, r.reminder_id, r.subject_id, r.step, r.audience,
                    r.recipient_key, r.user_id, r.name, r.channel, r.address, r.locale, r.zone, r.planned_at,
                    r.expires_at, r.state, r.reason, r.due_at
                from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, kind text, plan_id uuid, reminder_id uuid,
                    subject_id uuid, step text, audience text, recipient_key text, user_id uuid, name text,
                    channel text, address text, locale text, zone text, planned_at timestamptz,
                    expires_at timestamptz, state text, reason text, due_at timestamptz)
                on conflict on constraint uq_reminder_recipients_plan_recipient_channel do nothing
                returning id
                """, rows, now));
    }

    /** What still waits in the queue for an earlier step of the same subject gives way to the step that is due now. */
    void supersede(String kind, Rows steps, Instant now) {
        query("""
                with step as (
                    select * from jsonb_to_recordset(cast(:rows as jsonb))
                        as r(subject_id uuid, audience text, step text, planned_at timestamptz)),
                older as (
                    select w.id, step.step from reminder_recipients w
                    join step on step.subject_id = w.subject_id and step.audience = w.audience
                    where w.kind = :kind and w.state = 'QUEUED' and w.planned_at < step.planned_at
                    order by w.id for update of w)
                update reminder_recipients t
                set state = 'SKIPPED_OBSOLETE', reason = 'superseded by ' || older.step, fence = t.fence + 1,
                    counted_at = null, updated_at = :now, version = t.version + 1
                from older where t.id = older.id
                """, steps, now).setParameter("kind", kind).executeUpdate();
    }

    /** Claimed rows that stay claimed, go back to the queue or end here; returns the ids whose claim still held. */
    Set<UUID> decide(Rows rows, Instant now) {
        return ids(query("""
                with batch as materialized (
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, fence bigint, state text,
                        reason text, due_at timestamptz, counted_at timestamptz, given_back int, name text,
                        address text, locale text, zone text)),
                held as (
                    select w.id from reminder_recipients w join batch on batch.id = w.id
                    where w.fence = batch.fence and w.state = 'CLAIMED' order by w.id for update of w)
                update reminder_recipients t
                set state = batch.state, reason = batch.reason, due_at = coalesce(batch.due_at, t.due_at),
                    counted_at = batch.counted_at, attempts = t.attempts - coalesce(batch.given_back, 0),
                    lease_until = case when batch.state = 'CLAIMED' then t.lease_until end,
                    name = coalesce(batch.name, t.name), address = coalesce(batch.address, t.address),
                    locale = coalesce(batch.locale, t.locale), zone = coalesce(batch.zone, t.zone),
                    updated_at = :now, version = t.version + 1
                from batch join held on held.id = batch.id where t.id = batch.id
                returning t.id
                """, rows, now));
    }

    /**
     * The hand-off of these begins now; those that are not returned were cancelled or lost meanwhile and must not
     * leave. The caller need not wait for the disk: a row whose mark is lost with the database server is claimed again
     * and leaves as the same, marked message.
     */
    Set<UUID> begin(Rows claims, Instant now, Duration lease) {
        Panache.getEntityManager()
                .createNativeQuery("set local synchronous_commit = off")
                .executeUpdate();
        return ids(query("""
                with batch as materialized (
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, fence bigint)),
                held as (
                    select w.id from reminder_recipients w join batch on batch.id = w.id
                    where w.fence = batch.fence and w.state = 'CLAIMED' order by w.id for update of w)
                update reminder_recipients t
                set state = 'SENDING', lease_until = :until, begun_at = coalesce(t.begun_at, :now), updated_at = :now,
                    version = t.version + 1
                from held where t.id = held.id
                returning t.id
                """, claims, now).setParameter("until", now.plus(lease)));
    }

    /** Ends claims; returns the ids whose claim still held, the others' settlement falls on deaf ears. */
    Set<UUID> settle(Rows rows, Instant now) {
        return ids(query("""
                with batch as materialized (
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, fence bigint, state text,
                        reason text, due_at timestamptz, last_error text, sent_at timestamptz,
                        provider_message_id text)),
                held as (
                    select w.id from reminder_recipients w join batch on batch.id = w.id
                    where w.fence = batch.fence and w.state in ('CLAIMED', 'SENDING') order by w.id for update of w)
                update reminder_recipients t
                set state = batch.state, reason = batch.reason, due_at = coalesce(batch.due_at, t.due_at),
                    lease_until = null, last_error = batch.last_error, sent_at = batch.sent_at,
                    provider_message_id = batch.provider_message_id,
                    counted_at = case when batch.state in ('SENT', 'QUEUED') then t.counted_at end,
                    updated_at = :now, version = t.version + 1
                from batch join held on held.id = batch.id where t.id = batch.id
                returning t.id
                """, rows, now));
    }

    /** Returns the ids whose claim still holds; the others are no longer the caller's. */
    Set<UUID> prolong(Rows claims, Instant now, Duration lease) {
        return ids(query("""
                with batch as materialized (
                    select * from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, fence bigint)),
                held as (
                    select w.id from reminder_recipients w join batch on batch.id = w.id
                    where w.fence = batch.fence and w.state in ('CLAIMED', 'SENDING') order by w.id for update of w)
                update reminder_recipients t
                set lease_until = :until, updated_at = :now, version = t.version + 1
                from held where t.id = held.id
                returning t.id
                """, claims, now).setParameter("until", now.plus(lease)));
    }

    void remember(Rows histories, Instant now) {
        query("""
                insert into reminder_histories (id, created_at, delivery_id, kind, plan_id, subject_id, step, audience,
                    recipient_key, user_id, name, channel, address, locale, zone, template_key, template_id,
                    template_version, message_id, subject, variables, attempts, sent_at)
                select r.id, :now, r.delivery_id, r.kind, r.plan_id, r.subject_id, r.step, r.audience, r.recipient_key,
                    r.user_id, r.name, r.channel, r.address, r.locale, r.zone, r.template_key, r.template_id,
                    r.template_version, r.message_id, r.subject, r.variables, r.attempts, :now
                from jsonb_to_recordset(cast(:rows as jsonb)) as r(id uuid, delivery_id uuid, kind text, plan_id uuid,
                    subject_id uuid, step text, audience text, recipient_key text, user_id uuid, name text,
                    channel text, address text, locale text, zone text, template_key text, template_id uuid,
                    template_version int, message_id text, subject text, variables text, attempts int)
                """, histories, now).executeUpdate();
    }

    /** Makes this transaction the only one that decides over these people's caps until it ends. */
    void lockCaps(Collection<String> recipientKeys) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "select count(pg_advisory_xact_lock(hashtextextended(k, 7261)))"
                                + " from (select k from unnest(cast(:keys as text[])) with ordinality u(k, n) order by n) ordered")
                .setParameter("keys", new TreeSet<>(recipientKeys).toArray(String[]::new))
                .getSingleResult();
    }

    /** When each of these people's reminders took their place in the cap, without {@code except}. */
    Map<String, List<Instant>> counted(Collection<String> recipientKeys, Instant since, Collection<UUID> except) {
        Map<String, List<Instant>> counted = new HashMap<>();
        if (recipientKeys.isEmpty()) return counted;
        List<Object[]> rows = Panache.getEntityManager()
                .createQuery(
                        "select r.recipientKey, r.countedAt from ReminderRecipient r"
                                + " where r.recipientKey in :keys and r.countedAt > :since and r.id not in :except",
                        Object[].class)
                .setParameter("keys", Set.copyOf(recipientKeys))
                .setParameter("since", since)
                .setParameter("except", except)
                .getResultList();
        rows.forEach(row -> counted.computeIfAbsent((String) row[0], key -> new ArrayList<>())
                .add((Instant) row[1]));
        return counted;
    }

    static Rows rows(Collection<Claim> claims) {
        Rows rows = new Rows();
        claims.forEach(claim -> rows.add().with("id", claim.id()).with("fence", claim.fence()));
        return rows;
    }

    /** A worker that hangs, or a subject that somebody holds for long, does not stop the others for good. */
    static void limitWaiting() {
        Panache.getEntityManager()
                .createNativeQuery("select set_config('lock_timeout', '5s', true),"
                        + " set_config('idle_in_transaction_session_timeout', '60s', true)")
                .getSingleResult();
    }

    /**
     * Rows change by statements here, entities are only looked at: they are not to be searched for changes before each
     * statement.
     */
    static void onlyLook() {
        Panache.getEntityManager().unwrap(Session.class).setDefaultReadOnly(true);
    }

    private static Query query(String sql, Rows rows, Instant now) {
        return Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter("rows", rows.toString())
                .setParameter("now", now);
    }

    private static Set<UUID> ids(Query query) {
        Set<UUID> ids = new HashSet<>();
        for (Object id : query.getResultList()) ids.add((UUID) id);
        return ids;
    }
}

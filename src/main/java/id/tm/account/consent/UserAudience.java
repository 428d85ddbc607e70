package id.tm.account.consent;

import id.tm.support.AudienceFilter;
import id.tm.support.AudienceFilter.Status;
import id.tm.support.AudienceMember;
import id.tm.support.AudienceSource;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users as audiences of notifications: each page is one statement, with what they agreed to and opted out of. */
@ApplicationScoped
class UserAudience implements AudienceSource {

    private static final String SELECT = """
            select u.id, u.email, u.status, p.full_name, p.phone, p.whatsapp, p.locale, p.zone,
                (select string_agg(o.channel, ',') from user_channel_opt_outs o where o.user_id = u.id),
                (select string_agg(c.channel, ',') from (
                    select distinct on (channel) channel, granted from user_consents
                    where user_id = u.id and kind = 'MARKETING' order by channel, created_at desc, id desc) c
                where c.granted)
            from users u join profiles p on p.user_id = u.id
            where u.status in ('ACTIVE', 'PENDING_VERIFICATION', 'LOCKED')
                and not exists (
                    select from partner_profile o left join partner_profile m on m.id = o.parent_id
                    where o.user_id = u.id and not (o.active and coalesce(m.active, true)))
            """;

    @Override
    @Transactional
    public List<AudienceMember> page(AudienceFilter filter, UUID after, int limit) {
        StringBuilder sql = new StringBuilder(SELECT);
        Map<String, Object> values = new LinkedHashMap<>();
        add(sql, values, after != null, " and u.id > :after", "after", after);
        add(
                sql,
                values,
                !filter.roles().isEmpty(),
                " and exists (select from user_roles x join roles r on r.id = x.role_id"
                        + " where x.user_id = u.id and r.name in (:roles))",
                "roles",
                filter.roles());
        Set<String> statuses = filter.statuses().stream().map(Enum::name).collect(Collectors.toSet());
        add(sql, values, !statuses.isEmpty(), " and u.status in (:statuses)", "statuses", statuses);
        boolean since = filter.registeredSince() != null;
        add(sql, values, since, " and u.created_at >= :since", "since", filter.registeredSince());
        boolean before = filter.registeredBefore() != null;
        add(sql, values, before, " and u.created_at < :before", "before", filter.registeredBefore());
        add(sql, values, filter.locale() != null, " and p.locale = :locale", "locale", filter.locale());
        Query query = Panache.getEntityManager()
                .createNativeQuery(sql.append(" order by u.id limit :most").toString());
        values.forEach(query::setParameter);
        return members(query.setParameter("most", limit));
    }

    @Override
    @Transactional
    public List<AudienceMember> find(Collection<UUID> userIds) {
        if (userIds.isEmpty()) return List.of();
        return members(Panache.getEntityManager()
                .createNativeQuery(SELECT + " and u.id in (:ids)")
                .setParameter("ids", userIds));
    }

    @Override
    @Transactional
    public List<AudienceMember> findByEmail(Collection<String> emails) {
        if (emails.isEmpty()) return List.of();
        Set<String> lower =
                emails.stream().map(email -> email.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return members(Panache.getEntityManager()
                .createNativeQuery(SELECT + " and lower(u.email) in (:emails)")
                .setParameter("emails", lower));
    }

    private static void add(
            StringBuilder sql,
            Map<String, Object> values,
            boolean wanted,
            String condition,
            String name,
            Object value) {
        if (!wanted) return;
        sql.append(condition);
        values.put(name, value);
    }

    private static List<AudienceMember> members(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> member((Object[]) row)).toList();
    }

    private static AudienceMember member(Object[] row) {
        Recipient recipient = new Recipient(
                (UUID) row[0],
                (String) row[3],
                (String) row[1],
                (String) row[4],
                (Boolean) row[5],
                Locale.forLanguageTag((String) row[6]),
                ZoneId.of((String) row[7]),
                channels(row[8]));
        return new AudienceMember(recipient, Status.valueOf((String) row[2]), channels(row[9]));
    }

    private static Set<Channel> channels(Object names) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        if (names != null)
            Arrays.stream(names.toString().split(",")).map(Channel::valueOf).forEach(channels::add);
        return channels;
    }
}

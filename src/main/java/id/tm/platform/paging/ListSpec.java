package id.tm.platform.paging;

import static id.tm.platform.problem.PlatformError.INVALID_CURSOR;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.platform.problem.PlatformError.UNKNOWN_PARAMETER;

import id.tm.platform.BaseEntity;
import id.tm.platform.problem.FieldError;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How one resource is listed: which entity, which sort orders, which filters. Everything else in the query string is
 * refused by name. Pages are keyset pages (no OFFSET), so the millionth row costs what the first does.
 *
 * <p>Sort columns must be NOT NULL; the id (or the key, see {@link #keyedByText}) breaks ties.
 */
public final class ListSpec<E> {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 200;

    private record Sort<E>(String path, Function<E, Object> value, Function<String, Object> parse) {}

    private record Filter(String condition, Function<String, Object> parse, FilterType type) {}

    /**
     * What a filter takes, for the description of the API.
     *
     * @param format as in JSON Schema, null for plain text
     * @param values all there are, empty when they cannot be listed
     */
    public record FilterType(String format, List<String> values) {

        private static final FilterType TEXT = new FilterType(null, List.of());

        private static FilterType formatted(String format) {
            return new FilterType(format, List.of());
        }
    }

    private final Class<E> entity;
    private final String key;
    private final Function<E, ?> keyOf;
    private final Function<String, ?> parseKey;
    private final Map<String, Sort<E>> sorts = new LinkedHashMap<>();
    private final Map<String, Filter> filters = new LinkedHashMap<>();
    private String defaultSort;

    private ListSpec(Class<E> entity, String key, Function<E, ?> keyOf, Function<String, ?> parseKey) {
        this.entity = entity;
        this.key = key;
        this.keyOf = keyOf;
        this.parseKey = parseKey;
    }

    public static <E extends BaseEntity> ListSpec<E> of(Class<E> entity) {
        return of(entity, e -> e.id);
    }

    public static <E> ListSpec<E> of(Class<E> entity, Function<E, UUID> id) {
        return new ListSpec<>(entity, "id", id, UUID::fromString);
    }

    /** For rows that are known by a text of their own instead of an id, which is then what breaks ties. */
    public static <E> ListSpec<E> keyedByText(Class<E> entity, String key, Function<E, String> keyOf) {
        return new ListSpec<>(entity, key, keyOf, text -> text);
    }

    /** Allows {@code ?sort=name} and {@code ?sort=-name}; the first one allowed is the default, descending. */
    public ListSpec<E> sortByInstant(String name, Function<E, Instant> value) {
        return sort(name, value::apply, Instant::parse);
    }

    public ListSpec<E> sortByText(String name, Function<E, String> value) {
        return sort(name, value::apply, text -> text);
    }

    public ListSpec<E> sortByNumber(String name, Function<E, Long> value) {
        return sort(name, value::apply, Long::valueOf);
    }

    public ListSpec<E> sortByDate(String name, Function<E, LocalDate> value) {
        return sort(name, value::apply, LocalDate::parse);
    }

    private ListSpec<E> sort(String name, Function<E, Object> value, Function<String, Object> parse) {
        sorts.put(name, new Sort<>(name, value, parse));
        if (defaultSort == null) defaultSort = "-" + name;
        return this;
    }

    /** The order without {@code ?sort=}, e.g. {@code name} or {@code -createdAt}. */
    public ListSpec<E> defaultSort(String sort) {
        defaultSort = sort;
        return this;
    }

    /**
     * Allows {@code ?name=value}. {@code condition} is HQL over alias {@code e} with the value as {@code :name}, e.g.
     * {@code "e.createdAt >= :since"}.
     */
    public ListSpec<E> filter(String name, String condition, Function<String, Object> parse) {
        return filter(name, condition, parse, FilterType.TEXT);
    }

    private ListSpec<E> filter(String name, String condition, Function<String, Object> parse, FilterType type) {
        filters.put(name, new Filter(condition, parse, type));
        return this;
    }

    public ListSpec<E> filterText(String name, String condition) {
        return filter(name, condition, text -> text);
    }

    /** Takes {@code true} and {@code false}. */
    public ListSpec<E> filterYesNo(String name, String condition) {
        return filter(name, condition, text -> {
            if (!text.matches("true|false")) throw new IllegalArgumentException(text);
            return Boolean.valueOf(text);
        });
    }

    /** Takes a part of a text: {@code "lower(e.name) like :search escape '!'"}. */
    public ListSpec<E> filterPart(String name, String condition) {
        return filter(
                name, condition, text -> "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
    }

    public ListSpec<E> filterId(String name, String condition) {
        return filter(name, condition, UUID::fromString, FilterType.formatted("uuid"));
    }

    public ListSpec<E> filterInstant(String name, String condition) {
        return filter(name, condition, Instant::parse, FilterType.formatted("date-time"));
    }

    public ListSpec<E> filterDate(String name, String condition) {
        return filter(name, condition, LocalDate::parse, FilterType.formatted("date"));
    }

    public <X extends Enum<X>> ListSpec<E> filterEnum(String name, String condition, Class<X> type) {
        List<String> values =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return filter(
                name,
                condition,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                new FilterType(null, values));
    }

    /** What {@code ?sort=} takes, each ascending and descending. */
    public List<String> orders() {
        return sorts.keySet().stream()
                .flatMap(name -> Stream.of(name, "-" + name))
                .toList();
    }

    /** The order without {@code ?sort=}. */
    public String defaultOrder() {
        return defaultSort;
    }

    public Map<String, FilterType> filterTypes() {
        Map<String, FilterType> types = new LinkedHashMap<>();
        filters.forEach((name, filter) -> types.put(name, filter.type));
        return types;
    }

    public <V> Page<V> list(UriInfo uri, Function<E, V> view) {
        return list(uri, "1 = 1", Map.of(), view);
    }

    /** {@code scope} is HQL over alias {@code e} that every row must fulfil, such as ownership, with its parameters. */
    public <V> Page<V> list(UriInfo uri, String scope, Map<String, Object> scopeParameters, Function<E, V> view) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        requireKnown(query.keySet());
        int limit = limit(query.getFirst("limit"));
        String order = query.getFirst("sort") == null ? defaultSort : query.getFirst("sort");
        boolean descending = order.startsWith("-");
        String sortName = descending ? order.substring(1) : order;
        Sort<E> sort = sorts.get(sortName);
        if (sort == null) throw UNKNOWN_PARAMETER.with("sort=" + order, String.join(", ", sorts.keySet()));

        StringBuilder hql = new StringBuilder("select e from " + entity.getName() + " e where (" + scope + ")");
        Map<String, Object> parameters = new LinkedHashMap<>(scopeParameters);
        filters.forEach((name, filter) -> {
            if (!query.containsKey(name)) return;
            hql.append(" and (").append(filter.condition).append(')');
            parameters.put(name, parse(name, query.getFirst(name), filter.parse));
        });
        if (query.getFirst("cursor") != null) {
            Cursor cursor = Cursor.decode(query.getFirst("cursor"), order);
            String comparison = descending ? "<" : ">";
            hql.append(" and (e.%1$s %2$s :cursorValue or (e.%1$s = :cursorValue and e.%3$s %2$s :cursorKey))"
                    .formatted(sort.path, comparison, key));
            parameters.put("cursorValue", Cursor.read(cursor.value, sort.parse));
            parameters.put("cursorKey", Cursor.read(cursor.key, parseKey));
        }
        String direction = descending ? " desc" : " asc";
        hql.append(" order by e.")
                .append(sort.path)
                .append(direction)
                .append(", e.")
                .append(key)
                .append(direction);
        var find =
                Panache.getEntityManager().createQuery(hql.toString(), entity).setMaxResults(limit + 1);
        parameters.forEach(find::setParameter);
        return page(find.getResultList(), limit, order, sort, view);
    }

    /** Path parameters that a resource method names itself are not in the query map, so nothing else is legal. */
    private void requireKnown(Set<String> names) {
        Set<String> allowed = new TreeSet<>(filters.keySet());
        allowed.addAll(Set.of("limit", "cursor", "sort"));
        names.forEach(name -> {
            if (!allowed.contains(name)) throw UNKNOWN_PARAMETER.with(name, String.join(", ", allowed));
        });
    }

    /** One more than fits was looked for, which tells whether there is a next page. */
    private <V> Page<V> page(List<E> found, int limit, String order, Sort<E> sort, Function<E, V> view) {
        boolean more = found.size() > limit;
        List<E> shown = more ? found.subList(0, limit) : found;
        E last = more ? shown.get(limit - 1) : null;
        String next = more ? Cursor.encode(order, String.valueOf(sort.value.apply(last)), keyOf.apply(last)) : null;
        List<V> items = new ArrayList<>(shown.size());
        shown.forEach(e -> items.add(view.apply(e)));
        return new Page<>(items, next);
    }

    private static int limit(String text) {
        if (text == null) return DEFAULT_LIMIT;
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) return limit;
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        throw INVALID_INPUT.with().fields(List.of(new FieldError("limit", "range", "1.." + MOST)));
    }

    private static Object parse(String name, String text, Function<String, Object> parse) {
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            throw INVALID_INPUT.with().fields(List.of(new FieldError(name, "malformed", "not of the expected type")));
        }
    }

    private record Cursor(String value, String key) {

        static String encode(String order, String value, Object key) {
            String plain = order + "\n" + key + "\n" + value;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor decode(String cursor, String order) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                String[] parts = plain.split("\n", 3);
                if (parts.length == 3 && parts[0].equals(order)) return new Cursor(parts[2], parts[1]);
            } catch (IllegalArgumentException e) {
                // said below, as for a cursor of another order
            }
            throw INVALID_CURSOR.with();
        }

        static Object read(String text, Function<String, ?> parse) {
            try {
                return parse.apply(text);
            } catch (RuntimeException e) {
                throw INVALID_CURSOR.with();
            }
        }
    }
}

package id.tm.platform.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.probe.Pebble;
import id.tm.testing.Seeded;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ListSpecTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00.123456Z");

    private String heap = "h-" + UUID.randomUUID();

    @Test
    void aPageHasTwentyAndSaysHowToGoOn() {
        pebbles(41, new Random(1));
        Response first = list("");
        assertThat(first.<List<?>>path("items")).hasSize(20);
        Response second = list("?cursor=" + first.path("nextCursor"));
        assertThat(second.<List<?>>path("items")).hasSize(20);
        Response last = list("?cursor=" + second.path("nextCursor"));
        assertThat(last.<List<?>>path("items")).hasSize(1);
        assertThat(last.<Object>path("nextCursor")).isNull();
    }

    @Test
    void anEmptyListIsAnEmptyPage() {
        Response response = list("");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.<List<?>>path("items")).isEmpty();
        assertThat(response.asString()).doesNotContain("nextCursor");
    }

    @Test
    void aListAsLongAsItsPageHasNoFurtherPage() {
        pebbles(7, new Random(1));
        assertThat(list("?limit=7").<Object>path("nextCursor")).isNull();
        assertThat(list("?limit=6").<String>path("nextCursor")).isNotNull();
    }

    /** Whatever the order, the page size and the ties: all pages together are the sorted list. */
    @Test
    void pagesTogetherAreTheWholeListInOrder() {
        Map<String, Comparator<Pebble>> orders = Map.of(
                "foundAt", Comparator.comparing((Pebble p) -> p.foundAt),
                "weight", Comparator.comparing((Pebble p) -> p.weight),
                "colour", Comparator.comparing((Pebble p) -> p.colour));
        record Walk(long seed, String order, boolean descending, int limit) {}
        Seeded.values(
                6,
                random -> new Walk(
                        random.nextLong(),
                        List.copyOf(orders.keySet()).get(random.nextInt(3)),
                        random.nextBoolean(),
                        3 + random.nextInt(8)),
                walk -> {
                    heap = "h-" + UUID.randomUUID();
                    List<Pebble> all = pebbles(30, new Random(walk.seed));
                    Comparator<Pebble> order = orders.get(walk.order).thenComparing(p -> p.id.toString());
                    String sort = (walk.descending ? "-" : "") + walk.order;
                    assertThat(walk("?limit=" + walk.limit + "&sort=" + sort, page -> {}))
                            .containsExactlyElementsOf(all.stream()
                                    .sorted(walk.descending ? order.reversed() : order)
                                    .map(p -> p.id.toString())
                                    .toList());
                });
    }

    /** Rows that come while somebody leafs through neither repeat nor hide those that were there. */
    @Test
    void newRowsDoNotDisturbAWalk() {
        List<String> before =
                pebbles(30, new Random(5)).stream().map(p -> p.id.toString()).toList();
        Random random = new Random(6);
        List<String> seen = walk("?limit=4", page -> pebbles(3, random));
        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    void filtersNarrowTheList() {
        List<Pebble> all = pebbles(30, new Random(7));
        long grey = all.stream().filter(p -> p.colour.equals("GREY")).count();
        assertThat(list("?limit=200&colour=grey").<List<?>>path("items")).hasSize((int) grey);
        assertThat(list("?id=" + all.get(3).id).<List<String>>path("items.id"))
                .containsExactly(all.get(3).id.toString());
        Instant since = all.get(9).foundAt;
        long later = all.stream().filter(p -> !p.foundAt.isBefore(since)).count();
        assertThat(list("?limit=200&since=" + since).<List<?>>path("items")).hasSize((int) later);
        assertThat(walk("?limit=2&colour=GREY&sort=weight", page -> {})).hasSize((int) grey);
    }

    @ParameterizedTest
    @CsvSource({
        "?page=2, unknown-parameter, 'colour, cursor, id, limit, since, sort'",
        "?Colour=red, unknown-parameter, 'colour, cursor, id, limit, since, sort'",
        "?sort=heap, unknown-parameter, 'foundAt, weight, colour'",
        "?sort=-, unknown-parameter, 'foundAt, weight, colour'",
        "?sort=foundAt%3Bdrop, unknown-parameter, 'foundAt, weight, colour'"
    })
    void whatIsNotAllowedIsRefusedAndTheAllowedNamed(String query, String code, String allowed) {
        Response response = list(query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.<String>path("code")).isEqualTo(code);
        assertThat(response.<String>path("detail")).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?limit=-1",
                "?limit=ten",
                "?limit=",
                "?limit=99999999999",
                "?colour=blue",
                "?since=yesterday",
                "?since=2026-02-30T00:00:00Z",
                "?id=7",
                "?id='",
                "?colour=",
                "?since=%00"
            })
    void aValueOfTheWrongKindIsRefusedByName(String query) {
        Response response = list(query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.<String>path("code")).isEqualTo("invalid-input");
        String name = query.substring(1, query.indexOf('='));
        assertThat(response.<List<String>>path("errors.field")).containsExactly(name);
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        pebbles(5, new Random(1));
        String cursor = list("?limit=2").path("nextCursor");
        List<String> bad = List.of(
                "x",
                "%00",
                "",
                cursor.substring(0, cursor.length() - 4),
                encoded("-foundAt\nnot-an-id\n" + NOON),
                encoded("-foundAt\n" + UUID.randomUUID() + "\nyesterday"),
                encoded("-foundAt\n" + UUID.randomUUID()));
        for (String each : bad) {
            Response response = list("?cursor=" + each);
            assertThat(response.statusCode()).as(each).isEqualTo(400);
            assertThat(response.<String>path("code")).as(each).isEqualTo("invalid-cursor");
        }
        // A cursor belongs to its order.
        assertThat(list("?sort=weight&cursor=" + cursor).<String>path("code")).isEqualTo("invalid-cursor");
    }

    private List<String> walk(String query, java.util.function.Consumer<Response> between) {
        List<String> seen = new ArrayList<>();
        Response page = list(query);
        for (int pages = 0; pages < 200; pages++) {
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            seen.addAll(page.<List<String>>path("items.id"));
            String next = page.path("nextCursor");
            if (next == null) return seen;
            if (pages < 5) between.accept(page);
            page = list(query + "&cursor=" + next);
        }
        throw new AssertionError("the list never ends");
    }

    private Response list(String query) {
        return given().urlEncodingEnabled(false).get("/api/v1/probe/heaps/" + heap + "/pebbles" + query);
    }

    private List<Pebble> pebbles(int count, Random random) {
        Function<Integer, Pebble> one = number -> {
            Pebble pebble = new Pebble();
            pebble.heap = heap;
            pebble.colour = random.nextBoolean() ? "GREY" : "RED";
            pebble.weight = random.nextInt(6) - 3;
            pebble.foundAt = NOON.plus(random.nextInt(10), ChronoUnit.MICROS);
            pebble.persist();
            return pebble;
        };
        return QuarkusTransaction.requiringNew().call(() -> java.util.stream.IntStream.range(0, count)
                .boxed()
                .map(one)
                .toList());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}

package id.tm.testing;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Rows that belong to somebody, for the matrix of who may do what: each domain whose endpoints take the id of somebody's
 * own thing says here how to make one, as a CDI bean among the tests.
 */
public interface Specimens {

    /** @param parameters the values of the path's parameters that name the owner's thing */
    record Specimen(Actor owner, Map<String, String> parameters) {

        public static Specimen of(Actor owner, Object id) {
            return new Specimen(owner, Map.of("id", id.toString()));
        }
    }

    /** By the beginning of the path, as the description of the API writes it: {@code /api/v1/me/sessions/{id}}. */
    Map<String, Supplier<Specimen>> byPath();
}

package id.tm.platform.work;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Rows for one statement over {@code jsonb_to_recordset}, so that a batch costs one round trip. */
public final class Rows {

    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

    public Row add() {
        return new Row(rows.addObject());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public String toString() {
        return rows.toString();
    }

    /** Every value goes as text, which the statement's column list turns into its type; what is not given is null. */
    public record Row(ObjectNode node) {

        public Row with(String column, @Nullable Object value) {
            if (value != null) node.put(column, text(value));
            return this;
        }

        // PostgreSQL keeps microseconds and takes no NUL.
        private static String text(Object value) {
            if (value instanceof Instant instant)
                return instant.truncatedTo(ChronoUnit.MICROS).toString();
            return value.toString().replace("\u0000", "");
        }
    }
}

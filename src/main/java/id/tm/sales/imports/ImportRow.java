package id.tm.sales.imports;

import id.tm.platform.input.CsvTable;
import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.FieldError;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.BusinessTime;
import jakarta.validation.ConstraintViolation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a file, read cell by cell: an empty cell is null, one that cannot be read is a finding and null. */
public final class ImportRow {

    private static final int LONGEST_WORD = 500;
    private static final int LONGEST_TEXT = 20_000;

    private final CsvTable.Row row;
    private final RowFindings findings;
    private final Set<String> wrong = new HashSet<>();

    ImportRow(CsvTable.Row row, RowFindings findings) {
        this.row = row;
        this.findings = findings;
    }

    /** In the file, the heading being row 1. */
    public int number() {
        return row.number();
    }

    /** Whether nothing was found to be wrong with it so far. */
    public boolean isGood() {
        return wrong.isEmpty();
    }

    public @Nullable String text(String column) {
        return text(column, LONGEST_WORD);
    }

    /** Of several lines. */
    public @Nullable String longText(String column) {
        return text(column, LONGEST_TEXT);
    }

    private @Nullable String text(String column, int most) {
        String text = row.get(column);
        if (text == null || text.length() <= most) return text;
        wrong(column, "too-long", Integer.toString(most));
        return null;
    }

    /** On one line, with single blanks. */
    public @Nullable String words(String column) {
        String text = text(column);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    public @Nullable Long number(String column) {
        return read(column, "123", text -> {
            if (!text.matches("-?[0-9]{1,18}")) throw new IllegalArgumentException(text);
            return Long.valueOf(text);
        });
    }

    public @Nullable Integer count(String column) {
        return read(column, "123", text -> {
            if (!text.matches("-?[0-9]{1,9}")) throw new IllegalArgumentException(text);
            return Integer.valueOf(text);
        });
    }

    public @Nullable BigDecimal decimal(String column) {
        return read(column, "12.5", text -> {
            if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) throw new IllegalArgumentException(text);
            BigDecimal plain = new BigDecimal(text).stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        });
    }

    public @Nullable Boolean yesOrNo(String column) {
        return read(column, "true | false", text -> {
            if (!text.matches("true|false")) throw new IllegalArgumentException(text);
            return Boolean.valueOf(text);
        });
    }

    public <X extends Enum<X>> @Nullable X oneOf(String column, Collection<X> allowed) {
        String names = String.join(" | ", allowed.stream().map(Enum::name).toList());
        return read(column, names, text -> allowed.stream()
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new));
    }

    /** A day, or a day and a time; without a zone it is WIB. */
    public @Nullable Instant moment(String column) {
        return read(column, "2026-01-31 | 2026-01-31 08:30:00 | 2026-01-31T08:30:00+07:00", ImportRow::instant);
    }

    public @Nullable LocalTime time(String column) {
        return read(column, "08:30", LocalTime::parse);
    }

    /** What a cell says, or what was there before when it is empty. */
    public static <T> T or(@Nullable T given, T old) {
        return given == null ? old : given;
    }

    /** The same of what stands between bars. */
    public static <T> List<T> or(List<T> given, List<T> old) {
        return given.isEmpty() ? old : given;
    }

    /** What stands between bars; empty when the cell is. */
    public List<String> list(String column) {
        String text = longText(column);
        if (text == null) return List.of();
        List<String> all = Arrays.stream(text.split("\\|"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        if (all.stream().allMatch(each -> each.length() <= LONGEST_WORD)) return all;
        wrong(column, "too-long", Integer.toString(LONGEST_WORD));
        return List.of();
    }

    public <T> List<T> list(String column, String expected, Function<String, T> read) {
        List<String> all = list(column);
        List<T> found =
                read(all, column, expected, each -> each.stream().map(read).toList());
        return found == null ? List.of() : found;
    }

    private <T> @Nullable T read(String column, String expected, Function<String, T> read) {
        String text = text(column);
        return text == null ? null : read(text, column, expected, read);
    }

    private <S, T> @Nullable T read(S cell, String column, String expected, Function<S, T> read) {
        try {
            return read.apply(cell);
        } catch (IllegalArgumentException | DateTimeException e) {
            wrong(column, "malformed", expected);
            return null;
        }
    }

    /** @param code of a text {@code import.<code>} in messages/sales_* */
    public void wrong(String column, String code, Object... args) {
        add(column, code, findings.text("sales", "import." + code, args));
    }

    /** What an act would refuse the row for. */
    public void wrong(String column, ErrorCode error, Object... args) {
        String detail = error.code() + ".detail";
        String text = args.length == 0
                ? findings.text(error.bundle(), error.code())
                : findings.text(error.bundle(), detail, args);
        add(column, error.code(), text);
    }

    /** A rule that throws what is wrong with the row as a whole or with some of its fields. */
    public void hold(String column, Runnable rule) {
        try {
            rule.run();
        } catch (TmException e) {
            if (e.fieldErrors().isEmpty()) wrong(column, e.error(), e.args());
            for (FieldError each : e.fieldErrors()) {
                String text = findings.text("sales", "import.refused", each.message());
                add(column(each.field()), each.code(), text);
            }
        }
    }

    /** What validation found in a request made of the row, but for cells that are known to be wrong already. */
    public <T> void wrong(Set<ConstraintViolation<T>> violations) {
        Set<String> before = Set.copyOf(wrong);
        violations.stream()
                .sorted(Comparator.comparing(each -> each.getPropertyPath().toString()))
                .filter(each -> !before.contains(column(each.getPropertyPath().toString())))
                .forEach(each -> {
                    String annotation = each.getConstraintDescriptor()
                            .getAnnotation()
                            .annotationType()
                            .getSimpleName();
                    String text = findings.text("sales", "import.refused", each.getMessage());
                    add(column(each.getPropertyPath().toString()), snake(annotation, '-'), text);
                });
    }

    private void add(String column, String code, String text) {
        wrong.add(column);
        findings.add(number(), column, code, text);
    }

    /** The column of a field: {@code rule.reduction.perUserLimit} is {@code per_user_limit}, {@code parts[0].sku} is {@code parts}. */
    private static String column(String path) {
        String field = path.replaceFirst("^(rule\\.)?(reduction\\.)?", "").replaceFirst("[\\[.].*", "");
        return field.equals("reduction") ? "kind" : snake(field, '_');
    }

    private static String snake(String camel, char between) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", String.valueOf(between)).toLowerCase(Locale.ROOT);
    }

    private static Instant instant(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]{5,18}(Z|[+-][0-9]{2}:[0-9]{2})?)?")) {
            throw new IllegalArgumentException(text);
        }
        String iso = text.replace(' ', 'T');
        Instant moment;
        if (iso.length() == 10) {
            moment = LocalDate.parse(iso).atStartOfDay(BusinessTime.ZONE).toInstant();
        } else if (iso.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})$")) {
            moment = OffsetDateTime.parse(iso).toInstant();
        } else {
            moment = LocalDateTime.parse(iso).atZone(BusinessTime.ZONE).toInstant();
        }
        return moment.truncatedTo(ChronoUnit.MICROS);
    }
}

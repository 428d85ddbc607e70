package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.INSTRUMENT_REFUSED;

import id.tm.platform.input.CsvTable;
import id.tm.platform.problem.FieldError;
import id.tm.platform.task.CsvFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The questions of an instrument as a table for spreadsheets, one a row; options of their own stay where they are. */
@ApplicationScoped
class QuestionCsv {

    private static final List<String> REQUIRED = List.of("section", "code", "text", "category");
    private static final List<String> OPTIONAL =
            List.of("text_en", "scale", "reversed", "weight", "required", "answer_template");
    private static final String HEADING =
            "section,code,text,text_en,category,scale,reversed,weight,required,answer_template\r\n";
    private static final int MOST_ROWS = 2_000;

    /** What begins a formula, with apostrophes before it or without. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+@\\t\\r-].*", Pattern.DOTALL);

    private static final Pattern PLACE = Pattern.compile("(sections\\[[0-9]+]\\.questions\\[[0-9]+])(?:\\.(.+))?");

    /**
     * An instrument with the questions of a table.
     *
     * @param rows of the questions, by their places in the instrument
     */
    record Table(InstrumentFile file, Map<String, Integer> rows) {

        /** What is wrong, by rows where it stands in one. */
        List<FieldError> inRows(List<FieldError> wrong) {
            return wrong.stream().map(this::inRow).toList();
        }

        private FieldError inRow(FieldError wrong) {
            Matcher place = PLACE.matcher(wrong.field());
            Integer row = place.matches() ? rows.get(place.group(1)) : null;
            if (row == null) return wrong;
            String cell = place.group(2) == null ? "" : "." + column(place.group(2));
            return new FieldError("csv[" + row + "]" + cell, wrong.code(), wrong.message());
        }
    }

    private final Validator validator;

    QuestionCsv(Validator validator) {
        this.validator = validator;
    }

    String write(InstrumentFile file) {
        StringBuilder csv = new StringBuilder(HEADING);
        for (SectionFile section : file.sections()) {
            for (QuestionFile question : section.questions()) {
                csv.append(CsvFile.line(Stream.of(
                                section.code(),
                                question.code(),
                                question.text().id(),
                                question.text().en(),
                                question.category(),
                                question.scale(),
                                question.reversed(),
                                question.weight(),
                                question.required(),
                                question.answerTemplate())
                        .map(cell -> cell == null ? null : guarded(cell.toString()))
                        .toArray()));
            }
        }
        return csv.toString();
    }

    /** The instrument with the questions of the table, in its order, instead of those it has; 422 with rows that are wrong. */
    Table over(InstrumentFile file, byte[] csv) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, QuestionFile> present = new HashMap<>();
        file.sections().forEach(section -> section.questions().forEach(each -> present.put(each.code(), each)));
        Map<String, List<QuestionFile>> bySection = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        Map<String, List<Integer>> numbers = new HashMap<>();
        for (CsvTable.Row row : CsvTable.read(csv, REQUIRED, OPTIONAL, MOST_ROWS)) {
            String section = row.get("section");
            if (section == null || file.section(section).isEmpty()) {
                errors.add(error(row, "section", "unknown", "no section " + section));
            }
            Integer earlier = rows.putIfAbsent(String.valueOf(row.get("code")), row.number());
            if (earlier != null) errors.add(error(row, "code", "repeated", "as in row " + earlier));
            QuestionFile question = question(row, present.get(row.get("code")), errors);
            bySection
                    .computeIfAbsent(String.valueOf(section), each -> new ArrayList<>())
                    .add(question);
            numbers.computeIfAbsent(String.valueOf(section), each -> new ArrayList<>())
                    .add(row.number());
        }
        if (!errors.isEmpty()) throw INSTRUMENT_REFUSED.with().fields(errors);
        InstrumentFile changed = file.withSections(file.sections().stream()
                .map(section -> section.withQuestions(bySection.getOrDefault(section.code(), List.of())))
                .toList());
        validator
                .validate(changed)
                .forEach(violation -> errors.add(
                        new FieldError(violation.getPropertyPath().toString(), "range", violation.getMessage())));
        if (!errors.isEmpty()) throw INSTRUMENT_REFUSED.with().fields(errors);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < changed.sections().size(); i++) {
            List<Integer> own = numbers.getOrDefault(changed.sections().get(i).code(), List.of());
            for (int q = 0; q < own.size(); q++) places.put("sections[" + i + "].questions[" + q + "]", own.get(q));
        }
        return new Table(changed, places);
    }

    private QuestionFile question(CsvTable.Row row, QuestionFile before, List<FieldError> errors) {
        QuestionFile question = new QuestionFile(
                row.get("code"),
                new Bilingual(unguarded(row.get("text")), unguarded(row.get("text_en"))),
                row.get("category"),
                row.get("scale"),
                Boolean.TRUE.equals(yesOrNo(row, "reversed", errors)),
                weight(row, errors),
                yesOrNo(row, "required", errors),
                row.get("answer_template"),
                before == null ? List.of() : before.options());
        validator
                .validate(question)
                .forEach(violation -> errors.add(error(
                        row, column(violation.getPropertyPath().toString()), "malformed", violation.getMessage())));
        return question;
    }

    /** An apostrophe that was there keeps apart from the one that guards. */
    private static String guarded(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    /** Without the apostrophe that an export puts before what a spreadsheet would take for a formula. */
    private static String unguarded(String cell) {
        boolean guarded =
                cell != null && cell.startsWith("'") && FORMULA.matcher(cell).matches();
        return guarded ? cell.substring(1) : cell;
    }

    private static String column(String path) {
        return switch (path) {
            case "text.id" -> "text";
            case "text.en" -> "text_en";
            case "answerTemplate" -> "answer_template";
            default -> path;
        };
    }

    private static Boolean yesOrNo(CsvTable.Row row, String column, List<FieldError> errors) {
        String cell = row.get(column);
        if (cell == null) return null;
        if (!cell.matches("true|false")) errors.add(error(row, column, "malformed", "true or false"));
        return Boolean.valueOf(cell);
    }

    private static Integer weight(CsvTable.Row row, List<FieldError> errors) {
        String cell = row.get("weight");
        if (cell == null) return null;
        if (cell.matches("[0-9]{1,4}")) return Integer.valueOf(cell);
        errors.add(error(row, "weight", "malformed", "a whole number"));
        return null;
    }

    private static FieldError error(CsvTable.Row row, String column, String code, String message) {
        return new FieldError("csv[" + row.number() + "]." + column, code, message);
    }
}

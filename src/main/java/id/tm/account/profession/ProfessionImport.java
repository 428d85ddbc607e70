package id.tm.account.profession;

import static id.tm.account.AccountError.IMPORT_REFUSED;

import id.tm.platform.input.CsvTable;
import id.tm.platform.problem.FieldError;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Professions from a file, found again by name: all of it or nothing. An empty cell changes nothing. */
@ApplicationScoped
class ProfessionImport {

    private static final int MOST_ROWS = 5_000;

    private final Validator validator;

    ProfessionImport(Validator validator) {
        this.validator = validator;
    }

    private record Line(CsvTable.Row row, ProfessionRequest request) {}

    @Transactional
    ProfessionImportView load(byte[] csv, boolean dryRun) {
        List<CsvTable.Row> rows = CsvTable.read(csv, List.of("name"), List.of("nameEn", "active"), MOST_ROWS);
        List<FieldError> errors = new ArrayList<>();
        Map<String, Line> lines = new HashMap<>();
        for (CsvTable.Row row : rows) {
            ProfessionRequest request = request(row, errors);
            if (request == null) continue;
            Line earlier = lines.putIfAbsent(
                    MasterProfession.key(ProfessionRequest.tidy(request.name())), new Line(row, request));
            if (earlier != null) {
                errors.add(error(
                        row, "name", "repeated", "as in row " + earlier.row().number()));
            }
        }
        if (!errors.isEmpty() && !dryRun) throw IMPORT_REFUSED.with().fields(errors);
        return write(rows.size(), lines, errors, dryRun);
    }

    private ProfessionImportView write(int rows, Map<String, Line> lines, List<FieldError> errors, boolean dryRun) {
        Map<String, MasterProfession> known = MasterProfession.byNames(lines.keySet());
        int created = 0;
        int changed = 0;
        for (Map.Entry<String, Line> line : lines.entrySet()) {
            MasterProfession profession = known.get(line.getKey());
            ProfessionRequest given = line.getValue().request();
            ProfessionRequest request = profession == null ? given : given.over(profession);
            if (profession == null) created++;
            else if (!request.describes(profession)) changed++;
            if (dryRun) continue;
            MasterProfession target = profession == null ? new MasterProfession() : profession;
            request.applyTo(target);
            target.persist();
        }
        if (!dryRun) Panache.getEntityManager().flush();
        return new ProfessionImportView(dryRun, rows, created, changed, lines.size() - created - changed, errors);
    }

    private ProfessionRequest request(CsvTable.Row row, List<FieldError> errors) {
        int before = errors.size();
        String active = row.get("active");
        if (active != null && !active.matches("true|false")) {
            errors.add(error(row, "active", "malformed", "true or false"));
        }
        ProfessionRequest request = new ProfessionRequest(
                row.get("name"), row.get("nameEn"), active == null ? null : Boolean.valueOf(active));
        validator
                .validate(request)
                .forEach(violation -> errors.add(error(
                        row,
                        violation.getPropertyPath().toString(),
                        violation.getInvalidValue() == null ? "not-null" : "profession-name",
                        violation.getMessage())));
        return errors.size() == before ? request : null;
    }

    private static FieldError error(CsvTable.Row row, String column, String code, String message) {
        return new FieldError("csv[" + row.number() + "]." + column, code, message);
    }
}

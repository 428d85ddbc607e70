package id.tm.finance.ledger;

import id.tm.testing.Sql;
import java.util.ArrayList;
import java.util.List;

/** What the auditor asks the database, for tests that want its word after each act. */
public final class AuditorsQuestions {

    private AuditorsQuestions() {}

    public static List<String> findings(Sql sql) {
        List<String> findings = new ArrayList<>();
        for (FindingKind kind : FindingKind.values()) {
            for (String row : sql.texts("select q::text from (" + kind.sql() + ") as q"))
                findings.add(kind + " " + row);
        }
        return findings;
    }
}

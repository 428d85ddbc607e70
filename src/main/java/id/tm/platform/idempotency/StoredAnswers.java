package id.tm.platform.idempotency;

import id.tm.platform.crypto.EncryptedColumn;
import id.tm.platform.crypto.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The encrypted bodies of stored answers, which no entity maps; those of money acts are kept for good. */
@ApplicationScoped
class StoredAnswers implements EncryptedColumns {

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(EncryptedColumn.text("idempotency_keys", "body"));
    }
}

package id.tm.platform.task;

import id.tm.platform.crypto.EncryptedColumn;
import id.tm.platform.crypto.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The encrypted files of tasks, which no entity maps. */
@ApplicationScoped
class TaskFiles implements EncryptedColumns {

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(EncryptedColumn.bytes("tasks", "input"), EncryptedColumn.bytes("tasks", "result"));
    }
}

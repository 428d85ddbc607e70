package id.tm.platform.change;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.Objects;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Tells a transaction who causes its changes, right before its first statement that changes something audited, whether an
 * entity, HQL or native SQL makes it. Reading and unaudited work, such as that of the workers, is not told anything and so
 * costs nothing.
 */
@PersistenceUnitExtension
@ApplicationScoped
@SuppressWarnings("serial") // never serialized, though its interface would allow it
class ChangeHandOver implements StatementInspector {

    private static final String TOLD = ChangeHandOver.class.getName();

    private final AuditedTables tables;
    private final Changes changes;
    private final TransactionSynchronizationRegistry transactions;
    private final AgroalDataSource database;

    ChangeHandOver(
            AuditedTables tables,
            Changes changes,
            TransactionSynchronizationRegistry transactions,
            AgroalDataSource database) {
        this.tables = tables;
        this.changes = changes;
        this.transactions = transactions;
        this.database = database;
    }

    @Override
    public String inspect(String sql) {
        AuditedTables.Audit audit = tables.touchedBy(sql);
        if (audit == AuditedTables.Audit.NONE) return sql;
        Changes.Cause cause = changes.current();
        boolean worker = cause == null || cause.causer().type() == CauserType.JOB;
        if (cause != null && !(worker && audit == AuditedTables.Audit.SOME)) tell(cause);
        return sql;
    }

    private void tell(Changes.Cause cause) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) return;
        if (cause.equals(transactions.getResource(TOLD))) return;
        transactions.putResource(TOLD, cause);
        // the connection of the running transaction
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select set_config('tm.causer_type', ?, true),"
                        + " set_config('tm.causer_id', ?, true), set_config('tm.request_id', ?, true),"
                        + " set_config('tm.reason', ?, true)")) {
            statement.setString(1, cause.causer().type().name());
            statement.setString(2, Objects.requireNonNullElse(cause.causer().id(), ""));
            statement.setString(3, Objects.requireNonNullElse(cause.requestId(), ""));
            statement.setString(4, Objects.requireNonNullElse(cause.reason(), ""));
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package id.tm.support.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** A seal and what is found of its row: {@code found} is the hash now, null when it is gone. */
record Link(
        LocalDate day,
        long seq,
        UUID logId,
        byte[] rowHash,
        byte[] chainHash,
        String keyId,
        byte[] found,
        boolean dropped) {

    static Link of(ResultSet row) throws SQLException {
        return new Link(
                row.getObject(1, LocalDate.class),
                row.getLong(2),
                row.getObject(3, UUID.class),
                row.getBytes(4),
                row.getBytes(5),
                row.getString(6),
                row.getBytes(7),
                row.getBoolean(8));
    }
}

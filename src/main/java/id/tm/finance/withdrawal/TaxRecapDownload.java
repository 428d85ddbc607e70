package id.tm.finance.withdrawal;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.YearMonth;
import java.util.UUID;

/** Somebody took a list of tax numbers in clear. Table: tax_recap_downloads. */
@Entity
@Table(name = "tax_recap_downloads")
class TaxRecapDownload extends AppendOnly {

    @Column(updatable = false)
    UUID adminId;

    @Column(updatable = false)
    String month;

    @Column(updatable = false)
    int rowCount;

    @Column(updatable = false)
    String reason;

    static void record(UUID adminId, YearMonth month, int rowCount, String reason) {
        TaxRecapDownload download = new TaxRecapDownload();
        download.adminId = adminId;
        download.month = month.toString();
        download.rowCount = rowCount;
        download.reason = reason;
        download.persistAndFlush();
    }
}

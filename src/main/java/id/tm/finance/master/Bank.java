package id.tm.finance.master;

import id.tm.finance.BankInfo;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;

/** A bank that payouts can go to. Table: banks. */
@Entity
@Table(name = "banks")
public class Bank extends BaseEntity {

    /** For clearing; a text, as it begins with zeros. */
    public String code;

    public String name;
    public String swift;
    public String xenditCode;
    public int position;
    public boolean active = true;

    public static Optional<Bank> findActive(String code) {
        return find("code = ?1 and active", code).firstResultOptional();
    }

    public BankInfo info() {
        return new BankInfo(code, name, swift, xenditCode);
    }
}

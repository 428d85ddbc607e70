package id.tm.finance.master;

import id.tm.finance.ChannelKind;
import id.tm.finance.Fee;
import id.tm.finance.PaymentChannel;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A way to pay: who collects, what it costs, for which amounts. Table: master_payment_channels. */
@Entity
@Table(name = "master_payment_channels")
public class MasterPaymentChannel extends BaseEntity {

    public String code;

    @Enumerated(EnumType.STRING)
    public ChannelKind kind;

    public String name;

    /** Who collects; one of those in {@code providerCodes}. */
    public String provider;

    /** What each provider calls it. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> providerCodes = new HashMap<>();

    public long feeNominal;
    public BigDecimal feePercent;
    public Long feeMin;
    public Long feeCap;
    public long minAmount;
    public long maxAmount;
    public int position;
    public boolean active = true;

    public static Optional<MasterPaymentChannel> findActive(String code) {
        return find("code = ?1 and active", code).firstResultOptional();
    }

    Fee fee() {
        return new Fee(feeNominal, feePercent, feeMin, feeCap);
    }

    public PaymentChannel offered() {
        return new PaymentChannel(code, kind, provider, providerCodes.get(provider), fee());
    }
}

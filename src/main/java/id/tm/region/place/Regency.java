package id.tm.region.place;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A kabupaten or kota. Table: regencies. */
@Entity
@Immutable
@Table(name = "regencies")
public class Regency extends Region {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "province_code")
    public Province province;

    @Enumerated(EnumType.STRING)
    public RegencyKind kind;

    public String zone;

    public static Optional<Regency> findWithChain(String code) {
        return find("from Regency r join fetch r.province where r.code = ?1", code)
                .firstResultOptional();
    }
}

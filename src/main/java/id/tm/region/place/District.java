package id.tm.region.place;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A kecamatan. Table: districts. */
@Entity
@Immutable
@Table(name = "districts")
public class District extends Region {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "regency_code")
    public Regency regency;

    public static Optional<District> findWithChain(String code) {
        return find("from District d join fetch d.regency r join fetch r.province where d.code = ?1", code)
                .firstResultOptional();
    }
}

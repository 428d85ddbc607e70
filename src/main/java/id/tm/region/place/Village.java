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

/** A kelurahan or desa. Table: villages. */
@Entity
@Immutable
@Table(name = "villages")
public class Village extends Region {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "district_code")
    public District district;

    @Enumerated(EnumType.STRING)
    public VillageKind kind;

    public static Optional<Village> findWithChain(String code) {
        return find(
                        "from Village v join fetch v.district d join fetch d.regency r join fetch r.province"
                                + " where v.code = ?1",
                        code)
                .firstResultOptional();
    }
}

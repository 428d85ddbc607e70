package id.tm.region.place;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** A province and its time zone. Table: provinces. */
@Entity
@Immutable
@Table(name = "provinces")
public class Province extends Region {

    public String zone;

    public static Optional<Province> findByCode(String code) {
        return find("code", code).firstResultOptional();
    }
}

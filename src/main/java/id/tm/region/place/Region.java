package id.tm.region.place;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.Immutable;

/** What the four levels have in common. Only an import changes them, set by set and in SQL. */
@MappedSuperclass
@Immutable
public abstract class Region extends PanacheEntityBase {

    /** Of Kemendagri, with dots; begins with the code of the region it lies in. */
    @Id
    public String code;

    public String name;

    /** False once a later data set has dropped it. */
    public boolean active;

    /** Where an inactive region went; null when that was not told. */
    public String successorCode;
}

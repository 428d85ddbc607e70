package id.tm.platform;

import id.tm.platform.time.EntityClock;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.UuidGenerator;

/** A row that is written once and never changed: histories and logs. Subclasses carry no setters. */
@MappedSuperclass
@Immutable
public abstract class AppendOnly extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @Column(nullable = false, updatable = false)
    public Instant createdAt;

    @PrePersist
    void stampCreation() {
        createdAt = EntityClock.now();
    }
}

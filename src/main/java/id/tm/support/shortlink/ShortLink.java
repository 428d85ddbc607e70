package id.tm.support.shortlink;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A short address, where it leads and how long. Table: short_links. */
@Entity
@Table(name = "short_links")
public class ShortLink extends BaseEntity {

    @Column(updatable = false)
    private String slug;

    /** A person chose the slug. */
    @Column(updatable = false)
    private boolean custom;

    public String target;
    public String label;
    public Instant validFrom;
    public Instant validUntil;
    public Long visitCap;
    private boolean active = true;

    @Column(updatable = false)
    private UUID createdBy;

    protected ShortLink() {}

    ShortLink(String slug, boolean custom, UUID createdBy) {
        this.slug = slug;
        this.custom = custom;
        this.createdBy = createdBy;
    }

    /** As typed, or else one that a person chose in whatever letters it is typed. */
    static Optional<ShortLink> findAsked(String asked) {
        return find(
                        "slug = ?1 or (custom and slug = ?2) order by case when slug = ?1 then 0 else 1 end",
                        asked,
                        asked.toLowerCase(Locale.ROOT))
                .firstResultOptional();
    }

    String slug() {
        return slug;
    }

    boolean isCustom() {
        return custom;
    }

    boolean isActive() {
        return active;
    }

    UUID createdBy() {
        return createdBy;
    }

    void activate(boolean wanted) {
        active = wanted;
    }

    boolean isBefore(Instant now) {
        return validFrom != null && now.isBefore(validFrom);
    }

    /** Not to be followed any more; whether the cap is used up, only {@link Visits} can tell. */
    boolean isOver(Instant now) {
        return !active || (validUntil != null && !now.isBefore(validUntil));
    }
}

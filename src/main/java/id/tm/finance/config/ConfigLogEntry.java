package id.tm.finance.config;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what to a value, when, why and from where. */
@MappedSuperclass
public abstract class ConfigLogEntry extends AppendOnly {

    /** Who acts, why, and from which address. */
    record Act(
            UUID adminId, @Nullable String reason, @Nullable String address) {}

    @Column(updatable = false)
    public String key;

    @Column(updatable = false)
    public UUID versionId;

    /** What became of the value by it. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public ConfigState state;

    /** In effect when it was done. */
    @Column(updatable = false)
    public String oldValue;

    @Column(updatable = false)
    public String newValue;

    @Column(updatable = false)
    public Instant effectiveFrom;

    @Column(updatable = false)
    public UUID adminId;

    @Column(updatable = false)
    public String reason;

    @Column(updatable = false)
    public String address;

    void write(ConfigEntry entry, @Nullable String before, Act act) {
        key = entry.key;
        versionId = entry.id;
        state = entry.state();
        oldValue = before;
        newValue = entry.value;
        effectiveFrom = entry.effectiveFrom();
        adminId = act.adminId();
        reason = act.reason();
        address = act.address();
        persist();
    }
}

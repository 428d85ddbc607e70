package id.tm.platform.probe;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row to be listed. Table: probe_pebbles, made by the tests. */
@Entity
@Table(name = "probe_pebbles")
public class Pebble extends BaseEntity {

    public String heap;
    public String colour;
    public long weight;
    public Instant foundAt;
}

package id.tm.region.imports;

/** How an import ended. */
public enum ImportOutcome {
    /** Came with the service. */
    SEED,
    LOADED,
    /** A dry run: it could have been loaded. */
    CHECKED,
    REFUSED
}

package id.tm.region.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an import was asked for with. */
@RegisterForReflection
public record RegionImportParameters(boolean dryRun, boolean allowVanishing) {}

package id.tm.platform.work;

import java.util.UUID;

/** One claimed row. Only the holder of the current fence may settle it; {@code attempts} counts this one. */
public record Claim(UUID id, long fence, int attempts) {}

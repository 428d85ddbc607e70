package id.tm.account.profession;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** One page of professions; {@code nextCursor} is absent on the last page. */
@RegisterForReflection
public record ProfessionPage(List<ProfessionView> items, String nextCursor) {}

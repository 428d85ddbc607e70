package id.tm.account.privacy;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** There is nothing to choose. */
@RegisterForReflection
record ExportOrder() {}

package id.tm.account.userimport;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a file of users is to be imported. */
@RegisterForReflection
record UserImportOrder(boolean dryRun) {}

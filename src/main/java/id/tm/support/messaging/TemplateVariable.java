package id.tm.support.messaging;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A value a template may speak of.
 *
 * @param sample its text form (an ISO instant or date, digits, an address), for previews and the check on saving
 */
@RegisterForReflection
public record TemplateVariable(String name, VariableType type, boolean required, String sample) {}

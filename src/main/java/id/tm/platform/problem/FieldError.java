package id.tm.platform.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is wrong with one field of a request; {@code field} is the path in the JSON body or the parameter's name. */
@RegisterForReflection
public record FieldError(String field, String code, String message) {}

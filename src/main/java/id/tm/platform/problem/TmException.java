package id.tm.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one exception of the service: an {@link ErrorCode}, the arguments of its text and what else the client is told. */
public class TmException extends RuntimeException {

    private final transient ErrorCode error;
    private final transient Object[] args;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private transient List<FieldError> fieldErrors = List.of();

    TmException(ErrorCode error, Object... args) {
        super(error.code());
        this.error = error;
        this.args = args;
    }

    /** One more member of the problem document, e.g. {@code currentState}. */
    public TmException property(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    public TmException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public TmException retryAfter(long seconds) {
        return header("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    public TmException fields(List<FieldError> errors) {
        fieldErrors = List.copyOf(errors);
        return this;
    }

    public TmException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public ErrorCode error() {
        return error;
    }

    public Object[] args() {
        return args;
    }

    public Map<String, Object> properties() {
        return properties;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public List<FieldError> fieldErrors() {
        return fieldErrors;
    }
}

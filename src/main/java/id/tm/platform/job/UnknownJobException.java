package id.tm.platform.job;

import java.util.Collection;

public class UnknownJobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownJobException(String name, Collection<String> known) {
        super("no job is named '" + name + "'; known are: " + String.join(", ", known));
    }
}

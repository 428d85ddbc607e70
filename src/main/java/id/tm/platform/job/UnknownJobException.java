package id.tm.platform.job;

import java.util.Collection;

/** No such job; the message names those there are. */
public class UnknownJobException extends RuntimeException {

    public UnknownJobException(String name, Collection<String> known) {
        super("unknown job '" + name + "', known: " + String.join(", ", known));
    }
}

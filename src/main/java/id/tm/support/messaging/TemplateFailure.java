package id.tm.support.messaging;

/** A message cannot be written: no published template, a value missing or not of its type. Says no value, only names. */
public class TemplateFailure extends RuntimeException {

    public TemplateFailure(String reason) {
        super(reason);
    }

    public TemplateFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}

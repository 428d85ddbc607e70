package id.tm.assessment.report;

/** A report could not be drawn, and that is nobody's fault who asked for it. */
class ReportNotMadeException extends RuntimeException {

    private final transient ReportStore.Key key;

    ReportNotMadeException(ReportStore.Key key, RuntimeException cause) {
        super("the report of the run " + key.runId() + " was not made", cause);
        this.key = key;
    }

    ReportStore.Key key() {
        return key;
    }

    /** What went wrong and where; the message, which may speak of somebody, is left out. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        for (Throwable next = failure; next != null; next = next.getCause()) root = next;
        for (StackTraceElement at : root.getStackTrace()) {
            if (!at.getClassName().startsWith("id.tm.")) continue;
            String simple = at.getClassName().substring(at.getClassName().lastIndexOf('.') + 1);
            return root.getClass().getSimpleName() + " at " + simple + "." + at.getMethodName();
        }
        return root.getClass().getSimpleName();
    }
}

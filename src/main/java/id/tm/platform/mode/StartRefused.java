package id.tm.platform.mode;

/** The process must not start; the message is the one line that tells the operator why. */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** As in sysexits.h: EX_CONFIG. */
    public static final int BAD_SETTINGS = 78;

    public static final int BAD_ARGUMENTS = 2;

    private final int exitCode;

    private StartRefused(int exitCode, String message) {
        super(message.replaceAll("\\s*\\R\\s*", " "));
        this.exitCode = exitCode;
    }

    static StartRefused setting(String message) {
        return new StartRefused(BAD_SETTINGS, message);
    }

    static StartRefused argument(String message) {
        return new StartRefused(BAD_ARGUMENTS, message);
    }

    public int exitCode() {
        return exitCode;
    }
}

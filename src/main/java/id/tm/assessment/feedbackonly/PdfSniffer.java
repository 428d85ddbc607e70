package id.tm.assessment.feedbackonly;

import java.nio.charset.StandardCharsets;

/** Knows a PDF by its content, whatever it is said to be. */
final class PdfSniffer {

    private static final byte[] HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    /** Programs write line ends, and some a signature, after the end mark. */
    private static final int TAIL = 2048;

    private PdfSniffer() {}

    /** Begins as one, and is there to its end. */
    static boolean isPdf(byte[] file) {
        if (file.length < HEAD.length + 3 + END.length || !standsAt(file, 0, HEAD)) return false;
        byte major = file[HEAD.length];
        if (major != '1' && major != '2' || file[HEAD.length + 1] != '.') return false;
        int first = Math.max(HEAD.length, file.length - TAIL);
        for (int at = file.length - END.length; at >= first; at--) {
            if (standsAt(file, at, END)) return true;
        }
        return false;
    }

    private static boolean standsAt(byte[] file, int at, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (file[at + i] != mark[i]) return false;
        }
        return true;
    }
}

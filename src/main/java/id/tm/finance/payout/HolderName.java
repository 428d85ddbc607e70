package id.tm.finance.payout;

/** What names look like. */
final class HolderName {

    /** Begins with a letter or digit and has a letter; else as banks and the tax office write names of people and companies. */
    static final String PATTERN = "(?=.*\\p{L})\\s*[\\p{L}0-9][\\p{L}\\p{M}0-9 .,'’`&()/-]*";

    /** Something that can be seen. */
    static final String VISIBLE = "(?s).*[\\p{L}\\p{N}].*";

    private HolderName() {}
}

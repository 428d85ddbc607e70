package id.tm.sales;

/** What kind of thing is sold; revenue is booked by it. */
public enum ProductKind {
    ASSESSMENT,
    CONSULTATION,
    /** Several other products at one price. */
    BUNDLE,
    /** Assessments that a company buys for others. */
    EXECUTIVE,
    EVENT;

    /** A bundle is the sum of its parts, and entitles to nothing of its own. */
    public boolean isBundle() {
        return this == BUNDLE;
    }
}

package id.tm.platform.document;

/** How letters look: weight, size in points, colour. */
public record Style(Weight weight, double size, Ink ink) {

    public static final Style BODY = new Style(Weight.REGULAR, 9.5, Ink.BLACK);
    public static final Style SMALL = new Style(Weight.REGULAR, 8, Ink.GREY);

    /** Line to line. */
    private static final double LEADING = 1.42;

    /** From the top of a line to where its letters stand. */
    private static final double ASCENT = 1.05;

    public enum Weight {
        REGULAR,
        BOLD
    }

    public Style bold() {
        return new Style(Weight.BOLD, size, ink);
    }

    public Style size(double points) {
        return new Style(weight, points, ink);
    }

    public Style in(Ink other) {
        return new Style(weight, size, other);
    }

    public double leading() {
        return size * LEADING;
    }

    public double ascent() {
        return size * ASCENT;
    }
}

package id.tm.platform.document;

/** A colour, its parts from 0 to 255. */
public record Ink(int red, int green, int blue) {

    public static final Ink BLACK = of(0x1B1F24);
    public static final Ink GREY = of(0x5F6B76);
    public static final Ink PALE = of(0xD5DBE1);
    public static final Ink WHITE = of(0xFFFFFF);
    public static final Ink GREEN = of(0x1E7F4F);
    public static final Ink RED = of(0xB3261E);
    public static final Ink AMBER = of(0xB26A00);

    private static final int BYTE = 0xFF;

    public Ink {
        if ((red & BYTE) != red || (green & BYTE) != green || (blue & BYTE) != blue) {
            throw new IllegalArgumentException("no colour: " + red + ", " + green + ", " + blue);
        }
    }

    /** From 0xRRGGBB. */
    public static Ink of(int rgb) {
        return new Ink(rgb >> 16, rgb >> 8 & BYTE, rgb & BYTE);
    }

    /** Mixed with white; 0 is white, 1 the colour itself. */
    public Ink tint(double share) {
        return new Ink(mixed(red, share), mixed(green, share), mixed(blue, share));
    }

    /** As style sheets write it: {@code #0f4c5c}. */
    public String hex() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }

    private static int mixed(int part, double share) {
        return (int) Math.round(BYTE + (part - BYTE) * share);
    }
}

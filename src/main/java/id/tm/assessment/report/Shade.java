package id.tm.assessment.report;

import id.tm.assessment.scoring.Colour;
import id.tm.platform.document.Ink;
import java.util.Locale;

/** How the five colours of the map are printed, and the letters upon them. */
public enum Shade {
    RED(0xD1495B, Ink.WHITE),
    YELLOW(0xF2C14E, Ink.BLACK),
    WHITE(0xFFFFFF, Ink.GREY),
    GREY(0xC3CBD2, Ink.BLACK),
    BLACK(0x2B3138, Ink.WHITE);

    private final Ink fill;
    private final Ink letters;

    Shade(int fill, Ink letters) {
        this.fill = Ink.of(fill);
        this.letters = letters;
    }

    static Shade of(Colour colour) {
        return valueOf(colour.name());
    }

    public Ink fill() {
        return fill;
    }

    /** As style sheets call it. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Ink letters() {
        return letters;
    }
}

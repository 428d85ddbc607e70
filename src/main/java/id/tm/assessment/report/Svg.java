package id.tm.assessment.report;

import id.tm.platform.document.QrCode;
import java.util.Locale;

/** Paths of drawings within a page; angles in degrees, clockwise from the top. */
final class Svg {

    private Svg() {}

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** The part of a ring; of less than a full turn. */
    static String sector(double centreX, double centreY, double inner, double outer, double from, double to) {
        int large = to - from > 180 ? 1 : 0;
        return "M" + point(centreX, centreY, inner, from) + "L" + point(centreX, centreY, outer, from)
                + "A" + number(outer) + " " + number(outer) + " 0 " + large + " 1 "
                + point(centreX, centreY, outer, to)
                + "L" + point(centreX, centreY, inner, to)
                + "A" + number(inner) + " " + number(inner) + " 0 " + large + " 0 "
                + point(centreX, centreY, inner, from) + "Z";
    }

    static String qr(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < code.size(); row++) {
            for (int column = 0; column < code.size(); column++) {
                if (code.isDark(column, row)) path.append("M" + column + " " + row + "h1v1h-1z");
            }
        }
        return path.toString();
    }

    private static String point(double centreX, double centreY, double radius, double degrees) {
        double angle = StrictMath.toRadians(degrees);
        return number(centreX + radius * StrictMath.sin(angle)) + " "
                + number(centreY - radius * StrictMath.cos(angle));
    }
}

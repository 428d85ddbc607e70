package id.tm.platform.document;

import id.tm.platform.document.Style.Weight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;

/** A part of a page to draw on, in points from its upper left corner; y grows downwards, angles clockwise from the top. */
public final class Canvas {

    /** How far the handles of a curve are from its ends, for a quarter of a circle. */
    private static final double KAPPA = 0.5522847498;

    private final PDPageContentStream page;
    private final Map<Weight, PDFont> fonts;
    private final Lettering lettering;
    private final double left;
    private final double top;
    private final double width;
    private final double height;

    /** @param top counted upwards from the lower edge of the page */
    Canvas(
            PDPageContentStream page,
            Map<Weight, PDFont> fonts,
            Lettering lettering,
            double left,
            double top,
            double width,
            double height) {
        this.page = page;
        this.fonts = fonts;
        this.lettering = lettering;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    public record Point(double x, double y) {}

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** A smaller one within this; nothing is clipped. */
    public Canvas part(double x, double y, double width, double height) {
        return new Canvas(page, fonts, lettering, left + x, top - y, width, height);
    }

    public double widthOf(String text, Style style) {
        return lettering.width(lettering.shown(text), style);
    }

    public List<String> lines(String text, Style style, double width) {
        return lettering.lines(text, style, width);
    }

    /** {@code y} is where the letters stand. */
    public void text(double x, double y, Style style, String text) {
        String shown = lettering.shown(text).replace('\n', ' ');
        if (shown.isBlank()) return;
        draw(() -> {
            page.setNonStrokingColor(
                    part(style.ink().red()),
                    part(style.ink().green()),
                    part(style.ink().blue()));
            page.beginText();
            page.setFont(fonts.get(style.weight()), (float) style.size());
            page.newLineAtOffset(across(x), up(y));
            page.showText(shown);
            page.endText();
        });
    }

    public void textRight(double x, double y, Style style, String text) {
        text(x - widthOf(text, style), y, style, text);
    }

    public void textCentre(double x, double y, Style style, String text) {
        text(x - widthOf(text, style) / 2, y, style, text);
    }

    /** Against a right edge, smaller where it would be wider than {@code width}. */
    public void numberRight(double x, double y, double width, Style style, String text) {
        textRight(x, y, fitting(text, style, width), text);
    }

    /** The style, made smaller, down to half, if the text would be wider on one line. */
    public Style fitting(String text, Style style, double width) {
        return lettering.fitting(lettering.shown(text), style, width);
    }

    /** Wraps the text and returns the y below its last line. */
    public double paragraph(double x, double y, double width, Style style, String text) {
        double at = y;
        for (String line : lines(text, style, width)) {
            text(x, at + style.ascent(), style, line);
            at += style.leading();
        }
        return at;
    }

    public void line(double fromX, double fromY, double toX, double toY, double thickness, Ink ink) {
        draw(() -> {
            page.moveTo(across(fromX), up(fromY));
            page.lineTo(across(toX), up(toY));
            stroke(thickness, ink);
        });
    }

    public void rectangle(double x, double y, double width, double height, Ink fill) {
        draw(() -> {
            page.addRect(across(x), up(y + height), (float) width, (float) height);
            fill(fill);
        });
    }

    public void roundedRectangle(double x, double y, double width, double height, double radius, Ink fill) {
        draw(() -> {
            roundedPath(x, y, width, height, radius);
            fill(fill);
        });
    }

    public void roundedFrame(
            double x, double y, double width, double height, double radius, double thickness, Ink ink) {
        draw(() -> {
            roundedPath(x, y, width, height, radius);
            stroke(thickness, ink);
        });
    }

    public void circle(double centreX, double centreY, double radius, Ink fill) {
        roundedRectangle(centreX - radius, centreY - radius, 2 * radius, 2 * radius, radius, fill);
    }

    /** The part of a ring between two angles in degrees; without a hole when {@code inner} is 0. */
    public void sector(
            double centreX,
            double centreY,
            double inner,
            double outer,
            double fromDegrees,
            double toDegrees,
            Ink fill) {
        draw(() -> {
            Point first = onCircle(centreX, centreY, inner, fromDegrees);
            page.moveTo(across(first.x()), up(first.y()));
            arc(centreX, centreY, outer, fromDegrees, toDegrees);
            arc(centreX, centreY, inner, toDegrees, fromDegrees);
            page.closePath();
            fill(fill);
        });
    }

    public void polygon(List<Point> corners, Ink fill) {
        draw(() -> {
            path(corners);
            page.closePath();
            fill(fill);
        });
    }

    public void polyline(List<Point> points, double thickness, Ink ink) {
        draw(() -> {
            path(points);
            stroke(thickness, ink);
        });
    }

    /** Keep a margin of four modules around it. */
    public void qr(double x, double y, double side, QrCode code, Ink ink) {
        double module = side / code.size();
        draw(() -> {
            for (int row = 0; row < code.size(); row++) {
                for (int from = 0; from < code.size(); from++) {
                    if (!code.isDark(from, row)) continue;
                    int to = from;
                    while (to < code.size() && code.isDark(to, row)) to++;
                    page.addRect(
                            across(x + from * module),
                            up(y + (row + 1) * module),
                            (float) ((to - from) * module),
                            (float) module);
                    from = to;
                }
            }
            fill(ink);
        });
    }

    /** Draws on a part whose middle stands here, turned as a whole. */
    public void turned(
            double centreX, double centreY, double width, double height, double degrees, Consumer<Canvas> drawing) {
        draw(() -> {
            page.saveGraphicsState();
            page.transform(Matrix.getRotateInstance(StrictMath.toRadians(-degrees), across(centreX), up(centreY)));
            drawing.accept(new Canvas(page, fonts, lettering, -width / 2, height / 2, width, height));
            page.restoreGraphicsState();
        });
    }

    private void path(List<Point> points) throws IOException {
        page.moveTo(across(points.get(0).x()), up(points.get(0).y()));
        for (Point each : points.subList(1, points.size())) page.lineTo(across(each.x()), up(each.y()));
    }

    private void roundedPath(double x, double y, double width, double height, double radius) throws IOException {
        double reach = radius * (1 - KAPPA);
        double right = x + width;
        double bottom = y + height;
        page.moveTo(across(x + radius), up(y));
        page.lineTo(across(right - radius), up(y));
        curve(right - reach, y, right, y + reach, right, y + radius);
        page.lineTo(across(right), up(bottom - radius));
        curve(right, bottom - reach, right - reach, bottom, right - radius, bottom);
        page.lineTo(across(x + radius), up(bottom));
        curve(x + reach, bottom, x, bottom - reach, x, bottom - radius);
        page.lineTo(across(x), up(y + radius));
        curve(x, y + reach, x + reach, y, x + radius, y);
        page.closePath();
    }

    /** On from the current point, in pieces of at most a quarter. */
    private void arc(double centreX, double centreY, double radius, double from, double to) throws IOException {
        int pieces = (int) Math.max(1, Math.ceil(Math.abs(to - from) / 90));
        double step = (to - from) / pieces;
        double handle = 4.0 / 3 * StrictMath.tan(StrictMath.toRadians(step) / 4) * radius;
        Point start = onCircle(centreX, centreY, radius, from);
        page.lineTo(across(start.x()), up(start.y()));
        for (int piece = 0; piece < pieces; piece++) {
            double begin = from + piece * step;
            double end = begin + step;
            Point a = onCircle(centreX, centreY, radius, begin);
            Point b = onCircle(centreX, centreY, radius, end);
            Point aHandle = onCircle(a.x(), a.y(), handle, begin + 90);
            Point bHandle = onCircle(b.x(), b.y(), handle, end - 90);
            curve(aHandle.x(), aHandle.y(), bHandle.x(), bHandle.y(), b.x(), b.y());
        }
    }

    private static Point onCircle(double centreX, double centreY, double radius, double degrees) {
        double angle = StrictMath.toRadians(degrees);
        return new Point(centreX + radius * StrictMath.sin(angle), centreY - radius * StrictMath.cos(angle));
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
        page.curveTo(across(x1), up(y1), across(x2), up(y2), across(x3), up(y3));
    }

    private void fill(Ink ink) throws IOException {
        page.setNonStrokingColor(part(ink.red()), part(ink.green()), part(ink.blue()));
        page.fill();
    }

    private void stroke(double thickness, Ink ink) throws IOException {
        page.setStrokingColor(part(ink.red()), part(ink.green()), part(ink.blue()));
        page.setLineWidth((float) thickness);
        page.stroke();
    }

    private static float part(int colour) {
        return colour / 255f;
    }

    private float across(double x) {
        return (float) (left + x);
    }

    private float up(double y) {
        return (float) (top - y);
    }

    private interface Drawing {
        void on() throws IOException;
    }

    private static void draw(Drawing drawing) {
        try {
            drawing.on();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

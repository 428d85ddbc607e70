package id.tm.platform.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A font file of ours, read once: which characters it has and how wide they are. */
final class Typeface {

    private static final int EM = 1000;

    private final byte[] file;

    /** Code point to width in thousandths of the size. */
    private final Map<Integer, Double> widths;

    Typeface(String path) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException("not on the class path: " + path);
            file = in.readAllBytes();
            widths = widths();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** A parsed copy for one document, which writes its subset from it and closes it. */
    TrueTypeFont parsed() throws IOException {
        TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
        // No ligatures: what is copied out of a document are the letters that went in.
        font.setEnableGsub(false);
        return font;
    }

    boolean has(int codePoint) {
        return widths.containsKey(codePoint);
    }

    /** At size 1, of text that has only characters of this face. */
    double width(String text) {
        return text.codePoints()
                        .mapToDouble(each -> widths.getOrDefault(each, 0.0))
                        .sum()
                / EM;
    }

    private Map<Integer, Double> widths() throws IOException {
        Map<Integer, Double> found = new HashMap<>();
        try (TrueTypeFont font = parsed()) {
            CmapLookup characters = font.getUnicodeCmapLookup();
            double unit = (double) EM / font.getUnitsPerEm();
            for (int each = ' '; each <= Character.MAX_VALUE; each++) {
                int glyph = characters.getGlyphId(each);
                if (glyph > 0 && isWritable(each)) found.put(each, font.getAdvanceWidth(glyph) * unit);
            }
        }
        return Map.copyOf(found);
    }

    /** Letters are set from left to right, one after the other: what needs more than that is not ours to write. */
    private static boolean isWritable(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return Character.isDefined(codePoint)
                && !Character.isISOControl(codePoint)
                && !Character.isSurrogate((char) codePoint)
                && Character.getType(codePoint) != Character.FORMAT
                && Character.getType(codePoint) != Character.PRIVATE_USE
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}

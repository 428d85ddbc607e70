package id.tm.platform.document;

import id.tm.platform.document.Style.Weight;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** The pages of one file, all open until it is finished. */
final class Sheets {

    private final PDDocument file = new PDDocument();
    private final Lettering lettering;
    private final Map<Weight, PDFont> fonts = new EnumMap<>(Weight.class);
    private final List<PDPageContentStream> streams = new ArrayList<>();
    private final List<Canvas> canvases = new ArrayList<>();

    Sheets(Lettering lettering, String title, String author, Locale locale) {
        this.lettering = lettering;
        try {
            for (Weight weight : Weight.values()) {
                fonts.put(weight, PDType0Font.load(file, lettering.face(weight).parsed(), true));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(title);
        about.setAuthor(author);
        file.setDocumentInformation(about);
        file.getDocumentCatalog().setLanguage(locale.getLanguage());
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        file.getDocumentCatalog().setViewerPreferences(preferences);
        // The default is the time of day, and the same document has the same bytes.
        file.setDocumentId(0L);
    }

    Canvas add() {
        PDPage page = new PDPage(PDRectangle.A4);
        file.addPage(page);
        try {
            PDPageContentStream stream = new PDPageContentStream(file, page, AppendMode.OVERWRITE, true);
            streams.add(stream);
            PDRectangle box = page.getMediaBox();
            Canvas canvas = new Canvas(stream, fonts, lettering, 0, box.getHeight(), box.getWidth(), box.getHeight());
            canvases.add(canvas);
            return canvas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Canvas> all() {
        return canvases;
    }

    byte[] bytes() {
        try (file) {
            for (PDPageContentStream stream : streams) stream.close();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

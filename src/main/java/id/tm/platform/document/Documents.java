package id.tm.platform.document;

import id.tm.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Begins documents; holds what all of them share: the faces, the house and its colour. */
@ApplicationScoped
public class Documents {

    private static final int HEX = 16;

    private final Lettering lettering = new Lettering();
    private final DocumentConfig config;
    private final Texts texts;

    Documents(DocumentConfig config, Texts texts) {
        this.config = config;
        this.texts = texts;
    }

    /**
     * An A4 document with the letterhead on its first page.
     *
     * @param title what it is, with the number if it has one; also the title in the window of whoever opens it
     */
    public Document begin(String title, Locale locale) {
        return new Document(
                lettering, texts, config.house(), Ink.of(Integer.parseInt(config.colour(), HEX)), title, locale);
    }
}

package id.tm.platform.document;

import id.tm.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.Consumer;

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
        return new Document(lettering, texts, config.house(), colour(), title, locale);
    }

    /**
     * An A4 document with a cover of its own; the pages after it have the house's name above and their number below.
     *
     * @param mark what stands at the left of each foot instead of the title, such as a code by which it can be checked
     * @param cover draws on the whole of the first page
     */
    public Document beginWithCover(String title, String mark, Locale locale, Consumer<Canvas> cover) {
        return new Document(lettering, texts, config.house(), colour(), title, locale, mark, cover);
    }

    /** The colour of the house. */
    public Ink colour() {
        return Ink.of(Integer.parseInt(config.colour(), HEX));
    }

    /** As in the letterhead. */
    public String houseName() {
        return config.house().name();
    }
}

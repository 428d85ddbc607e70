package id.tm.sales.product;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/** What may stand in a description: words, lists, headings and links, and nothing that runs. */
final class ProductText {

    private static final Safelist SAFE = Safelist.basic().addTags("h2", "h3", "h4");
    private static final Document.OutputSettings AS_WRITTEN = new Document.OutputSettings().prettyPrint(false);

    private ProductText() {}

    /** Without anything else; null when nothing is left. */
    static String sanitised(String html) {
        if (html == null) return null;
        String clean = Jsoup.clean(html, "", SAFE, AS_WRITTEN).strip();
        return clean.isEmpty() ? null : clean;
    }
}

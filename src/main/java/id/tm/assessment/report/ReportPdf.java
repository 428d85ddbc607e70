package id.tm.assessment.report;

import id.tm.assessment.report.ReportContent.About;
import id.tm.assessment.report.ReportContent.Branding;
import id.tm.assessment.report.ReportContent.Chapter;
import id.tm.assessment.report.ReportContent.Glance;
import id.tm.assessment.report.ReportContent.Portrait;
import id.tm.assessment.report.ReportContent.Portraits;
import id.tm.assessment.report.ReportContent.Steps;
import id.tm.assessment.report.ReportContent.Topic;
import id.tm.platform.document.Document;
import id.tm.platform.document.Documents;
import id.tm.platform.document.Fact;
import id.tm.platform.document.Ink;
import id.tm.platform.document.QrCode;
import id.tm.platform.document.Style;
import id.tm.platform.document.Style.Weight;
import java.util.List;

/** A report on paper. */
public final class ReportPdf {

    private static final Style LEAD = new Style(Weight.REGULAR, 11, Ink.GREY);
    private static final Style TEXT = new Style(Weight.REGULAR, 10, Ink.BLACK);
    private static final double WHOLE_PAGE = 1000;
    private static final double PORTRAIT_LEFT = 22;

    /** Between portraits. */
    private static final double LEAST_GAP = 7;

    private static final double MOST_GAP = 20;

    private final ReportContent content;
    private final Document paper;
    private final PdfCharts charts;
    private final PdfMap maps;
    private final PdfCards cards;
    private final Ink colour;
    private boolean fresh = true;

    private ReportPdf(ReportContent content, Documents documents) {
        this.content = content;
        About about = content.about();
        this.paper = documents.beginWithCover(
                content.cover().title() + " · " + content.cover().person(),
                about.codeLabel() + " " + about.code(),
                content.locale(),
                new PdfCover(content, documents)::draw);
        this.charts = new PdfCharts(paper);
        this.maps = new PdfMap(paper);
        this.cards = new PdfCards(paper);
        this.colour = paper.colour();
    }

    public static byte[] draw(ReportContent content, Documents documents) {
        return new ReportPdf(content, documents).bytes();
    }

    private byte[] bytes() {
        glance(content.glance());
        content.chapters().forEach(this::chapter);
        content.portraits().forEach(this::portraits);
        Branding branding = content.branding();
        if (branding != null) branding(branding);
        Steps steps = content.steps();
        if (steps != null) steps(steps);
        about(content.about());
        return paper.bytes();
    }

    /** On this page where what follows fits on it as a whole, else on the next one. */
    private void begin(String title, String lead, double needed) {
        double head = 70 + paper.heightOf(lead, LEAD, paper.width());
        boolean shared = !fresh && paper.room() > needed + head + 36;
        if (shared) paper.space(22);
        else if (!fresh) paper.newPage();
        fresh = false;
        head(title, lead);
    }

    private void head(String title, String lead) {
        paper.drawing(8, canvas -> canvas.roundedRectangle(0, 0, 40, 4, 2, Shade.YELLOW.fill()));
        paper.space(4).paragraph(title, new Style(Weight.BOLD, 24, colour));
        if (!lead.isEmpty()) paper.paragraph(lead, LEAD);
        paper.space(8);
    }

    private void subtitle(String title, String lead, double room) {
        paper.ensure(60 + room);
        paper.space(8).paragraph(title, new Style(Weight.BOLD, 14, colour));
        if (!lead.isEmpty()) paper.paragraph(lead, TEXT.in(Ink.GREY));
        paper.space(4);
    }

    private void glance(Glance glance) {
        begin(glance.title(), glance.lead(), WHOLE_PAGE);
        Topic first = glance.first();
        if (first != null) cards.first(glance.firstLabel(), first);
        cards.cards(glance.others());
        if (!glance.shares().isEmpty()) charts.ring(glance.sharesTitle(), glance.shares());
    }

    private void chapter(Chapter chapter) {
        boolean small = chapter.map() == null && chapter.domains().isEmpty();
        double shares = chapter.shares().isEmpty() ? 0 : 140 + chapter.shares().size() * PdfCharts.BAR_HIGH;
        double needed =
                shares + PdfCharts.heightOf(chapter.ranks()) + chapter.gauges().size() * 150.0;
        begin(chapter.title(), chapter.lead(), small ? needed : WHOLE_PAGE);
        var map = chapter.map();
        if (map != null) {
            maps.map(map);
            begin(chapter.sharesTitle(), chapter.sharesLead(), WHOLE_PAGE);
            charts.bars(chapter.shares());
        } else if (chapter.shares().size() > 1) {
            subtitle(
                    chapter.sharesTitle(),
                    chapter.sharesLead(),
                    chapter.shares().size() * PdfCharts.BAR_HIGH);
            charts.bars(chapter.shares());
            if (!chapter.domains().isEmpty()) maps.domains(chapter.domains());
        }
        ranks(chapter);
        chapter.gauges().forEach(charts::gauge);
    }

    /** On the page where they fit as a whole, else on the next. */
    private void ranks(Chapter chapter) {
        if (chapter.ranks().isEmpty()) return;
        boolean columns = chapter.map() != null;
        if (!chapter.ranksTitle().isEmpty()) {
            subtitle(chapter.ranksTitle(), "", columns ? 200 : PdfCharts.heightOf(chapter.ranks()));
        }
        if (!columns || !maps.columns(chapter.ranks())) charts.ranks(chapter.ranks());
    }

    /** As many on each page as on the others. */
    private void portraits(Portraits portraits) {
        List<Portrait> items = portraits.items();
        double whole = items.stream().mapToDouble(this::heightOf).sum();
        begin(portraits.title(), portraits.lead(), whole + LEAST_GAP * items.size());
        double gap = Math.min(MOST_GAP, (paper.room() - 1 - whole) / Math.max(1, items.size() - 1));
        int most = gap >= LEAST_GAP ? items.size() : (items.size() + 1) / 2;
        for (int each = 0; each < items.size(); each++) {
            if (each > 0 && each % most == 0) paper.newPage();
            portrait(items.get(each), portraits.growth());
            if (each < items.size() - 1) paper.space(gap >= LEAST_GAP ? gap : MOST_GAP);
        }
    }

    private double heightOf(Portrait portrait) {
        double inner = paper.width() - PORTRAIT_LEFT - 4;
        return 29
                + paper.heightOf(portrait.topic().summary(), TEXT.bold(), inner)
                + paper.heightOf(portrait.text(), TEXT, inner);
    }

    private void portrait(Portrait portrait, boolean growth) {
        Topic topic = portrait.topic();
        Ink ink = growth ? Ink.GREY : topic.ink();
        double left = 22;
        double inner = paper.width() - left - 4;
        Style summary = TEXT.bold().in(growth ? Ink.GREY : colour);
        double high =
                26 + paper.heightOf(topic.summary(), summary, inner) + 3 + paper.heightOf(portrait.text(), TEXT, inner);
        paper.ensure(high);
        paper.drawing(high, canvas -> {
            canvas.roundedRectangle(0, 3, 5, high - 4, 2.5, ink);
            Style name = new Style(Weight.BOLD, 14, Ink.BLACK);
            canvas.text(left, 17, name, topic.name());
            canvas.textRight(canvas.width(), 17, Style.SMALL.size(9), topic.group());
            double at = canvas.paragraph(left, 25, inner, summary, topic.summary());
            canvas.paragraph(left, at + 3, inner, TEXT, portrait.text());
        });
    }

    private void branding(Branding branding) {
        begin(branding.title(), branding.lead(), 440);
        Style sentence = new Style(Weight.BOLD, 19, Ink.WHITE);
        double inner = paper.width() - 2 * 26;
        double high = 62 + paper.heightOf(branding.sentence(), sentence, inner);
        paper.drawing(high, canvas -> {
            canvas.roundedRectangle(0, 0, canvas.width(), high, 8, colour);
            canvas.roundedRectangle(26, 24, 34, 4, 2, Shade.YELLOW.fill());
            canvas.paragraph(26, 37, inner, sentence, branding.sentence());
        });
        paper.space(PdfCards.GAP + 4);
        cards.pillars(branding.pillars());
        subtitle(branding.promptsTitle(), "", 100);
        numbered(branding.prompts());
    }

    private void steps(Steps steps) {
        begin(steps.title(), steps.lead(), steps.steps().size() * 46.0);
        numbered(steps.steps());
    }

    private void numbered(List<String> texts) {
        double left = 40;
        Style text = TEXT.size(11);
        int number = 0;
        for (String each : texts) {
            int shown = ++number;
            double high = Math.max(30, paper.heightOf(each, text, paper.width() - left) + 8);
            paper.drawing(high, canvas -> {
                canvas.circle(14, 14, 13, colour.tint(0.12));
                canvas.textCentre(14, 18, new Style(Weight.BOLD, 11.5, colour), String.valueOf(shown));
                canvas.paragraph(left, 5, canvas.width() - left, text, each);
            });
            paper.space(10);
        }
    }

    private void about(About about) {
        begin(about.title(), "", 460);
        for (Fact note : about.notes()) {
            paper.ensure(60);
            paper.paragraph(note.label(), new Style(Weight.BOLD, 12, colour)).space(-3);
            paper.paragraph(note.value(), TEXT).space(8);
        }
        proof(about);
    }

    private void proof(About about) {
        double side = 96;
        double left = side + 44;
        double inner = paper.width() - left - 20;
        double high = Math.max(side + 40, 84 + paper.heightOf(about.proofText(), TEXT, inner));
        paper.space(14).drawing(high, canvas -> {
            canvas.roundedRectangle(0, 0, canvas.width(), high, 8, colour.tint(0.07));
            canvas.roundedRectangle(16, high / 2 - side / 2 - 6, side + 12, side + 12, 4, Ink.WHITE);
            canvas.qr(22, high / 2 - side / 2, side, QrCode.of(about.link().toString()), Ink.BLACK);
            double at = canvas.paragraph(left, 20, inner, TEXT.size(12).bold().in(colour), about.proofTitle());
            at = canvas.paragraph(left, at + 2, inner, TEXT.size(14).bold(), about.code());
            at = canvas.paragraph(left, at + 2, inner, TEXT.in(Ink.GREY), about.proofText());
            canvas.paragraph(
                    left, at + 2, inner, Style.SMALL.in(colour), about.link().toString());
        });
    }
}

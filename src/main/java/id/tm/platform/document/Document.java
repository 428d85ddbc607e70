package id.tm.platform.document;

import id.tm.platform.document.Style.Weight;
import id.tm.platform.problem.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One document, filled from top to bottom; what does not fit begins a new page. Made by {@link Documents}, used by one
 * thread, once: {@link #bytes} ends it. Signs that the faces lack become a mark, never an error.
 */
public final class Document {

    private static final double MARGIN = 54;
    private static final double BOTTOM = 64;
    private static final double GAP = 10;
    private static final double CELL = 5;
    private static final Style TITLE = new Style(Weight.BOLD, 20, Ink.BLACK);
    private static final Style HEADING = new Style(Weight.BOLD, 12, Ink.BLACK);

    private final Sheets sheets;
    private final Texts texts;
    private final DocumentConfig.House house;
    private final Ink colour;
    private final String title;
    private final Locale locale;

    /** At the left of each foot. */
    private final String mark;

    /** Without heads and feet. */
    private final int covers;

    private Canvas page;
    private double y;

    /** Of the line that a stamp is put beside. */
    private double stampY;

    Document(Lettering lettering, Texts texts, DocumentConfig.House house, Ink colour, String title, Locale locale) {
        this.sheets = new Sheets(lettering, title, house.name(), locale);
        this.texts = texts;
        this.house = house;
        this.colour = colour;
        this.title = title;
        this.locale = locale;
        this.mark = title;
        this.covers = 0;
        this.page = sheets.add();
        letterhead();
    }

    /** With a cover instead of the letterhead; what is set begins on the page after it. */
    Document(
            Lettering lettering,
            Texts texts,
            DocumentConfig.House house,
            Ink colour,
            String title,
            Locale locale,
            String mark,
            Consumer<Canvas> cover) {
        this.sheets = new Sheets(lettering, title, house.name(), locale);
        this.texts = texts;
        this.house = house;
        this.colour = colour;
        this.title = title;
        this.locale = locale;
        this.mark = mark;
        this.covers = 1;
        this.page = sheets.add();
        cover.accept(page);
        newPage();
    }

    /** The colour of the house. */
    public Ink colour() {
        return colour;
    }

    /** Between the margins. */
    public double width() {
        return page.width() - 2 * MARGIN;
    }

    /** What is left of this page. */
    public double room() {
        return page.height() - BOTTOM - y;
    }

    /** How deep a text gets at this width. */
    public double heightOf(String text, Style style, double width) {
        return page.lines(text, style, width).size() * style.leading();
    }

    /** The name of the document, large, with a line below it where there is one to say. */
    public Document title(String name, String below) {
        ensure(60);
        stampY = y + 18;
        y = page.paragraph(MARGIN, y, width(), TITLE.in(colour), name);
        if (!below.isBlank()) y = page.paragraph(MARGIN, y, width(), Style.BODY.in(Ink.GREY), below);
        return space(GAP);
    }

    /** Stays on a page with what follows it. */
    public Document heading(String text) {
        ensure(HEADING.leading() + 60);
        space(GAP / 2);
        y = page.paragraph(MARGIN, y, width(), HEADING.in(colour), text);
        return space(4);
    }

    public Document paragraph(String text) {
        return paragraph(text, Style.BODY);
    }

    public Document paragraph(String text, Style style) {
        for (String line : page.lines(text, style, width())) {
            ensure(style.leading());
            page.text(MARGIN, y + style.ascent(), style, line);
            y += style.leading();
        }
        return space(GAP / 2);
    }

    public Document space(double points) {
        y += points;
        return this;
    }

    public Document rule() {
        ensure(GAP);
        page.line(MARGIN, y + GAP / 2, MARGIN + width(), y + GAP / 2, 0.5, Ink.PALE);
        return space(GAP);
    }

    public Document newPage() {
        page = sheets.add();
        y = MARGIN;
        page.text(MARGIN, y, Style.SMALL.bold().in(colour), house.name());
        page.numberRight(MARGIN + width(), y, width() * 0.6, Style.SMALL, title);
        page.line(MARGIN, y + 7, MARGIN + width(), y + 7, 0.5, Ink.PALE);
        return space(22);
    }

    /** Facts in columns side by side, each under its label, as many columns as there are lists. */
    public Document facts(List<List<Fact>> columns) {
        double gutter = 18;
        double each = (width() - gutter * (columns.size() - 1)) / columns.size();
        double needed =
                columns.stream().mapToDouble(facts -> height(facts, each)).max().orElse(0);
        ensure(needed);
        double x = MARGIN;
        for (List<Fact> facts : columns) {
            double at = y;
            for (Fact fact : facts) {
                at = page.paragraph(x, at, each, Style.SMALL, fact.label());
                at = page.paragraph(x, at, each, Style.BODY.bold(), fact.value()) + 5;
            }
            x += each + gutter;
        }
        return space(needed + GAP / 2);
    }

    private double height(List<Fact> facts, double width) {
        return facts.stream()
                .mapToDouble(fact -> page.lines(fact.label(), Style.SMALL, width)
                                        .size()
                                * Style.SMALL.leading()
                        + page.lines(fact.value(), Style.BODY.bold(), width).size() * Style.BODY.leading()
                        + 5)
                .sum();
    }

    public Document table(Table table) {
        new TableLayout(this, table).draw();
        return this;
    }

    /** Sums against the right edge, the last of them large; stays together. */
    public Document totals(List<Fact> sums, Fact whole) {
        double row = Style.BODY.leading() + 3;
        ensure(row * sums.size() + 40);
        double left = MARGIN + width() * 0.45;
        double right = MARGIN + width() - CELL;
        space(6);
        for (Fact sum : sums) {
            page.text(left + CELL, y + Style.BODY.ascent(), Style.BODY.in(Ink.GREY), sum.label());
            page.textRight(right, y + Style.BODY.ascent(), Style.BODY, sum.value());
            y += row;
        }
        Style large = Style.BODY.size(12).bold().in(Ink.WHITE);
        page.roundedRectangle(left, y + 3, MARGIN + width() - left, 26, 3, colour);
        page.text(left + CELL + 3, y + 20, large.size(10.5), whole.label());
        page.textRight(right - 3, y + 20.5, large, whole.value());
        return space(40);
    }

    /** A word at the right of the title, as from a rubber stamp, with a line below it where there is one. */
    public Document stamp(String word, String below, Ink ink) {
        Style large = page.fitting(word, new Style(Weight.BOLD, 20, ink), 170);
        Style small = Style.SMALL.in(ink);
        double wide = Math.max(page.widthOf(word, large), page.widthOf(below, small)) + 26;
        double high = below.isBlank() ? 36 : 48;
        double middle = MARGIN + width() - wide / 2 - 4;
        sheets.all().get(0).turned(middle, stampY, wide, high, -8, stamp -> {
            stamp.roundedFrame(0, 0, wide, high, 5, 2, ink);
            stamp.textCentre(wide / 2, 25, large, word);
            stamp.textCentre(wide / 2, 39, small, below);
        });
        return this;
    }

    /** A QR code of a link with words beside it; stays together. */
    public Document link(URI link, String heading, String text) {
        double side = 62;
        ensure(side + 2 * GAP);
        page.qr(MARGIN, y + GAP, side, QrCode.of(link.toString()), Ink.BLACK);
        double x = MARGIN + side + 14;
        double wide = width() - side - 14;
        double at = page.paragraph(x, y + GAP - 2, wide, Style.BODY.bold(), heading);
        at = page.paragraph(x, at, wide, Style.SMALL, text);
        page.paragraph(x, at, wide, Style.SMALL.in(colour), link.toString());
        return space(side + 2 * GAP);
    }

    /** Room as wide as the text, and this high, to draw on. */
    public Document drawing(double height, Consumer<Canvas> drawing) {
        ensure(height);
        drawing.accept(page.part(MARGIN, y, width(), height));
        return space(height);
    }

    /** Begins a new page unless this much is left of the page. */
    public Document ensure(double height) {
        return room() < height ? newPage() : this;
    }

    /** The finished file. */
    public byte[] bytes() {
        List<Canvas> all = sheets.all();
        for (int each = covers; each < all.size(); each++) {
            Canvas sheet = all.get(each);
            double at = sheet.height() - 34;
            sheet.line(MARGIN, at - 12, MARGIN + width(), at - 12, 0.5, Ink.PALE);
            sheet.text(MARGIN, at, Style.SMALL, mark);
            sheet.textRight(MARGIN + width(), at, Style.SMALL, words("page", each + 1, all.size()));
        }
        return sheets.bytes();
    }

    private void letterhead() {
        page.rectangle(0, 0, page.width(), 8, colour);
        page.text(MARGIN, 50, new Style(Weight.BOLD, 15, colour), house.name());
        double right = MARGIN + width();
        double at = 42;
        for (String line : sender()) {
            page.textRight(right, at, Style.SMALL, line);
            at += Style.SMALL.leading();
        }
        y = Math.max(68, at);
        page.line(MARGIN, y, right, y, 0.75, colour.tint(0.4));
        space(24);
    }

    private List<String> sender() {
        List<String> lines = new ArrayList<>(house.address().orElse(List.of()));
        String reached = String.join(
                "  ·  ",
                Stream.of(house.phone(), house.email(), house.website())
                        .flatMap(Optional::stream)
                        .toList());
        if (!reached.isEmpty()) lines.add(reached);
        house.taxId().ifPresent(number -> lines.add(words("tax-id", number)));
        return lines;
    }

    private String words(String key, Object... args) {
        return texts.find("document", key, locale, args).orElseThrow();
    }

    Canvas row(double height) {
        return page.part(MARGIN, y, width(), height);
    }
}

package id.tm.platform.document;

/** Amounts in Indonesian words, as receipts there want them. */
final class Terbilang {

    private static final String[] ONES = {
        "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"
    };

    private Terbilang() {}

    static String of(long number) {
        if (number < 0) throw new IllegalArgumentException("negative: " + number);
        return number == 0 ? "nol" : words(number).strip();
    }

    private static String words(long number) {
        if (number < ONES.length) return ONES[(int) number];
        if (number < 20) return ONES[(int) number - 10] + " belas";
        if (number < 100) return joined(number, 10, " puluh");
        if (number < 200) return "seratus " + words(number - 100);
        if (number < 1_000) return joined(number, 100, " ratus");
        if (number < 2_000) return "seribu " + words(number - 1_000);
        if (number < 1_000_000) return joined(number, 1_000, " ribu");
        if (number < 1_000_000_000) return joined(number, 1_000_000, " juta");
        if (number < 1_000_000_000_000L) return joined(number, 1_000_000_000, " miliar");
        return joined(number, 1_000_000_000_000L, " triliun");
    }

    private static String joined(long number, long unit, String name) {
        return (words(number / unit).strip() + name + " " + words(number % unit)).strip();
    }
}

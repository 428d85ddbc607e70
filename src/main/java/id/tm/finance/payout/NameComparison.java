package id.tm.finance.payout;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares the name on an account with that of the person. Case, accents, punctuation, forms of address and degrees do
 * not count; an admin decides, this only suggests.
 */
final class NameComparison {

    private static final Set<String> TITLES = Set.of(
            "BAPAK",
            "BPK",
            "IBU",
            "SDR",
            "SDRI",
            "TN",
            "NY",
            "NN",
            "MR",
            "MRS",
            "MS",
            "H",
            "HJ",
            "KH",
            "DR",
            "DRA",
            "DRS",
            "DRG",
            "DRH",
            "IR",
            "PROF",
            "PSIKOLOG",
            "CPSY",
            "AMD",
            "SE",
            "SH",
            "ST",
            "SPD",
            "SPSI",
            "SSI",
            "SKOM",
            "SSOS",
            "SAG",
            "SKED",
            "SKM",
            "SIP",
            "SPT",
            "SP",
            "MM",
            "MA",
            "MH",
            "MT",
            "MBA",
            "MPD",
            "MPSI",
            "MSI",
            "MSC",
            "MKOM",
            "MAP",
            "BA",
            "BSC",
            "PHD");

    /** Written with dots a degree is told even when nobody has listed it: {@code M.Psi., S.Th, Ph.D}. */
    private static final Pattern DEGREE = Pattern.compile("(?:[A-Z]{1,2}\\.)+[A-Z]{1,5}\\.?");

    private static final Set<String> MUHAMMAD = Set.of(
            "M",
            "MD",
            "MOH",
            "MOCH",
            "MUH",
            "MUCH",
            "MOHAMAD",
            "MOHAMMAD",
            "MOCHAMAD",
            "MOCHAMMAD",
            "MUHAMAD",
            "MUHAMMED",
            "MOHAMED",
            "MOHAMMED");

    private static final int TYPO_FROM = 8;

    /** What banks print at most. */
    private static final int CUT_FROM = 12;

    private NameComparison() {}

    static NameCheck of(String one, String other) {
        List<String> left = words(one);
        List<String> right = words(other);
        if (left.isEmpty() || right.isEmpty()) return NameCheck.MISMATCH;
        if (joined(left).equals(joined(right))) return NameCheck.MATCH;
        return isPartial(left, right) || isPartial(right, left) ? NameCheck.PARTIAL : NameCheck.MISMATCH;
    }

    private static boolean isPartial(List<String> shorter, List<String> longer) {
        if (shorter.size() > longer.size()) return false;
        String few = joined(shorter);
        String many = joined(longer);
        if (few.length() >= CUT_FROM && many.startsWith(few)) return true;
        if (Math.min(few.length(), many.length()) >= TYPO_FROM && distance(few, many) <= 1) return true;
        List<String> left = new ArrayList<>(longer);
        boolean anyWhole = false;
        for (String word : shorter) {
            if (left.remove(word)) {
                anyWhole |= word.length() > 1;
                continue;
            }
            Optional<String> meant =
                    left.stream().filter(each -> isShortFor(word, each)).findFirst();
            if (meant.isEmpty() || !left.remove(meant.get())) return false;
        }
        return anyWhole;
    }

    private static boolean isShortFor(String one, String other) {
        boolean initial = one.length() == 1 && other.startsWith(one) || other.length() == 1 && one.startsWith(other);
        return initial || isMuhammad(one) && isMuhammad(other);
    }

    private static boolean isMuhammad(String word) {
        return word.equals("MUHAMMAD") || MUHAMMAD.contains(word);
    }

    /** What is left of a name without all that does not count. */
    static List<String> words(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        for (String written : upper.split("[\\s,;/()]+")) {
            if (DEGREE.matcher(written).matches() && TITLES.contains(written.replace(".", ""))) continue;
            if (written.contains(".") && DEGREE.matcher(written).matches() && isAfterName(words, written)) continue;
            Arrays.stream(written.split("[.\\-]"))
                    .map(part -> part.replaceAll("[^\\p{L}\\p{N}]", ""))
                    .filter(part -> !part.isEmpty() && !TITLES.contains(part))
                    .forEach(words::add);
        }
        return Collections.unmodifiableList(words);
    }

    /** Before a name {@code A.R.} are initials, and so are single letters after it. */
    private static boolean isAfterName(List<String> words, String written) {
        return !words.isEmpty() && Arrays.stream(written.split("\\.")).anyMatch(part -> part.length() > 1);
    }

    private static String joined(List<String> words) {
        return String.join("", words);
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) before[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(change, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}

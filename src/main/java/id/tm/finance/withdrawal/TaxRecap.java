package id.tm.finance.withdrawal;

import id.tm.finance.payout.UserNpwp;
import id.tm.platform.output.CsvCell;
import id.tm.platform.time.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was withheld in a month (WIB) and has to be told to the tax office. A withdrawal counts in the month it was paid
 * in; when it came back it is taken out again in the month it came back in, as an earlier month may be filed already.
 */
record TaxRecap(YearMonth month, List<Row> rows) {

    static final String HEADING =
            "tax_kind,event,date,withdrawal,tax_number,name,gross,tax_base,tax,transfer_fee,net\r\n";

    enum Event {
        PAID(1),
        REVERSED(-1);

        private final int sign;

        Event(int sign) {
            this.sign = sign;
        }
    }

    record Sums(long gross, long taxBase, long tax, long transferFee, long net) {

        static final Sums NOTHING = new Sums(0, 0, 0, 0, 0);

        Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(gross, other.gross),
                    Math.addExact(taxBase, other.taxBase),
                    Math.addExact(tax, other.tax),
                    Math.addExact(transferFee, other.transferFee),
                    Math.addExact(net, other.net));
        }

        String cells() {
            return Stream.of(gross, taxBase, tax, transferFee, net)
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
        }
    }

    record Row(TaxKind kind, Event event, Instant at, String withdrawal, String taxNumber, String name, Sums sums) {

        static Row of(Withdrawal withdrawal, Event event) {
            WithdrawalTerms terms = withdrawal.terms();
            UUID numberId = terms.taxNumberId();
            UserNpwp taxed = numberId == null ? null : UserNpwp.findById(numberId);
            int sign = event.sign;
            return new Row(
                    terms.taxKind(),
                    event,
                    event == Event.PAID ? withdrawal.paidAt() : withdrawal.reversedAt(),
                    withdrawal.number(),
                    numberId == null ? null : UserNpwp.numberOf(numberId).orElse(null),
                    taxed == null ? withdrawal.payee().accountHolder() : taxed.holder(),
                    new Sums(
                            sign * withdrawal.gross,
                            sign * terms.taxBase(),
                            sign * terms.tax(),
                            sign * terms.transferFee(),
                            sign * terms.net()));
        }

        LocalDate day() {
            return BusinessTime.day(at);
        }

        String line() {
            return Stream.of(kind.name(), event.name(), day().toString(), withdrawal, taxNumber, name)
                            .map(CsvCell::text)
                            .collect(Collectors.joining(","))
                    + "," + sums.cells() + "\r\n";
        }
    }

    static TaxRecap of(YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(BusinessTime.ZONE).toInstant();
        Instant until =
                month.plusMonths(1).atDay(1).atStartOfDay(BusinessTime.ZONE).toInstant();
        List<Row> rows = new ArrayList<>();
        Withdrawal.paidBetween(from, until).forEach(each -> rows.add(Row.of(each, Event.PAID)));
        Withdrawal.reversedBetween(from, until).forEach(each -> rows.add(Row.of(each, Event.REVERSED)));
        rows.sort(Comparator.comparing(Row::kind).thenComparing(Row::at).thenComparing(Row::withdrawal));
        return new TaxRecap(month, rows);
    }

    /** A line for each row, and at the end one with the sums of each tax. */
    String csv() {
        StringBuilder csv = new StringBuilder(HEADING);
        Map<TaxKind, Sums> totals = new TreeMap<>();
        for (TaxKind kind : TaxKind.values()) totals.put(kind, Sums.NOTHING);
        for (Row row : rows) {
            csv.append(row.line());
            totals.merge(row.kind(), row.sums(), Sums::plus);
        }
        totals.forEach((kind, sums) -> csv.append(kind)
                .append(",TOTAL,")
                .append(month)
                .append(",,,,")
                .append(sums.cells())
                .append("\r\n"));
        return csv.toString();
    }
}

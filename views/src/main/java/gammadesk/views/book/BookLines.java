package gammadesk.views.book;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.PositionRisk;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskGreeks;
import gammadesk.analytics.risk.VenueDrift;
import gammadesk.views.book.BookLine.Figures;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a book: by coin, then expiry, then strike; last what has no value, with the reason. Pure. */
final class BookLines {
    private static final Comparator<Priced> BY_STRIKE = Comparator.comparingDouble(BookLines::strikeOrFirst)
            .thenComparing(priced -> priced.name().text());

    private final BookRisk book;
    private final Map<String, VenueDrift.Row> drifts = new HashMap<>();
    private final List<BookLine> lines = new ArrayList<>();
    private int serial;

    private BookLines(BookRisk book, Optional<VenueDrift> drift) {
        this.book = book;
        drift.stream().flatMap(all -> all.rows().stream()).forEach(row -> drifts.put(row.instrument(), row));
    }

    static List<BookLine> of(BookRisk book, Optional<VenueDrift> drift) {
        BookLines lines = new BookLines(book, drift);
        lines.currencies().forEach(lines::addCurrency);
        lines.addUnpriced();
        return List.copyOf(lines.lines);
    }

    private List<Currency> currencies() {
        return Stream.concat(
                        book.coins().stream(), book.book().balances().stream().map(RiskBook.Balance::currency))
                .distinct()
                .sorted()
                .toList();
    }

    private void addCurrency(Currency coin) {
        List<Priced> all = book.priced().stream()
                .filter(priced -> priced.base().equals(coin))
                .toList();
        lines.add(sum("coin " + coin, 0, coin.code(), all, index(coin)).plusCash(book.cash(coin), index(coin)));
        book.book().balances().stream()
                .filter(balance -> balance.currency().equals(coin))
                .forEach(this::addCash);
        Map<Optional<Expiry>, List<Priced>> byExpiry = new TreeMap<>(Comparator.comparingLong(BookLines::millis));
        byExpiry.putAll(all.stream().collect(Collectors.groupingBy(Priced::expiry)));
        byExpiry.forEach((expiry, positions) -> addExpiry(coin, expiry, positions));
    }

    private static long millis(Optional<Expiry> expiry) {
        return expiry.map(Expiry::epochMillis).orElse(Long.MIN_VALUE);
    }

    private double index(Currency coin) {
        return book.market().indexes().containsKey(coin) ? book.market().index(coin) : 1;
    }

    private void addCash(RiskBook.Balance cash) {
        double index = index(cash.currency());
        lines.add(new BookLine(
                "cash " + serial++,
                2,
                "Cash",
                BookWords.money(cash.amount(), Optional.of(cash.currency())) + " " + cash.currency(),
                Double.NaN,
                Double.NaN,
                Optional.empty(),
                Figures.ofCash(cash.amount() * index),
                Figures.ofCash(cash.amount()),
                Double.NaN,
                "",
                "",
                false));
    }

    private void addExpiry(Currency coin, Optional<Expiry> expiry, List<Priced> positions) {
        String label = expiry.map(at -> at.label() + "  "
                        + Times.left(at.yearsFrom(book.market().nowMillis())))
                .orElse("No expiry");
        lines.add(sum("expiry " + coin + expiry.map(Expiry::label).orElse(""), 1, label, positions, index(coin)));
        positions.stream().sorted(BY_STRIKE).map(this::leaf).forEach(lines::add);
    }

    private static double strikeOrFirst(Priced priced) {
        return Double.isNaN(priced.strike()) ? 0 : priced.strike();
    }

    private BookLine sum(String key, int depth, String label, List<Priced> positions, double index) {
        long decaying = positions.stream().filter(BookLines::isDecaying).count();
        return new BookLine(
                key,
                depth,
                label,
                "",
                Double.NaN,
                Double.NaN,
                Optional.empty(),
                Figures.of(positions, Numeraire.USD, index),
                Figures.of(positions, Numeraire.COIN, index),
                Double.NaN,
                "",
                decaying == 0 ? "" : "settling now: " + decaying + " positions",
                decaying > 0);
    }

    private BookLine leaf(Priced priced) {
        String note = String.join("; ", priced.notes());
        boolean decaying = isDecaying(priced);
        List<Priced> alone = List.of(priced);
        Optional<VenueDrift.Row> drift =
                Optional.ofNullable(drifts.get(priced.name().text()));
        double times = drift.map(VenueDrift.Row::times).orElse(Double.NaN);
        return new BookLine(
                "held " + serial++ + " " + priced.name().text(),
                2,
                priced.name().text(),
                amount(priced.entry()),
                priced.mark(),
                priced.vol() > 0 ? priced.vol() * 100 : Double.NaN,
                Optional.of(priced),
                Figures.of(alone, Numeraire.USD, index(priced.base())),
                Figures.of(alone, Numeraire.COIN, index(priced.base())),
                times,
                drift.map(BookLines::words).orElse(""),
                decaying ? "settling now: " + note : note,
                decaying || times > 1 || !note.isEmpty());
    }

    /** In the last 30 minutes the settlement price is being averaged and the delta decays. */
    private static boolean isDecaying(Priced priced) {
        return priced.expiry().isPresent() && RiskGreeks.fixingWeight(priced.years()) < 1;
    }

    private static String words(VenueDrift.Row row) {
        return "per coin, the venue / ours\ndelta "
                + pair(row.venue().delta(), row.ours().delta(), 5) + "\ngamma "
                + pair(row.venue().gamma(), row.ours().gamma(), 7) + "\nvega "
                + pair(row.venue().vega(), row.ours().vega(), 3) + "\ntheta "
                + pair(row.venue().theta(), row.ours().theta(), 3);
    }

    private static String pair(double venue, double ours, int places) {
        return Numbers.fixed(venue, places) + " / " + Numbers.fixed(ours, places);
    }

    static String amount(RiskBook.Entry entry) {
        String unit = BookWords.amountUnit(entry.instrument());
        double size = entry.amount();
        if (!Double.isFinite(size)) {
            return Numbers.MISSING;
        }
        int places = Math.clamp(BigDecimal.valueOf(size).stripTrailingZeros().scale(), 0, 8);
        return (Numbers.signed(size, places) + " " + unit).strip();
    }

    private void addUnpriced() {
        List<Unpriced> missing = book.unpriced();
        if (missing.isEmpty()) {
            return;
        }
        lines.add(new BookLine(
                "unpriced",
                0,
                "Not valued",
                "",
                Double.NaN,
                Double.NaN,
                Optional.empty(),
                Figures.NONE,
                Figures.NONE,
                Double.NaN,
                "",
                missing.size() + (missing.size() == 1 ? " position counts" : " positions count") + " in no figure",
                true));
        missing.forEach(row -> lines.add(unpriced(row)));
    }

    private BookLine unpriced(Unpriced row) {
        return new BookLine(
                "held " + serial++ + " " + row.entry().instrument(),
                2,
                row.entry().instrument(),
                amount(row.entry()),
                Double.NaN,
                Double.NaN,
                Optional.<PositionRisk>of(row),
                Figures.NONE,
                Figures.NONE,
                Double.NaN,
                "",
                row.text(),
                true);
    }
}

package gammadesk.views.book;

import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the risk panels say things. */
final class RiskWords {
    private static final double STALE_SECONDS = 5;
    private static final int COIN_DECIMALS = 4;
    private static final int USD_DECIMALS = 2;
    private static final double LARGE_USD = 100_000;

    private RiskWords() {}

    /** {@code 99 %}. */
    static String confidence(double confidence) {
        double percent = confidence * 100;
        return Numbers.fixed(percent, percent == Math.rint(percent) ? 0 : 1) + " %";
    }

    static String model(BookMargin.Model model) {
        String word = model.name().toLowerCase(Locale.ROOT);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " margin";
    }

    /** Coin to the hundredth of a percent, USD to the cent and from a hundred thousand on to the dollar. */
    static String money(double value, Numeraire numeraire) {
        return numeraire == Numeraire.USD ? Numbers.fixed(value, usdPlaces(value)) : Numbers.fixed(value, COIN_DECIMALS);
    }

    /** The same as a change, with its sign. */
    static String change(double value, Numeraire numeraire) {
        return numeraire == Numeraire.USD
                ? Numbers.signed(value, usdPlaces(value))
                : Numbers.signed(value, COIN_DECIMALS);
    }

    /** In eight characters or so: every digit is in the tooltip. */
    static String brief(double value, Numeraire numeraire) {
        double size = Math.abs(value);
        if (numeraire == Numeraire.USD) {
            return size >= LARGE_USD ? Numbers.compact(value) : Numbers.fixed(value, size >= 1_000 ? 0 : USD_DECIMALS);
        }
        return Numbers.fixed(value, size >= 100 ? 2 : COIN_DECIMALS);
    }

    private static int usdPlaces(double value) {
        return Math.abs(value) >= LARGE_USD ? 0 : USD_DECIMALS;
    }

    /** On what the picture rests: {@code DEMO book, invented · market 12:00:03 UTC, 0.4 s old}. */
    static String rests(DeskSnapshot snapshot, long nowNanos) {
        return snapshot.book()
                .map(book -> book.source().words() + " · " + market(book, nowNanos))
                .orElse("The risk of the book has not been computed yet.");
    }

    /** The moment alone. */
    static String market(BookPicture book, long nowNanos) {
        return book.venueMillis() == 0
                ? book.live().reason()
                : "market of " + Times.clock(book.venueMillis()) + " UTC, " + Times.age(book.ageSeconds(nowNanos))
                        + " old";
    }

    /** Whether the picture, or the account under it, is older than it should be. */
    static boolean isStale(DeskSnapshot snapshot, long nowNanos) {
        return snapshot.book()
                .map(book -> book.ageSeconds(nowNanos) > STALE_SECONDS || isStale(book.source()))
                .orElse(false);
    }

    private static boolean isStale(BookSource source) {
        return source instanceof BookSource.Account account && !account.current();
    }

    /** The rows of a file that count nowhere, one a line; empty without any. */
    static String problems(BookSource source) {
        return source instanceof BookSource.File file
                ? file.problems().stream()
                        .map(row -> "line " + row.line() + ": "
                                + (row.text().isEmpty() ? "" : row.text() + ": ") + row.reason())
                        .collect(Collectors.joining("\n"))
                : "";
    }

    /** The unit of money: that of a coin or {@code USD}. */
    static String unit(RiskChoice choice, Currency coin) {
        return choice.numeraire() == Numeraire.USD ? "USD" : coin.code();
    }
}

package gammadesk.views.book;

import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the risk panels say things. */
final class RiskWords {
    private static final double STALE_SECONDS = 5;
    static final int COIN_DECIMALS = 4;
    /** Of money in coin that may be small: a vega, a theta, a profit. */
    static final int FINE_COIN_DECIMALS = 6;

    private static final int USD_DECIMALS = 2;
    private static final double WHOLE_USD = 10_000;
    static final double LARGE_USD = 100_000;

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

    /** A gain or loss with its sign: USD to the cent and from ten thousand on to the dollar, coin to the millionth. */
    static String change(double value, Numeraire numeraire) {
        return Numbers.signed(value, numeraire == Numeraire.USD ? usdPlaces(value) : FINE_COIN_DECIMALS);
    }

    static int usdPlaces(double value) {
        return Math.abs(value) >= WHOLE_USD ? 0 : USD_DECIMALS;
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
                        .map(row -> "line " + row.line() + ": " + (row.text().isEmpty() ? "" : row.text() + ": ")
                                + row.reason())
                        .collect(Collectors.joining("\n"))
                : "";
    }
}

package gammadesk.app.cli;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.Attribution;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.FactorHistory;
import gammadesk.analytics.risk.SpotVolRule;
import gammadesk.app.risk.BookFile;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a book.
 *
 * @param all the book, with positions on any coin
 * @param coin of everything that is told in coin
 * @param rule of the scenarios
 * @param problems rows of the book's file that could not be read
 * @param past for the tail; empty leaves it to a model
 * @param attribution since an earlier moment
 */
record RiskReport(
        BookRisk all,
        Currency coin,
        SpotVolRule rule,
        List<BookFile.Problem> problems,
        Optional<Past> past,
        Optional<Attribution> attribution) {
    /**
     * The past of the coin.
     *
     * @param history of the factors
     * @param hasLevel whether volatility is in it, and not left as it is
     */
    record Past(FactorHistory history, boolean hasLevel) {}

    /** The positions on the coin alone. */
    BookRisk own() {
        return all.only(coin);
    }
}

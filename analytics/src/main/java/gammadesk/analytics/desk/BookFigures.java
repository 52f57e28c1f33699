package gammadesk.analytics.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.RiskGreeks;

/**
 * A book measured: as it is, or as it would be with the hypothetical trades.
 *
 * @param coin for which margin and outlook are
 * @param all every position in the book's order, also those of other coins and those without a value
 * @param own the positions on the coin that have a value, and all balances
 * @param standard standard margin in the coin, with what is offered
 * @param portfolio portfolio margin in the coin, with what is offered
 * @param outlook what may become of {@code own}
 */
public record BookFigures(
        Currency coin,
        BookRisk all,
        BookRisk own,
        Reading<BookMargin> standard,
        Reading<BookMargin> portfolio,
        Reading<BookOutlook> outlook) {
    private static final double PERCENT = 0.01;

    /** Equity of the account in the coin, coin. */
    public double equityCoin() {
        return all.equity(coin);
    }

    /** The same in USD at the index, NaN when the index is unknown. */
    public double equityUsd() {
        return equityCoin() * all.market().index(coin);
    }

    /** Equity in a numeraire. */
    public double equity(Numeraire numeraire) {
        return numeraire == Numeraire.USD ? equityUsd() : equityCoin();
    }

    /** Sums over the coin's positions. */
    public RiskGreeks greeks(Numeraire numeraire) {
        return own.sum(numeraire);
    }

    /** The whole account's delta, coin: in USD the equity in coin is itself delta. */
    public double accountDelta(Numeraire numeraire) {
        return all.delta(coin, numeraire);
    }

    /** Change of the positions' delta when every price rises by 1 %, coin. */
    public double gammaOnePercent(Numeraire numeraire) {
        return own.priced().stream()
                .mapToDouble(priced -> priced.in(numeraire).gamma() * priced.forward() * PERCENT)
                .sum();
    }

    /** Margin by a model. */
    public Reading<BookMargin> margin(BookMargin.Model model) {
        return model == BookMargin.Model.STANDARD ? standard : portfolio;
    }
}

package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * All that an advisor may look at.
 *
 * @param book what is held
 * @param market at which it is valued, with the smiles of the surface
 * @param coin whose risk is hedged
 * @param instruments what may be traded
 * @param goal what for
 * @param costs of trading
 * @param scenarios joint moves of spot and surface
 * @param margin how the venue reckons it
 * @param forecast of realised volatility, where there is one; not every advisor uses it
 * @param ages in seconds by input, for the trader
 * @param kernels for repricing
 * @param nanoTime a monotonic clock, for time limits
 */
public record HedgeInput(
        RiskBook book,
        RiskMarket market,
        Currency coin,
        List<HedgeInstrument> instruments,
        HedgeGoal goal,
        CostModel costs,
        FactorScenarios scenarios,
        BookMargin.Model margin,
        Optional<VolForecast> forecast,
        Map<String, Double> ages,
        PricingKernels kernels,
        LongSupplier nanoTime) {
    public HedgeInput {
        instruments = List.copyOf(instruments);
        ages = Map.copyOf(ages);
    }

    /** The same with the forecast among the inputs that a proposal names, for who uses it. */
    HedgeInput namingForecast() {
        Map<String, Double> named = new HashMap<>(ages);
        forecast.ifPresent(used -> named.put(used.words(), used.ageSeconds()));
        return new HedgeInput(
                book, market, coin, instruments, goal, costs, scenarios, margin, forecast, named, kernels, nanoTime);
    }

    /** The positions on the coin, valued. */
    public BookRisk risk() {
        return BookRisk.of(book, market).only(coin);
    }

    /** USD per coin, NaN when unknown. */
    public double index() {
        return market.index(coin);
    }

    /** Positions on which nothing can be said: with any of them no advice is safe. */
    public List<String> unvalued() {
        return BookRisk.of(book, market).unpriced().stream()
                .map(row -> row.entry().instrument() + ": " + row.text())
                .toList();
    }
}

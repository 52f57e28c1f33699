package gammadesk.analytics.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.SurfacePoint;
import gammadesk.analytics.risk.TailEngine;
import gammadesk.analytics.risk.TailRisk;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The tail of a book where no past of the market is at hand: chance comes from a model whose dials are chosen, and say
 * so. The same numbers are drawn every time, so that the tail moves with book and market alone.
 */
public final class ModelTail {
    /** Where the moves come from. */
    public static final String METHOD =
            "one day, 10000 paths, stochastic volatility and jumps: 30-day at-the-money volatility, reversion 5, vol of "
                    + "vol 1.5, correlation -0.3, 10 jumps a year of -2 % +- 4 % (chosen)";

    private static final int PATHS = 10_000;
    private static final long SEED = 20_260_401;

    private ModelTail() {}

    /** The tail of a book on one coin; missing when no volatility of the coin is known. */
    public static Reading<TailRisk> of(TailEngine engine, BookRisk own, Currency coin, double confidence) {
        return scenarios(own.market(), coin)
                .map(moves -> Reading.of(engine.tail(own, moves, confidence)))
                .orElseGet(() -> Reading.missing("no volatility of " + coin + " is known"));
    }

    private static Optional<FactorScenarios> scenarios(RiskMarket market, Currency coin) {
        double vol = SurfacePoint.of(market, new Family(coin, Optional.empty())).month();
        return vol > 0
                ? Optional.of(FactorScenarios.simulated(
                        FactorScenarios.JumpModel.standard(vol), PATHS, 1, 8, new SplittableRandom(SEED)))
                : Optional.empty();
    }
}

package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.FactorHistory;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.FactorScenarios.JumpModel;
import gammadesk.analytics.risk.RiskMarket;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Chance for the optimiser from one market alone: spot and level by the model of the risk screens with the same chosen
 * dials; skew and term follow the level and have a life of their own beside it, as large as in the recorded first week
 * of April 2026. Without that an optimiser takes options of different strikes and terms for perfect substitutes.
 */
public final class HedgeScenarios {
    private static final long SEED = 20_260_401;
    private static final long MONTH_MILLIS = 30L * 86_400_000;
    private static final int STEPS_PER_DAY = 8;
    /** Deviations of what the level does not explain, fractions, for one day. */
    private static final double OWN_SKEW = 0.004;

    private static final double OWN_TERM = 0.016;

    private HedgeScenarios() {}

    /**
     * Joint moves at the volatility of about a month, the same for the same market; empty where no volatility of the
     * coin is known.
     *
     * @param paths how many
     * @param days horizon
     */
    public static Optional<FactorScenarios> of(RiskMarket market, Currency coin, int paths, double days) {
        return monthVol(market, coin).map(vol -> moves(vol, paths, days));
    }

    private static FactorScenarios moves(double vol, int paths, double days) {
        SplittableRandom random = new SplittableRandom(SEED);
        FactorScenarios moves = FactorScenarios.simulated(JumpModel.standard(vol), paths, days, STEPS_PER_DAY, random);
        double root = Math.sqrt(days);
        return new FactorScenarios(
                moves.spotMoves(),
                moves.volMoves(),
                moves.volMoves()
                        .map(level -> FactorHistory.SKEW_PER_LEVEL * level + OWN_SKEW * root * random.nextGaussian()),
                moves.volMoves()
                        .map(level -> FactorHistory.TERM_PER_LEVEL * level + OWN_TERM * root * random.nextGaussian()),
                days);
    }

    /**
     * The same without a direction: each path and its mirror, a fall by a half for a rise to twice, with the same
     * surface. The model's dials lean towards falls, which a hedge would follow as a view.
     *
     * @param paths how many, an even number; of an odd one the last is left out
     */
    public static Optional<FactorScenarios> balanced(RiskMarket market, Currency coin, int paths, double days) {
        return of(market, coin, paths / 2, days).map(HedgeScenarios::mirrored);
    }

    private static FactorScenarios mirrored(FactorScenarios half) {
        return new FactorScenarios(
                joined(half.spotMoves(), half.spotMoves().map(move -> -move / (1 + move))),
                joined(half.volMoves(), half.volMoves()),
                joined(half.skewMoves(), half.skewMoves()),
                joined(half.termMoves(), half.termMoves()),
                half.days());
    }

    private static Column joined(Column first, Column second) {
        return Column.of(DoubleStream.concat(Arrays.stream(first.toArray()), Arrays.stream(second.toArray()))
                .toArray());
    }

    private static Optional<Double> monthVol(RiskMarket market, Currency coin) {
        long month = market.nowMillis() + MONTH_MILLIS;
        return market.smiles().entrySet().stream()
                .filter(entry -> entry.getKey().family().base().equals(coin))
                .filter(entry -> entry.getValue().atTheMoney() > 0)
                .min(Comparator.comparingLong(
                        entry -> Math.abs(entry.getKey().expiry().epochMillis() - month)))
                .map(entry -> entry.getValue().atTheMoney());
    }
}

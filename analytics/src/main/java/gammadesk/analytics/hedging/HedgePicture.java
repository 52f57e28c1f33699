package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.MarginTerms;
import gammadesk.analytics.risk.RiskGreeks;
import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.Stress.Moves;
import gammadesk.analytics.risk.StressOutcome;
import gammadesk.analytics.risk.TailEngine;

/**
 * A book in the numbers that decide on a hedge; NaN where one is not to be had.
 *
 * @param deltaCoin Black delta of all contracts, coin
 * @param gamma change of delta per USD
 * @param vegaUsd USD per vol point
 * @param thetaUsd USD per day
 * @param scenarioPnlUsd profit at {@link #SPOT_MOVES}
 * @param shortfallUsd expected shortfall over the scenarios, a positive loss
 * @param equity in coin
 * @param initialMargin in coin
 * @param maintenanceMargin in coin
 * @param liquidationDown fall of spot at which maintenance is breached, negative; NaN when none within the search
 * @param liquidationUp rise at which it is; NaN when none
 */
public record HedgePicture(
        double deltaCoin,
        double gamma,
        double vegaUsd,
        double thetaUsd,
        Column scenarioPnlUsd,
        double shortfallUsd,
        double equity,
        double initialMargin,
        double maintenanceMargin,
        double liquidationDown,
        double liquidationUp) {
    /** Relative moves of spot of the scenario curve, volatility unchanged. */
    public static final Column SPOT_MOVES = Column.of(-0.2, -0.15, -0.1, -0.05, -0.02, 0, 0.02, 0.05, 0.1, 0.15, 0.2);

    private static final Column SEARCHED = Column.of(-0.8, -0.6, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.4, 0.7, 1);

    static HedgePicture of(BookRisk book, HedgeInput input) {
        RiskGreeks greeks = book.usd();
        BookMargin margin = BookMargin.of(book, input.margin(), input.coin(), MarginTerms::published);
        LiquidationDistance.Edge edge = LiquidationDistance.of(
                        book, input.margin(), input.coin(), MarginTerms::published, SEARCHED, Column.of(0))
                .edges()
                .getFirst();
        return new HedgePicture(
                greeks.delta(),
                greeks.gamma(),
                greeks.vega(),
                greeks.theta(),
                SPOT_MOVES.map(move -> profit(book, move)),
                shortfall(book, input, input.kernels()),
                margin.equity(),
                margin.initial(),
                margin.maintenance(),
                edge.down().orElse(Double.NaN),
                edge.up().orElse(Double.NaN));
    }

    private static double profit(BookRisk book, double move) {
        return StressOutcome.of(book, new Stress("", Moves.of(move, 0, 0), "")).pnlUsd();
    }

    private static double shortfall(BookRisk book, HedgeInput input, PricingKernels kernels) {
        return new TailEngine(kernels)
                .tail(book, input.scenarios(), input.goal().confidence())
                .expectedShortfall();
    }

    /** This less the other, part by part. */
    public HedgePicture minus(HedgePicture other) {
        double[] moves = scenarioPnlUsd.toArray();
        for (int i = 0; i < moves.length; i++) {
            moves[i] -= other.scenarioPnlUsd.get(i);
        }
        return new HedgePicture(
                deltaCoin - other.deltaCoin,
                gamma - other.gamma,
                vegaUsd - other.vegaUsd,
                thetaUsd - other.thetaUsd,
                Column.of(moves),
                shortfallUsd - other.shortfallUsd,
                equity - other.equity,
                initialMargin - other.initialMargin,
                maintenanceMargin - other.maintenanceMargin,
                liquidationDown - other.liquidationDown,
                liquidationUp - other.liquidationUp);
    }
}

package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport.LegLine;
import gammadesk.analytics.decision.OutcomeReview;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.ContractProfit;

/**
 * Looks at what an executed hedge did: the profit of its own fills since, and what the rest of the book made in the
 * same time. Other hedges since then are part of the rest.
 */
final class Reviewer {
    /** How long a hedge is followed. */
    static final long FOLLOWED_MILLIS = 24 * 3_600_000L;

    private Reviewer() {}

    static boolean isFollowed(HedgeCase one, long nowMillis) {
        return one.start().isPresent()
                && one.isEnded()
                && one.execution().filledShare() > 0
                && nowMillis - one.start().orElseThrow().atMillis() < FOLLOWED_MILLIS;
    }

    /** As of now; the measured delta is that of the first look. */
    static OutcomeReview review(HedgeCase one, HedgeScene scene) {
        BookRisk risk = scene.risk();
        BookRisk own = risk.only(one.coin());
        boolean isWhole = own.unpriced().isEmpty();
        double index = scene.index(one.coin());
        double hedge = one.execution().legs().stream()
                .mapToDouble(leg -> profitUsd(leg, scene))
                .sum();
        double start = one.start().map(HedgeCase.Start::equityCoin).orElse(Double.NaN);
        double all = isWhole ? (risk.equity(one.coin()) - start) * index : Double.NaN;
        double measured = one.outcome()
                .map(OutcomeReview::measuredDeltaCoin)
                .filter(Double::isFinite)
                .orElseGet(() -> isWhole ? own.usd().delta() : Double.NaN);
        return new OutcomeReview(scene.nowMillis(), one.proposal().after().deltaCoin(), measured, hedge, all - hedge);
    }

    private static double profitUsd(LegLine leg, HedgeScene scene) {
        if (leg.filled().signum() == 0) {
            return 0;
        }
        double signed = leg.filled().doubleValue() * (leg.side() == Side.BUY ? 1 : -1);
        double gross = scene.instrument(leg.instrument())
                .map(now -> grossUsd(leg, signed, now))
                .orElse(Double.NaN);
        return gross - leg.feesUsd();
    }

    private static double grossUsd(LegLine leg, double signed, HedgeInstrument now) {
        double profit = InstrumentName.parse(leg.instrument())
                .map(name -> name.kind() == InstrumentKind.OPTION
                        ? signed * (now.mark() - leg.averagePrice())
                        : ContractProfit.between(name, signed, leg.averagePrice(), now.mark()))
                .orElse(Double.NaN);
        return now.spec().settlement() == Settlement.INVERSE ? profit * now.indexUsd() : profit;
    }
}

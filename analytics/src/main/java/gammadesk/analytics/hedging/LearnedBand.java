package gammadesk.analytics.hedging;

import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.List;

/** To the edge of a band whose ends were learned: Whalley and Wilmott's, corrected where learning found it wrong. */
public record LearnedBand(BandRule rule) implements Advisor {
    /** Its name among the advisors. */
    public static final String NAME = "learned-band";

    private static final double DAYS_PER_YEAR = 365;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Advice advise(HedgeInput input) {
        double delta = input.risk().usd().delta();
        double target = input.goal().targetDelta();
        BandState state = state(input);
        BandRule.Band band = rule.band(state);
        double low = target + band.low();
        double high = target + band.high();
        return new DeltaTrade(name(), input.namingForecast())
                .towards(delta, low, high, delta > high ? high : low, rule.why(state));
    }

    /** Greeks of the book on the coin; volatility is the forecast's, where there is one. */
    static BandState state(HedgeInput input) {
        List<Priced> options = input.risk().priced().stream()
                .filter(one -> one.optionType().isPresent() && one.usd().gamma() != 0)
                .toList();
        double weight = options.stream().mapToDouble(LearnedBand::weight).sum();
        double vol =
                options.stream().mapToDouble(one -> weight(one) * one.vol()).sum() / weight;
        double years =
                options.stream().mapToDouble(one -> weight(one) * one.years()).sum() / weight;
        return new BandState(
                input.risk().usd().gamma(),
                input.risk().usd().vanna(),
                input.index(),
                input.forecast().map(VolForecast::vol).orElse(vol),
                years,
                DeltaTrade.proportionalCost(input),
                input.goal().riskAversion(),
                input.goal().rebalanceDays() / DAYS_PER_YEAR);
    }

    private static double weight(Priced one) {
        return Math.abs(one.usd().gamma());
    }
}

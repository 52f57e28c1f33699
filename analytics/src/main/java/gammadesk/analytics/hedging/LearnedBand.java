package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.Belief.Clamp;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.ArrayList;
import java.util.List;

/**
 * To the edge of a band whose ends were learned: Whalley and Wilmott's, corrected where learning found it wrong. No end
 * is farther from the target than the goal's largest delta.
 *
 * @param name among the advisors
 * @param rule what was learned
 */
public record LearnedBand(String name, BandRule rule) implements Advisor {
    /** The name of the one that ships. */
    public static final String NAME = "learned-band";

    private static final double DAYS_PER_YEAR = 365;

    /** The one that ships. */
    public LearnedBand(BandRule rule) {
        this(NAME, rule);
    }

    @Override
    public Advice advise(HedgeInput input) {
        double delta = input.risk().usd().delta();
        double target = input.goal().targetDelta();
        BandState state = state(input);
        BandRule.Band wanted = rule.band(state);
        BandRule.Band band = wanted.within(input.goal().mostDelta());
        List<Clamp> clamps = clamps(wanted, band, input.coin().code());
        double low = target + band.low();
        double high = target + band.high();
        return new DeltaTrade(name, input.namingForecast())
                .towards(delta, low, high, delta > high ? high : low, rule.why(state) + words(clamps))
                .believed(rule.belief(state).clamped(clamps));
    }

    private static List<Clamp> clamps(BandRule.Band wanted, BandRule.Band kept, String coin) {
        List<Clamp> clamps = new ArrayList<>();
        if (wanted.low() != kept.low() && !Double.isNaN(wanted.low())) {
            clamps.add(new Clamp("largest delta, lower end", wanted.low(), kept.low(), coin));
        }
        if (wanted.high() != kept.high() && !Double.isNaN(wanted.high())) {
            clamps.add(new Clamp("largest delta, upper end", wanted.high(), kept.high(), coin));
        }
        return clamps;
    }

    private static String words(List<Clamp> clamps) {
        return clamps.isEmpty() ? "" : ", held to the largest delta";
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

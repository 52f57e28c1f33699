package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.HedgeProgram.Limit;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.MarginTerms;
import gammadesk.analytics.risk.PortfolioMargin.WorstBucket;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Initial margin against equity as a limit of the programme. The venue's margin is a largest loss over scenarios and
 * sums of absolute deltas, so convex in the lots: the plane that touches it at a choice lies below it everywhere, up to
 * what a kink within one lot makes.
 */
final class MarginLimit {
    private static final String NAME = "initial margin";

    private final HedgeInput input;
    private final ProposalMaker maker;
    private final List<Tradable> tradables;
    private final double share;

    /** @param share of the equity that initial margin may take */
    MarginLimit(HedgeInput input, ProposalMaker maker, List<Tradable> tradables, double share) {
        this.input = input;
        this.maker = maker;
        this.tradables = tradables;
        this.share = share;
    }

    private BookMargin margin(int[] lots) {
        return BookMargin.of(
                maker.filled(Tradable.legs(tradables, lots)), input.margin(), input.coin(), MarginTerms::published);
    }

    /** Initial margin above its share of the equity after a choice, coin; negative is room, NaN where it is unknown. */
    double excess(int[] lots) {
        BookMargin margin = margin(lots);
        return margin.initial() - share * margin.equity();
    }

    /**
     * The plane at a choice.
     *
     * @param most excess that is allowed, coin
     */
    Limit plane(int[] lots, double most) {
        double[] perLot = new double[lots.length];
        double base = excess(lots);
        for (int i = 0; i < lots.length; i++) {
            perLot[i] = slope(lots, i);
            base -= lots[i] * perLot[i];
        }
        return new Limit(NAME, base, perLot, Double.NEGATIVE_INFINITY, most, OptionalDouble.empty());
    }

    private double slope(int[] lots, int candidate) {
        int[] tried = lots.clone();
        tried[candidate]++;
        double up = excess(tried);
        tried[candidate] -= 2;
        return (up - excess(tried)) / 2;
    }

    /** The limit with the scenario that sets it, for the trader. */
    String words(int[] lots) {
        BookMargin margin = margin(lots);
        String worst = margin.portfolio().containsKey(input.coin())
                ? words(margin.portfolio().get(input.coin()).worstBucket())
                : "";
        return String.format(
                Locale.ROOT,
                "%s at its limit: %.1f %% of equity, at most %.1f %%%s",
                NAME,
                100 * margin.initial() / margin.equity(),
                100 * share,
                worst);
    }

    private static String words(WorstBucket worst) {
        String where = switch (worst.side()) {
            case "left" -> "a fall";
            case "right" -> "a rise";
            default -> "the present price";
        };
        return "; worst case at " + where + ", scenario " + worst.index() + " of the " + worst.source() + " table";
    }
}

package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.risk.PortfolioMarginParameters.PairTerms;
import java.util.Collection;
import java.util.function.IntToDoubleFunction;

/**
 * The scenarios of Deribit's portfolio margin and what positions earn in them.
 *
 * <p>Standard matrix: evenly spaced moves from minus to plus the price range, each with volatility up, same and down;
 * volatility moves by {@code range x (30 / days)^power}, days at least 1. Extended table: eight far moves with
 * volatility up, of which only the share {@code price range / move} counts, turned into coin at the edge of the price
 * range; a future therefore shows there what it shows at that edge, as recorded answers do.
 *
 * <p>Source: support.deribit.com article 25944756247837 (components), the recorded answers of
 * {@code private/pme/simulate} (order, moves, futures), and for options independent rebuilds of the venue's margin
 * page; no recorded answer with an option in it is public.
 */
public final class RiskMatrix {
    private static final double[] EXTENDED_MOVES = {-0.66, -0.33, 0.5, 1, 2, 3, 4, 5};
    private static final int VOL_SCENARIOS = 3;
    private static final double DAYS_PER_YEAR = Expiry.MILLIS_PER_YEAR / 86_400_000;
    private static final double POWER_DAYS = 30;

    private final PairTerms terms;
    private final int buckets;

    /** The scenarios of a set of dials. */
    public RiskMatrix(PortfolioMarginParameters parameters) {
        terms = parameters.pair();
        buckets = parameters.general().bucketsCount();
    }

    /** How many price moves the standard matrix has. */
    public int moves() {
        return 2 * buckets + 1;
    }

    /** The profits of one position by scenario; NaN where its mark or volatility is NaN. */
    public RiskVectors of(RiskPosition position) {
        double now = position.worth(0, position.vol());
        return new RiskVectors(
                column(moves() * VOL_SCENARIOS, scenario -> standard(position, scenario, now)),
                column(EXTENDED_MOVES.length, scenario -> extended(position, EXTENDED_MOVES[scenario], now)));
    }

    /** The sum over positions, scenario by scenario; zeros when there is none. */
    public RiskVectors sum(Collection<RiskVectors> vectors) {
        return new RiskVectors(
                column(
                        moves() * VOL_SCENARIOS,
                        scenario -> vectors.stream()
                                .mapToDouble(v -> v.standard().get(scenario))
                                .sum()),
                column(
                        EXTENDED_MOVES.length,
                        scenario -> vectors.stream()
                                .mapToDouble(v -> v.extended().get(scenario))
                                .sum()));
    }

    /** How often the price range fits into an extended move, less one: the multiple of the dampener that it gets. */
    double furtherRanges(int scenario) {
        return Math.max(Math.abs(EXTENDED_MOVES[scenario]) / terms.priceRange() - 1, 0);
    }

    /** The price factor at the edge of the price range on the side of an extended move. */
    double edge(int scenario) {
        return edge(EXTENDED_MOVES[scenario]);
    }

    private double standard(RiskPosition position, int scenario, double now) {
        double move = (scenario / VOL_SCENARIOS - buckets) * terms.priceRange() / buckets;
        return position.worth(move, vol(position, scenario % VOL_SCENARIOS)) - now;
    }

    private double extended(RiskPosition position, double move, double now) {
        double share = terms.extendedTableFactor() * terms.priceRange() / Math.abs(move);
        double profit = (position.worth(move, vol(position, 0)) - now) * share;
        return switch (position.settlement()) {
            case INVERSE -> profit * (1 + move) / edge(move);
            case LINEAR -> profit;
        };
    }

    private double edge(double move) {
        return 1 + Math.copySign(terms.priceRange(), move);
    }

    private double vol(RiskPosition position, int scenario) {
        return switch (position) {
            case RiskPosition.Future _ -> 0;
            case RiskPosition.Option option -> shocked(option.markVol(), option.years(), scenario);
        };
    }

    private double shocked(double vol, double years, int scenario) {
        double days = Math.max(years * DAYS_PER_YEAR, 1);
        double power = days < POWER_DAYS ? terms.shortTermVegaPower() : terms.longTermVegaPower();
        double stretch = Math.pow(POWER_DAYS / days, power);
        return switch (scenario) {
            case 0 -> Math.max(vol * (1 + terms.volatilityRangeUp() * stretch), terms.minVolatilityForShockUp());
            case 1 -> vol;
            default -> Math.max(vol * (1 - terms.volatilityRangeDown() * stretch), 0);
        };
    }

    private static Column column(int size, IntToDoubleFunction value) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return Column.of(values);
    }
}

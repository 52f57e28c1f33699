package gammadesk.analytics.desk;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.BookMargin.Model;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.MarginTerms;
import gammadesk.analytics.risk.OpenOrders;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.ScenarioAxes;
import gammadesk.analytics.risk.ScenarioEngine;
import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.StressOutcome;
import gammadesk.analytics.risk.TailEngine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Measures a book as chosen. Not thread-safe: one per thread; what it gives is immutable. */
public final class BookMeter {
    private static final Column SPOTS = steps(-20, 20, 0.025);
    private static final Column VOLS = steps(-6, 6, 0.05);
    private static final Column PAYOFF_SPOTS = steps(-60, 100, 0.01);
    private static final Column LIQUIDATION_SPOTS = steps(-12, 20, 0.05);
    private static final Column LIQUIDATION_VOLS = steps(-2, 4, 0.1);
    private static final double DAYS_PER_YEAR = 365;

    private final PricingKernels kernels;
    private final TailEngine tails;
    private final Function<Currency, MarginTerms> terms;

    /** Prices with these kernels, which are this meter's alone, under the venue's published margin dials. */
    public BookMeter(PricingKernels kernels) {
        this.kernels = kernels;
        this.tails = new TailEngine(kernels);
        this.terms = MarginTerms::published;
    }

    private static Column steps(int first, int last, double step) {
        return Column.of(
                IntStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray());
    }

    /**
     * The market of a snapshot as risk needs it, at the newest of its venue times, with the smiles of its fitted
     * surfaces.
     *
     * @param markets those that are known
     * @param greeks the venue's own, of instruments for which they are wanted
     */
    public static RiskMarket market(Collection<MarketPicture> markets, Map<String, Greeks> greeks) {
        Map<String, RiskMarket.Mark> futures = new HashMap<>();
        long now = 0;
        for (MarketPicture market : markets) {
            now = Math.max(now, market.venueMillis());
            market.futures().forEach(dated -> futures.put(dated.instrument().name(), mark(dated, market)));
        }
        List<ChainSnapshot> chains =
                markets.stream().map(market -> market.valuation().chain()).toList();
        RiskMarket marks = RiskMarket.of(now, chains, futures).withGreeks(greeks);
        for (MarketPicture market : markets) {
            marks = marks.withSurface(market.surface());
        }
        return marks;
    }

    private static RiskMarket.Mark mark(DatedQuote dated, MarketPicture market) {
        double seconds = (market.venueMillis() - dated.ticker().stamp().venueMillis()) / 1e3;
        return RiskMarket.Mark.ofFuture(dated.ticker().mark(), Math.max(0, seconds));
    }

    /** A book with what is offered besides and the outlook that was computed for it. */
    public BookFigures figures(BookRisk all, OpenOrders offered, RiskChoice choice, Reading<BookOutlook> outlook) {
        Currency coin = choice.currency();
        return new BookFigures(
                coin,
                all,
                all.only(coin),
                margin(all, Model.STANDARD, coin, offered),
                margin(all, Model.PORTFOLIO, coin, offered),
                outlook);
    }

    /** A book that offers nothing, with its outlook. */
    public BookFigures figures(BookRisk all, RiskChoice choice) {
        return figures(all, OpenOrders.NONE, choice, outlook(all, choice));
    }

    private Reading<BookMargin> margin(BookRisk all, Model model, Currency coin, OpenOrders offered) {
        return all.market().index(coin) > 0
                ? Reading.of(BookMargin.of(all, model, coin, terms, offered))
                : Reading.missing("the index of " + coin + " is not known");
    }

    /** What may become of the positions on the chosen coin. */
    public Reading<BookOutlook> outlook(BookRisk all, RiskChoice choice) {
        Currency coin = choice.currency();
        if (!(all.market().index(coin) > 0)) {
            return Reading.missing("the index of " + coin + " is not known");
        }
        BookRisk own = all.only(coin);
        ScenarioAxes axes = new ScenarioAxes(
                SPOTS, VOLS, Column.of(0, choice.days()), choice.rule().rule(), choice.shape());
        ScenarioAxes payoff = new ScenarioAxes(
                payoffSpots(own),
                Column.of(0),
                moments(own, choice),
                choice.rule().rule(),
                choice.shape());
        return Reading.of(new BookOutlook(
                all.market().nowMillis(),
                new ScenarioEngine(kernels).grid(own, axes),
                new ScenarioEngine(kernels).grid(own, payoff),
                StressOutcome.of(own, Stress.named()),
                ModelTail.of(tails, own, coin, choice.confidence()),
                ModelTail.METHOD,
                liquidation(all, choice)));
    }

    /** Even steps, and every strike that they reach: there a payoff bends, and between bends it is nearly straight. */
    private static Column payoffSpots(BookRisk own) {
        double first = PAYOFF_SPOTS.get(0);
        double last = PAYOFF_SPOTS.get(PAYOFF_SPOTS.size() - 1);
        DoubleStream strikes = own.priced().stream()
                .filter(priced -> priced.optionType().isPresent())
                .mapToDouble(priced -> priced.strike() / priced.forward() - 1)
                .filter(move -> move > first && move < last);
        DoubleStream even = IntStream.range(0, PAYOFF_SPOTS.size()).mapToDouble(PAYOFF_SPOTS::get);
        return Column.of(DoubleStream.concat(even, strikes).sorted().distinct().toArray());
    }

    private static Column moments(BookRisk own, RiskChoice choice) {
        DoubleStream expiry = own.priced().stream()
                .filter(priced -> priced.optionType().isPresent())
                .mapToDouble(Priced::years)
                .min()
                .stream()
                .map(years -> years * DAYS_PER_YEAR);
        return Column.of(DoubleStream.concat(DoubleStream.of(0, choice.days()), expiry)
                .sorted()
                .distinct()
                .toArray());
    }

    private Reading<LiquidationDistance> liquidation(BookRisk all, RiskChoice choice) {
        boolean nothingHeld = all.priced().stream()
                .noneMatch(priced -> priced.settlementCurrency().equals(choice.currency()));
        return nothingHeld
                ? Reading.missing("nothing held is settled in " + choice.currency())
                : Reading.of(LiquidationDistance.of(
                        all, choice.model(), choice.currency(), terms, LIQUIDATION_SPOTS, LIQUIDATION_VOLS));
    }
}

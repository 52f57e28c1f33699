package gammadesk.analytics.backtest;

import gammadesk.analytics.backtest.BlockBootstrap.Interval;
import gammadesk.analytics.hedging.SmileDelta;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.analytics.risk.RiskMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Errors of hedging each option out of the money for about a day with the coin itself, by Black's delta and by the
 * smile's, and the ratio of their variances by moneyness and tenor, as Alexander and Imeraj report it ("Delta hedging
 * bitcoin options with a smile", Quantitative Finance 23(5), 2023). An error is the option's change in USD less delta
 * times the change of the perpetual, as a share of its price at the beginning; marks, no costs.
 */
public final class DeltaErrors {
    private static final double[] MONEYNESS = {0.7, 0.9, 0.97, 1.03, 1.1, 1.3};
    private static final double[] DAYS = {2, 7, 15, 30, 90, 400};
    private static final long DAY_MILLIS = 22L * 3_600_000;
    private static final long LONGEST_MILLIS = 30L * 3_600_000;
    private static final double COVERAGE = 0.9;
    private static final int FEWEST = 20;

    private final Currency coin;
    private final SmileDelta smile;
    private final String perpetual;
    /** By cell, a sum for each day. */
    private final Map<Integer, List<Sums>> cells = new TreeMap<>();

    /**
     * Measures nothing yet.
     *
     * @param smile the delta that is set beside Black's
     */
    public DeltaErrors(Currency coin, SmileDelta smile) {
        this.coin = coin;
        this.smile = smile;
        perpetual = coin + "-PERPETUAL";
    }

    /** Of the options of a cell over a day, or over many: number, sums and sums of squares of both errors. */
    private record Sums(int count, double black, double blackSquares, double other, double otherSquares) {
        static final Sums NONE = new Sums(0, 0, 0, 0, 0);

        static Sums of(double black, double other) {
            return new Sums(1, black, black * black, other, other * other);
        }

        Sums plus(Sums more) {
            return new Sums(
                    count + more.count,
                    black + more.black,
                    blackSquares + more.blackSquares,
                    other + more.other,
                    otherSquares + more.otherSquares);
        }

        double blackVariance() {
            return variance(black, blackSquares);
        }

        double ratio() {
            return variance(other, otherSquares) / blackVariance();
        }

        private double variance(double sum, double squares) {
            return squares / count - sum / count * sum / count;
        }
    }

    /** A moment with its options, valued; each is one coin. */
    private record Valued(long millis, double price, Map<String, Priced> options) {}

    /** Adds a recording: every moment that has another one about a day later begins a day. */
    public void add(List<RiskMarket> moments) {
        List<Valued> valued = moments.stream().map(this::valued).toList();
        for (int from = 0; from < valued.size(); from++) {
            Valued start = valued.get(from);
            valued.subList(from + 1, valued.size()).stream()
                    .filter(later -> later.millis() - start.millis() >= DAY_MILLIS)
                    .findFirst()
                    .filter(later -> later.millis() - start.millis() <= LONGEST_MILLIS)
                    .ifPresent(end -> day(start, end));
        }
    }

    private Valued valued(RiskMarket market) {
        List<Entry> all =
                market.marks().keySet().stream().map(name -> new Entry(name, 1)).toList();
        Map<String, Priced> options = new TreeMap<>();
        BookRisk.of(new RiskBook(all, List.of()), market).only(coin).priced().stream()
                .filter(one -> one.optionType().isPresent())
                .forEach(one -> options.put(one.name().text(), one));
        double price = Optional.ofNullable(market.marks().get(perpetual))
                .map(RiskMarket.Mark::price)
                .orElseGet(() -> market.index(coin));
        return new Valued(market.nowMillis(), price, options);
    }

    private void day(Valued start, Valued end) {
        double move = end.price() - start.price();
        Map<Integer, Sums> sums = new TreeMap<>();
        start.options().values().stream()
                .filter(DeltaErrors::isOutOfTheMoney)
                .forEach(one -> Optional.ofNullable(end.options().get(one.name().text()))
                        .ifPresent(later -> {
                            double change = usd(later) - usd(one);
                            double black = (change - one.usd().delta() * move) / start.price();
                            double other = (change - smile.delta(one) * move) / start.price();
                            if (Double.isFinite(black + other)) {
                                cell(one).ifPresent(cell -> sums.merge(cell, Sums.of(black, other), Sums::plus));
                            }
                        }));
        sums.forEach((cell, sum) ->
                cells.computeIfAbsent(cell, _ -> new ArrayList<>()).add(sum));
    }

    private static boolean isOutOfTheMoney(Priced option) {
        return option.optionType().filter(OptionType.CALL::equals).isPresent() == option.strike() >= option.forward();
    }

    private static double usd(Priced option) {
        return option.mark() * (option.settlement() == Settlement.INVERSE ? option.forward() : 1);
    }

    private static Optional<Integer> cell(Priced option) {
        int row = place(MONEYNESS, option.strike() / option.forward());
        int column = place(DAYS, option.years() * 365);
        return row < 0 || column < 0 ? Optional.empty() : Optional.of(row * (DAYS.length - 1) + column);
    }

    private static int place(double[] edges, double value) {
        for (int i = 0; i + 1 < edges.length; i++) {
            if (value >= edges[i] && value < edges[i + 1]) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Every cell with at least twenty errors, by moneyness and then by tenor.
     *
     * @param bootstrap draws days in blocks at least as long as those that overlap
     * @param seed of the draws
     */
    public List<DeltaCell> cells(BlockBootstrap bootstrap, long seed) {
        return cells.entrySet().stream()
                .map(cell -> cell(cell.getKey(), cell.getValue(), bootstrap, seed))
                .filter(cell -> cell.errors() >= FEWEST)
                .toList();
    }

    private static DeltaCell cell(int at, List<Sums> days, BlockBootstrap bootstrap, long seed) {
        int row = at / (DAYS.length - 1);
        int column = at % (DAYS.length - 1);
        Sums all = days.stream().reduce(Sums.NONE, Sums::plus);
        Interval interval =
                bootstrap.of(days.size(), COVERAGE, drawn -> drawn(days, drawn).ratio(), new SplittableRandom(seed));
        return new DeltaCell(
                MONEYNESS[row],
                MONEYNESS[row + 1],
                DAYS[column],
                DAYS[column + 1],
                all.ratio(),
                interval.low(),
                interval.high(),
                Math.sqrt(all.blackVariance()),
                all.count());
    }

    private static Sums drawn(List<Sums> days, int[] drawn) {
        return Arrays.stream(drawn).mapToObj(days::get).reduce(Sums.NONE, Sums::plus);
    }
}

package gammadesk.analytics.risk;

import gammadesk.analytics.pricing.GreekColumns;
import gammadesk.analytics.pricing.OptionColumns;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Reprices a book at every node of a grid of spot, volatility and time, with all greeks. All prices move by the same
 * share, so the basis of each contract stays; an option that has expired at a node shows its payoff and the payoff's
 * slope. The engine keeps its arrays: a grid holds until the next one. Not thread-safe: one per thread.
 */
public final class ScenarioEngine {
    /** Volatility is not shocked below this, unless it stands there already. */
    static final double LEAST_VOL = 0.01;

    private static final double DAYS_PER_YEAR = 365;

    private final PricingKernels kernels;
    private int capacity;
    private OptionColumns options = new OptionColumns(0);
    private GreekColumns greeks = new GreekColumns(0);
    private double[][] usd = ScenarioGrid.room(0);
    private double[][] coin = ScenarioGrid.room(0);
    private double[][] group = ScenarioGrid.room(0);
    private double[] spot = {};
    private double[] slide = {};

    /** Prices with these kernels. */
    public ScenarioEngine(PricingKernels kernels) {
        this.kernels = kernels;
    }

    /** The grid of all positions with a value; the others are left out. */
    public ScenarioGrid grid(BookRisk book, ScenarioAxes axes) {
        return grid(book.priced(), axes);
    }

    /** The grid of positions. */
    public ScenarioGrid grid(List<Priced> positions, ScenarioAxes axes) {
        makeRoom(axes.size());
        ScenarioGrid.clear(usd);
        ScenarioGrid.clear(coin);
        ScenarioGrid.clear(group);
        spots(axes);
        List<Priced> sorted = positions.stream()
                .sorted(Comparator.comparing(ScenarioEngine::key))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            add(sorted.get(i), axes);
            boolean isLast = i + 1 == sorted.size() || !key(sorted.get(i)).equals(key(sorted.get(i + 1)));
            if (isLast) {
                closeGroup(sorted.get(i), axes);
            }
        }
        sinceNow(positions, axes.size());
        return new ScenarioGrid(axes, positions.size(), usd, coin);
    }

    private void sinceNow(List<Priced> positions, int nodes) {
        double usdNow = positions.stream().mapToDouble(p -> p.usd().value()).sum();
        double coinNow = positions.stream().mapToDouble(p -> p.coin().value()).sum();
        for (int node = 0; node < nodes; node++) {
            usd[Measure.PROFIT.place()][node] -= usdNow;
            coin[Measure.PROFIT.place()][node] -= coinNow;
        }
    }

    /** Options of one forward and time share what turns their sums into coin. */
    private record Key(boolean isOption, double forward, double years) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::isOption)
                    .thenComparingDouble(Key::forward)
                    .thenComparingDouble(Key::years)
                    .compare(this, other);
        }
    }

    private static Key key(Priced position) {
        return new Key(position.optionType().isPresent(), position.forward(), position.years());
    }

    private void makeRoom(int nodes) {
        if (nodes > capacity) {
            capacity = nodes;
            options = new OptionColumns(nodes);
            greeks = new GreekColumns(nodes);
            usd = ScenarioGrid.room(nodes);
            coin = ScenarioGrid.room(nodes);
            group = ScenarioGrid.room(nodes);
            spot = new double[nodes];
        }
    }

    private void spots(ScenarioAxes axes) {
        int spots = axes.spotMoves().size();
        slide = slide.length == spots ? slide : new double[spots];
        for (int node = 0; node < axes.size(); node++) {
            spot[node] = 1 + axes.spotMoves().get(node % spots);
        }
    }

    private void add(Priced position, ScenarioAxes axes) {
        boolean isPlainOption = position.optionType().isPresent() && RiskGreeks.fixingWeight(position.years()) == 1;
        if (isPlainOption) {
            describe(position, axes);
            kernels.value(options, axes.size(), greeks);
            gather(position, axes.size());
        } else {
            addSingly(position, axes);
        }
    }

    private void describe(Priced position, ScenarioAxes axes) {
        int spots = axes.spotMoves().size();
        int vols = axes.volMoves().size();
        double logMoneyness = Math.log(position.strike() / position.forward());
        double weight = axes.shape().weight(logMoneyness, position.vol(), position.years());
        double least = Math.min(LEAST_VOL, position.vol());
        for (int s = 0; s < spots; s++) {
            slide[s] = position.vol()
                    + axes.rule()
                            .change(
                                    position.smile(),
                                    logMoneyness,
                                    Math.log1p(axes.spotMoves().get(s)));
        }
        int size = axes.size();
        Arrays.fill(options.strike, 0, size, position.strike());
        Arrays.fill(options.sign, 0, size, position.optionType().orElseThrow().sign());
        for (int node = 0; node < size; node++) {
            options.forward[node] = position.forward() * spot[node];
        }
        for (int row = 0; row < vols * axes.days().size(); row++) {
            double shock = weight * axes.volMoves().get(row % vols);
            double years = position.years() - axes.days().get(row / vols) / DAYS_PER_YEAR;
            Arrays.fill(options.years, row * spots, (row + 1) * spots, Math.max(0, years));
            for (int s = 0; s < spots; s++) {
                options.vol[row * spots + s] = Math.max(least, slide[s] + shock);
            }
        }
    }

    /** Sums of one forward and time; only differences of what is summed here need the position itself. */
    private void gather(Priced position, int size) {
        double coins = position.coins();
        gather(Measure.PROFIT, greeks.price, coins, size);
        gather(Measure.DELTA, greeks.delta, coins, size);
        gather(Measure.GAMMA, greeks.gamma, coins, size);
        gather(Measure.VEGA, greeks.vega, coins, size);
        gather(Measure.THETA, greeks.theta, coins, size);
        gather(Measure.VANNA, greeks.vanna, coins, size);
        gather(Measure.VOLGA, greeks.volga, coins, size);
        gather(Measure.CHARM, greeks.charm, coins, size);
        double[] bend = group[Measure.SPEED.place()];
        for (int node = 0; node < size; node++) {
            bend[node] += coins * greeks.vanna[node] / options.vol[node];
        }
    }

    private void gather(Measure measure, double[] one, double coins, int size) {
        double[] sum = group[measure.place()];
        for (int node = 0; node < size; node++) {
            sum[node] += coins * one[node];
        }
    }

    /** Turns the sums of a group of options into both views and adds them to the book. */
    private void closeGroup(Priced like, ScenarioAxes axes) {
        if (like.optionType().isEmpty() || RiskGreeks.fixingWeight(like.years()) < 1) {
            return;
        }
        int spots = axes.spotMoves().size();
        int vols = axes.volMoves().size();
        for (int node = 0; node < axes.size(); node++) {
            double forward = like.forward() * spot[node];
            double years = Math.max(0, like.years() - axes.days().get(node / (spots * vols)) / DAYS_PER_YEAR);
            double value = group(Measure.PROFIT, node);
            double delta = group(Measure.DELTA, node);
            double vega = group(Measure.VEGA, node);
            RiskGreeks sum = new RiskGreeks(
                    value,
                    delta,
                    group(Measure.GAMMA, node),
                    vega,
                    vega * RiskGreeks.termWeight(years),
                    group(Measure.THETA, node),
                    years * (forward * delta - value) / 100,
                    group(Measure.VANNA, node),
                    group(Measure.VOLGA, node),
                    group(Measure.CHARM, node),
                    speed(node, forward, years));
            put(sum, sum.inCoin(forward), node);
        }
        ScenarioGrid.clear(group);
    }

    /** Speed is {@code (vanna / (F vol T) - 2 gamma) / F}; the sum of vanna over volatility was gathered for it. */
    private double speed(int node, double forward, double years) {
        double bend = years > 0 ? 100 * group(Measure.SPEED, node) / (forward * years) : 0;
        return (bend - 2 * group(Measure.GAMMA, node)) / forward;
    }

    private double group(Measure measure, int node) {
        return group[measure.place()][node];
    }

    /** Futures, spot and options whose settlement price is being averaged. */
    private void addSingly(Priced position, ScenarioAxes axes) {
        int spots = axes.spotMoves().size();
        int vols = axes.volMoves().size();
        for (int node = 0; node < axes.size(); node++) {
            double move = axes.spotMoves().get(node % spots);
            double shock = axes.volMoves().get(node / spots % vols);
            double days = axes.days().get(node / (spots * vols));
            Revalued there = Revalued.of(position, move, days, vol(position, axes, move, shock));
            put(there.usd(), there.coin(), node);
        }
    }

    private static double vol(Priced position, ScenarioAxes axes, double move, double shock) {
        double logMoneyness = Math.log(position.strike() / position.forward());
        double slide = axes.rule().change(position.smile(), logMoneyness, Math.log1p(move));
        double weight = axes.shape().weight(logMoneyness, position.vol(), position.years());
        return Math.max(Math.min(LEAST_VOL, position.vol()), position.vol() + slide + weight * shock);
    }

    private void put(RiskGreeks inUsd, RiskGreeks inCoin, int node) {
        add(usd, inUsd, node);
        add(coin, inCoin, node);
    }

    private static void add(double[][] table, RiskGreeks greeks, int node) {
        table[Measure.PROFIT.place()][node] += greeks.value();
        table[Measure.DELTA.place()][node] += greeks.delta();
        table[Measure.GAMMA.place()][node] += greeks.gamma();
        table[Measure.VEGA.place()][node] += greeks.vega();
        table[Measure.TERM_VEGA.place()][node] += greeks.termVega();
        table[Measure.THETA.place()][node] += greeks.theta();
        table[Measure.RHO.place()][node] += greeks.rho();
        table[Measure.VANNA.place()][node] += greeks.vanna();
        table[Measure.VOLGA.place()][node] += greeks.volga();
        table[Measure.CHARM.place()][node] += greeks.charm();
        table[Measure.SPEED.place()][node] += greeks.speed();
    }
}

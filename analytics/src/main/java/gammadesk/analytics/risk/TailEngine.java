package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.pricing.GreekColumns;
import gammadesk.analytics.pricing.OptionColumns;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.TailRisk.Contribution;
import gammadesk.analytics.risk.TailRisk.Ranks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reprices a whole book in every scenario and measures its tail. Coins of a book that holds several move together, by
 * the same share. Keeps its arrays; not thread-safe: one per thread.
 */
public final class TailEngine {
    private final PricingKernels kernels;
    private OptionColumns options = new OptionColumns(0);
    private GreekColumns greeks = new GreekColumns(0);

    /** Prices with these kernels. */
    public TailEngine(PricingKernels kernels) {
        this.kernels = kernels;
    }

    /**
     * The tail of the positions that have a value. A book without any has no loss.
     *
     * @param confidence between 0 and 1
     */
    public TailRisk tail(BookRisk book, FactorScenarios scenarios, double confidence) {
        List<Priced> positions = book.priced();
        double[] profits = new double[scenarios.size()];
        positions.forEach(position -> add(position, scenarios, profits));
        return TailRisk.of(profits, confidence, contributions(positions, scenarios, new Ranks(profits, confidence)));
    }

    /** Profit of the book in USD in every scenario, in their order. */
    public Column profits(BookRisk book, FactorScenarios scenarios) {
        double[] profits = new double[scenarios.size()];
        book.priced().forEach(position -> add(position, scenarios, profits));
        return Column.of(profits);
    }

    /** Only the scenarios of the tail are priced again, position by position. */
    private Map<String, Contribution> contributions(List<Priced> positions, FactorScenarios scenarios, Ranks ranks) {
        int depth = ranks.depth();
        FactorScenarios tail =
                scenarios.only(IntStream.range(0, depth).map(ranks::scenario).toArray());
        Map<String, Contribution> raw = new HashMap<>();
        double[] profits = new double[depth];
        for (Priced position : positions) {
            Arrays.fill(profits, 0);
            add(position, tail, profits);
            raw.merge(position.name().text(), contribution(profits, ranks), Contribution::plus);
        }
        double quantile =
                raw.values().stream().mapToDouble(Contribution::valueAtRisk).sum();
        double scale = quantile == 0 ? 0 : ranks.valueAtRisk() / quantile;
        raw.replaceAll((_, c) -> new Contribution(c.valueAtRisk() * scale, c.expectedShortfall()));
        return raw;
    }

    private static Contribution contribution(double[] profits, Ranks ranks) {
        double quantile = 0;
        double shortfall = 0;
        for (int rank = 0; rank < profits.length; rank++) {
            quantile -= ranks.quantileWeight(rank) * profits[rank];
            shortfall -= ranks.shortfallWeight(rank) * profits[rank];
        }
        return new Contribution(quantile, shortfall);
    }

    private void add(Priced position, FactorScenarios scenarios, double[] profits) {
        boolean isPlainOption = position.optionType().isPresent() && RiskGreeks.fixingWeight(position.years()) == 1;
        if (isPlainOption) {
            addOption(position, scenarios, profits);
        } else {
            addSingly(position, scenarios, profits);
        }
    }

    private void addOption(Priced position, FactorScenarios scenarios, double[] profits) {
        int size = scenarios.size();
        if (size > options.capacity()) {
            options = new OptionColumns(size);
            greeks = new GreekColumns(size);
        }
        FactorScenarios.Weights weights = FactorScenarios.Weights.of(position);
        double least = Math.min(ScenarioEngine.LEAST_VOL, position.vol());
        Arrays.fill(options.strike, 0, size, position.strike());
        Arrays.fill(options.sign, 0, size, position.optionType().orElseThrow().sign());
        Arrays.fill(options.years, 0, size, Math.max(0, position.years() - scenarios.days() / 365));
        for (int i = 0; i < size; i++) {
            options.forward[i] = position.forward() * (1 + scenarios.spotMoves().get(i));
            options.vol[i] = Math.max(least, position.vol() + scenarios.volChange(weights, i));
        }
        kernels.value(options, size, greeks);
        double coins = position.coins();
        double now = position.usd().value();
        for (int i = 0; i < size; i++) {
            profits[i] += coins * greeks.price[i] - now;
        }
    }

    private static void addSingly(Priced position, FactorScenarios scenarios, double[] profits) {
        FactorScenarios.Weights weights = FactorScenarios.Weights.of(position);
        double least = Math.min(ScenarioEngine.LEAST_VOL, position.vol());
        for (int i = 0; i < profits.length; i++) {
            double vol = Math.max(least, position.vol() + scenarios.volChange(weights, i));
            Revalued there = Revalued.of(position, scenarios.spotMoves().get(i), scenarios.days(), vol);
            profits[i] += there.usd().value() - position.usd().value();
        }
    }
}

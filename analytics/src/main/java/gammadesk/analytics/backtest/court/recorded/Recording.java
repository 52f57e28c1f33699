package gammadesk.analytics.backtest.court.recorded;

import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeStep;
import gammadesk.analytics.backtest.court.Falls;
import gammadesk.analytics.backtest.court.Outcomes;
import gammadesk.analytics.backtest.court.StressRow;
import java.util.List;

/** One recording with all its books. */
final class Recording {
    private Recording() {}

    static StressRow row(String name, Rival one, int at) {
        List<HedgePath> books = one.recordings().get(at);
        Outcomes days = Outcomes.of(books.stream()
                .map(book -> book.dayProfits(HedgeStep::profitUsd).toArray())
                .toList());
        Outcomes whole =
                Outcomes.of(books.stream().mapToDouble(HedgePath::profitUsd).toArray());
        Falls falls = Falls.of(equity(books));
        return new StressRow(
                name,
                "all books through what was recorded then",
                one.name(),
                one.role(),
                -whole.mean(),
                days.shortfall(),
                -books.stream().mapToDouble(HedgePath::profitUsd).min().orElse(Double.NaN),
                Double.NaN,
                missed(books),
                falls.meanSteps(),
                falls.unrecoveredShare());
    }

    private static double missed(List<HedgePath> books) {
        int missed = books.stream().mapToInt(HedgePath::missed).sum();
        int filled = books.stream().mapToInt(book -> book.fills().size()).sum();
        return missed == 0 ? 0 : missed / (double) (missed + filled);
    }

    private static double[][] equity(List<HedgePath> books) {
        int steps = books.getFirst().steps().size();
        double[][] equity = new double[steps + 1][books.size()];
        for (int book = 0; book < books.size(); book++) {
            for (int step = 0; step < steps; step++) {
                equity[step + 1][book] =
                        equity[step][book] + books.get(book).steps().get(step).profitUsd();
            }
        }
        return equity;
    }
}

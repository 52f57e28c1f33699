package gammadesk.analytics.backtest.court.recorded;

import gammadesk.analytics.backtest.BlockBootstrap.Interval;
import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeStep;
import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Recorded steps of a rule, all books of a recording together and the recordings one after the other. */
final class Series {
    private static final double COVERAGE = 0.9;

    private Series() {}

    static double[] steps(Rival one, ToDoubleFunction<HedgeStep> number) {
        return one.recordings().stream()
                .flatMapToDouble(
                        books -> IntStream.range(0, books.getFirst().steps().size())
                                .mapToDouble(step -> sum(books, step, number)))
                .toArray();
    }

    private static double sum(List<HedgePath> books, int step, ToDoubleFunction<HedgeStep> number) {
        return books.stream()
                .mapToDouble(book -> number.applyAsDouble(book.steps().get(step)))
                .sum();
    }

    private static double[] ends(Rival one) {
        return one.recordings().stream()
                .flatMapToDouble(books -> books.getFirst().steps().stream().mapToDouble(HedgeStep::toMillis))
                .toArray();
    }

    /** The band at a moment is that of all histories of that length that can be drawn from the recorded steps. */
    static EquityTrack track(Rival one, Headlines headlines) {
        double[] profits = steps(one, HedgeStep::profitUsd);
        double[] equity = profits.clone();
        Arrays.parallelPrefix(equity, Double::sum);
        double[][] bands = new double[3][profits.length];
        double[] falls = new double[profits.length];
        for (int i = 0; i < profits.length; i++) {
            int count = i + 1;
            falls[i] = fall(profits, IntStream.range(0, count).toArray(), count);
            Interval band = headlines
                    .bootstrap()
                    .of(
                            profits.length,
                            COVERAGE,
                            drawn -> sum(profits, drawn, count),
                            new SplittableRandom(headlines.seed()));
            bands[0][i] = band.low();
            bands[1][i] = band.high();
            bands[2][i] = headlines
                    .bootstrap()
                    .of(
                            profits.length,
                            COVERAGE,
                            drawn -> fall(profits, drawn, count),
                            new SplittableRandom(headlines.seed()))
                    .high();
        }
        return new EquityTrack(
                one.name(),
                one.role(),
                Column.of(ends(one)),
                false,
                Column.of(equity),
                Column.of(bands[0]),
                Column.of(bands[1]),
                Column.of(falls),
                Column.of(bands[2]));
    }

    private static double sum(double[] profits, int[] drawn, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += profits[drawn[i]];
        }
        return sum;
    }

    /** Of the running sum from its highest point before, the beginning among them. */
    private static double fall(double[] profits, int[] drawn, int count) {
        double sum = 0;
        double highest = 0;
        for (int i = 0; i < count; i++) {
            sum += profits[drawn[i]];
            highest = Math.max(highest, sum);
        }
        return highest - sum;
    }
}

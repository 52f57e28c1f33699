package gammadesk.analytics.forecast.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.ForecastScores;
import gammadesk.analytics.forecast.ForecastTable;
import gammadesk.analytics.forecast.LearnedGate;
import gammadesk.analytics.forecast.WalkForward;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.board.VolatilityCone.Rung;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.HarModel;
import gammadesk.analytics.forecast.score.DieboldMariano;
import gammadesk.analytics.forecast.score.MincerZarnowitz;
import gammadesk.analytics.market.Column;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What stands on the board is what the history, the walk and the table say. */
class BoardFiguresTest {
    private static final long HOUR = 3_600_000;

    /** Hours whose close moves by one of two sizes, day by day in turn. */
    private static VarianceHistory history(int days, double quiet, double loud) {
        SplittableRandom random = new SplittableRandom(5);
        int size = days * 24;
        double[] close = new double[size];
        double price = 100;
        for (int i = 0; i < size; i++) {
            double move = (i / 24) % 2 == 0 ? quiet : loud;
            price *= Math.exp(random.nextBoolean() ? move : -move);
            close[i] = price;
        }
        Column closes = Column.of(close);
        return VarianceHistory.of(new Bars(0, HOUR, closes, closes, closes, closes), BarMeasure.SQUARED_RETURN);
    }

    private static double vol(double move) {
        return 100 * Math.sqrt(365 * 24) * move;
    }

    @Test
    void aDayOfTheConeIsEitherQuietOrLoud() {
        Rung day = ConeRungs.of(history(100, 0.001, 0.004), List.of(1)).getFirst();
        assertThat(day.windows()).isEqualTo(100);
        assertThat(day.least()).isCloseTo(vol(0.001), within(0.3));
        assertThat(day.quarter()).isCloseTo(vol(0.001), within(0.1));
        assertThat(day.median()).isCloseTo((vol(0.001) + vol(0.004)) / 2, within(0.2));
        assertThat(day.nineTenths()).isCloseTo(vol(0.004), within(0.1));
        assertThat(day.most()).isCloseTo(vol(0.004), within(0.1));
        assertThat(day.latest()).isCloseTo(vol(0.004), within(0.1));
    }

    @Test
    void twoDaysOfTheConeAreAlwaysTheSame() {
        Rung two = ConeRungs.of(history(100, 0.001, 0.004), List.of(2)).getFirst();
        double both = Math.sqrt((0.001 * 0.001 + 0.004 * 0.004) / 2);
        assertThat(two.windows()).isEqualTo(99);
        assertThat(two.independent()).isEqualTo(50);
        assertThat(two.least()).isCloseTo(vol(both), within(0.1));
        assertThat(two.most()).isCloseTo(vol(both), within(0.1));
    }

    @Test
    void aHorizonThatDoesNotFitThreeTimesIsLeftOut() {
        assertThat(ConeRungs.of(history(100, 0.001, 0.002), ConeRungs.DAYS))
                .extracting(Rung::horizonDays)
                .containsExactly(1.0, 2.0, 3.0, 7.0, 14.0, 21.0, 30.0);
    }

    @Test
    void theNewestForecastKnowsTheWholeHistory() {
        VarianceHistory history = history(250, 0.001, 0.003)
                .with(List.of(new Feature(Feature.IMPLIED_VOL, new TreeMap<>(Map.of(0L, 50.0)), Long.MAX_VALUE)));
        VarianceHistory odd = history.first(history.size() - 7);
        WalkForwardPlan plan = new WalkForwardPlan(24, 24, 180 * 24, OptionalInt.empty(), 30, 24, 1);
        TrackRecord record = TrackRecord.of(HarModel.har(), odd, plan).orElseThrow();
        WalkForwardPlan ending = TrackRecord.endingNow(plan, odd.size());
        double expected = WalkForward.fit(HarModel.har(), odd.first(odd.size() - 9 * 24), ending)
                .dailyVariance(odd);
        assertThat(record.outlook().issuedMillis()).isEqualTo(odd.endMillis(odd.size()));
        assertThat(record.outlook().volPercent()).isCloseTo(100 * Math.sqrt(365 * expected), within(1e-9));
        ForecastTrack track = record.track(odd);
        assertThat(track.times().get(track.size() - 1)).isEqualTo(odd.endMillis(odd.size()));
        assertThat(track.realized().get(track.size() - 1)).isNaN();
        assertThat(track.realized().get(track.size() - 2))
                .isCloseTo(ConeRungs.vol(odd.dailyVariance(odd.size() - 24, odd.size())), within(1e-9));
        assertThat(track.impliedIndex().get(0)).isEqualTo(50);
    }

    @Test
    void aShortHistoryHasNoForecast() {
        WalkForwardPlan plan = WalkForwardPlan.usual(history(100, 0.001, 0.002), 24, 24, 1);
        assertThat(TrackRecord.of(HarModel.har(), history(100, 0.001, 0.002), plan))
                .isEmpty();
    }

    @Test
    void theBenchmarkStandsUnlessAnotherModelIsBetterThanTheBestOfManyIsByLuck() {
        ModelChoice lucky = ModelChoice.of(
                table(0.01, List.of(row("har", 0, 1), row("a", -0.02, 0.03), row("b", 0.1, 0.5)), false));
        assertThat(lucky.model()).isEqualTo("har");
        assertThat(lucky.sentence()).contains("a has the least loss", "p = 0.060", "not enough", "har stands.");
        ModelChoice earned = ModelChoice.of(
                table(0.01, List.of(row("har", 0, 1), row("a", -0.02, 0.02), row("b", 0.1, 0.5)), false));
        assertThat(earned.model()).isEqualTo("a");
        assertThat(earned.sentence()).contains("p = 0.040", "enough. a stands.");
    }

    @Test
    void aLearnedModelIsUsedOnlyThroughItsGate() {
        List<ForecastTable.Row> rows =
                List.of(row("har", 0, 1), row("boosted-trees", -0.05, 0.12), row("boosted-trees-gated", 0, 1));
        ModelChoice shut = ModelChoice.of(table(0.12, rows, false));
        assertThat(shut.model()).isEqualTo("har");
        assertThat(shut.sentence())
                .startsWith("boosted-trees is not used: p = 0.12")
                .endsWith("har stands.");
        List<ForecastTable.Row> better = List.of(row("har", 0, 1), row("boosted-trees", -0.05, 0.01));
        ModelChoice open = ModelChoice.of(table(0.01, better, true));
        assertThat(open.model()).isEqualTo("boosted-trees");
        assertThat(open.sentence())
                .startsWith("boosted-trees is used: p = 0.01")
                .endsWith("boosted-trees is used.");
    }

    private static ForecastTable.Row row(String model, double delta, double p) {
        ForecastScores scores = new ForecastScores(
                500,
                0.3 + delta,
                1e-7,
                new DieboldMariano(delta, 0, p, 500),
                new MincerZarnowitz(0, 1, 0.3, 0.5),
                0.8,
                0.95);
        return new ForecastTable.Row(model, scores, 0.5);
    }

    private static ForecastTable table(double p, List<ForecastTable.Row> rows, boolean isOpen) {
        String sentence = "boosted-trees " + (isOpen ? "is used" : "is not used") + ": p = " + p;
        return new ForecastTable(
                new WalkForwardPlan(24, 24, 24, OptionalInt.empty(), 30, 24, 1),
                rows,
                Map.of(),
                500,
                List.of(new LearnedGate(isOpen, new DieboldMariano(-0.01, -2, p, 500), sentence)));
    }
}

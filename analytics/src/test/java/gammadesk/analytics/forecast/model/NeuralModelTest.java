package gammadesk.analytics.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Diffusion;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a small network can learn, and what it must not. */
class NeuralModelTest {
    private static final int ROWS = 3_000;

    @Test
    void aNetFindsAnInteractionThatNoLineCan() {
        double[][] rows = rows(1);
        double[] targets = targets(rows);
        NeuralNet net = new NeuralNet(rows, targets, new SplittableRandom(3));
        double[][] others = rows(2);
        double before = net.loss(others, targets(others));
        double plain = Arrays.stream(targets(others)).map(t -> t * t).sum() / ROWS;
        assertThat(before).isCloseTo(plain, within(1e-12));
        for (int i = 0; i < 40; i++) {
            net.epoch();
        }
        assertThat(net.loss(others, targets(others))).isLessThan(0.15 * before);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        double[][] rows = rows(1);
        NeuralNet one = new NeuralNet(rows, targets(rows), new SplittableRandom(3));
        NeuralNet same = new NeuralNet(rows, targets(rows), new SplittableRandom(3));
        NeuralNet other = new NeuralNet(rows, targets(rows), new SplittableRandom(4));
        for (int i = 0; i < 3; i++) {
            one.epoch();
            same.epoch();
            other.epoch();
        }
        assertThat(same.value(rows[7])).isEqualTo(one.value(rows[7]));
        assertThat(other.value(rows[7])).isNotEqualTo(one.value(rows[7]));
    }

    /** The third column is constant, the fourth never known: neither says anything, whatever comes there later. */
    @Test
    void whatIsUnknownStandsAtItsMeanAndNothingIsFarOut() {
        double[][] rows = rows(1);
        NeuralNet net = new NeuralNet(rows, targets(rows), new SplittableRandom(3));
        for (int i = 0; i < 20; i++) {
            net.epoch();
        }
        double[] row = {0.5, -1, 7, Double.NaN};
        double value = net.value(row);
        assertThat(value).isFinite().isNotZero();
        assertThat(net.value(new double[] {0.5, -1, 1e9, 3})).isEqualTo(value);
        assertThat(net.value(new double[] {1e6, -1, 7, 0})).isEqualTo(net.value(new double[] {1e9, -1, 7, 0}));
        assertThat(net.value(new double[] {Double.NaN, -1, 7, 0})).isFinite();
    }

    /**
     * A feature that is tomorrow's surprise itself, a day ahead: whoever can learn sees it, the autoregression cannot.
     */
    @Test
    void learnedModelsUseWhatTheyAreGiven() {
        VarianceHistory bare = VarianceHistory.of(Diffusion.market(3, 24 * 700), BarMeasure.SQUARED_RETURN);
        TreeMap<Long, Double> telling = new TreeMap<>();
        for (int day = 31; day < 699; day++) {
            telling.put(
                    bare.endMillis(day * 24),
                    Math.log(
                            bare.dailyVariance(day * 24, day * 24 + 24) / bare.dailyVariance(day * 24 - 24, day * 24)));
        }
        VarianceHistory told = bare.with(List.of(new Feature("oracle", telling, 1)));
        for (VolatilityModel model : List.of(new NeuralModel(), new LearnedModel())) {
            assertThat(error(model, told)).as(model.name()).isLessThan(0.5 * error(HarModel.logHar(), told));
            assertThat(error(model, bare)).as(model.name()).isGreaterThan(0.5 * error(HarModel.logHar(), bare));
        }
    }

    private static double error(VolatilityModel model, VarianceHistory history) {
        VolatilityModel.Fitted fitted = model.fit(new Training(history.first(24 * 600), 0, 24, 24, 24, 1));
        double sum = 0;
        for (int day = 600; day < 699; day++) {
            double forecast = fitted.dailyVariance(history.first(day * 24));
            double left = Math.log(history.dailyVariance(day * 24, day * 24 + 24) / forecast);
            sum += left * left;
        }
        return sum;
    }

    private static double[][] rows(long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new double[] {random.nextGaussian(), random.nextGaussian(), 7, Double.NaN};
        }
        return rows;
    }

    private static double[] targets(double[][] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> Math.tanh(row[0] * row[1]))
                .toArray();
    }
}

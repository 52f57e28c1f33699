package gammadesk.analytics.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import gammadesk.analytics.Shared;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.market.Column;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Published estimates on published data. */
class BenchmarkTest {
    @Test
    void garchOnMarkAndPoundMeetsThePublishedEstimatesAndTheirErrors() throws IOException {
        double[] returns = Shared.lines("garch_har/dem2gbp.csv.gz").stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.strip()))
                .toArray();
        assertThat(returns).hasSize(1974);
        GarchFit fit = GarchFit.of(GarchKind.GARCH, false, returns);
        GarchParameters p = fit.parameters();
        assertThat(p.mu()).isCloseTo(-0.00619041, withPercentage(0.01));
        assertThat(p.omega()).isCloseTo(0.0107613, withPercentage(0.01));
        assertThat(p.alpha()).isCloseTo(0.153134, withPercentage(0.01));
        assertThat(p.beta()).isCloseTo(0.805974, withPercentage(0.01));
        assertThat(fit.logLikelihood()).isCloseTo(-1106.6078810, within(1e-6));
        Column errors = fit.standardErrors(returns);
        assertThat(errors.get(0)).isCloseTo(0.00846212, withPercentage(0.1));
        assertThat(errors.get(1)).isCloseTo(0.00285271, withPercentage(0.1));
        assertThat(errors.get(2)).isCloseTo(0.0265228, withPercentage(0.1));
        assertThat(errors.get(3)).isCloseTo(0.0335527, withPercentage(0.1));
    }

    @Test
    void harOnTheSpMeetsThePublishedEstimates() throws IOException {
        Training training = spTraining();
        Column line = sp("har").line(training).coefficients();
        assertThat(line.get(0)).isCloseTo(0.1123142, within(1e-7));
        assertThat(line.get(1)).isCloseTo(0.2273436, within(1e-7));
        assertThat(line.get(2)).isCloseTo(0.4903494, within(1e-7));
        assertThat(line.get(3)).isCloseTo(0.1863766, within(1e-7));
    }

    @Test
    void harqAndHarJMeetThePublishedResiduals() throws IOException {
        Training training = spTraining();
        double plain = meanSquare(sp("har"), training);
        double full = meanSquare(sp("full-harq"), training);
        assertThat(meanSquare(sp("harq"), training)).isCloseTo(2.35696246, within(1e-6));
        assertThat(full).isCloseTo(2.35455696, within(1e-6));
        assertThat(meanSquare(sp("har-j"), training) / plain).isCloseTo(0.96833979, within(1e-6));
    }

    private static HarModel sp(String name) {
        Stream<Term> lags = Stream.of(Term.variance(1), Term.variance(5), Term.variance(22));
        Stream<Term> more = switch (name) {
            case "harq" -> Stream.of(Term.noise(1));
            case "full-harq" -> Stream.of(Term.noise(1), Term.noise(5), Term.noise(22));
            case "har-j" -> Stream.of(Term.jump());
            default -> Stream.of();
        };
        List<Term> terms = Stream.concat(lags, more).toList();
        return new HarModel(name, terms, false, false);
    }

    private static Training spTraining() throws IOException {
        List<String[]> rows = Shared.lines("garch_har/SP500RM.csv.gz").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        VarianceHistory history = VarianceHistory.ofDaily(0, column(rows, 1), column(rows, 3), column(rows, 2));
        return new Training(history, 0, 1, 1, 0, 0);
    }

    private static Column column(List<String[]> rows, int at) {
        return Column.of(
                rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray());
    }

    private static double meanSquare(HarModel model, Training training) {
        int reach = Term.reach(model.terms(), training.past());
        int examples = (int) training.origins(reach).count();
        int regressors = model.terms().size() + 1;
        return model.line(training).residualVariance() * (examples - regressors) / examples;
    }
}

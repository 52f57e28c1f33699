package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.Attribution;
import gammadesk.analytics.risk.Attribution.Part;
import gammadesk.analytics.risk.Attribution.Residual;
import gammadesk.analytics.risk.Attributor;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.Flows;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskMarket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An options book held through recorded markets and hedged with the perpetual at every one, explained step by step. */
class RecordedAttributionTest {
    /** One interval's explanation and how far the two moments are apart. */
    private record Step(String when, double hours, double spotMove, Attribution why) {
        double residualShare() {
            return Math.abs(why.part(Part.RESIDUAL)) / why.gross();
        }
    }

    @Test
    void aHedgedBookThroughFourteenCalmDays() throws IOException {
        List<Step> steps = run(RecordedRun.calm());
        assertThat(steps).hasSizeGreaterThan(50);
        print(steps);
        assertThat(median(steps)).as("median residual share").isLessThan(0.05);
    }

    @Test
    void throughTheCrashWeekTheResidualIsExplained() throws IOException {
        List<Step> steps = run(RecordedRun.crash());
        assertThat(steps).hasSizeGreaterThan(10);
        print(steps);
        assertThat(steps)
                .as("even there delta, gamma, vega, vanna and volga say it all but for a few per cent")
                .allSatisfy(step -> assertThat(step.residualShare()).isLessThan(0.05));
        for (Step step : steps) {
            Residual rest = step.why().residual();
            assertThat(rest.price() + rest.vol() + rest.cross())
                    .isCloseTo(step.why().part(Part.RESIDUAL), within(1e-9));
        }
    }

    private static List<Step> run(RecordedRun run) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < run.markets().size(); i++) {
            steps.add(step(run.held(i - 1), run.markets().get(i), run.files().get(i)));
        }
        return steps;
    }

    private static Step step(BookRisk held, RiskMarket later, Path file) {
        assertThat(held.netDelta()).isCloseTo(0, within(1e-9));
        Attribution why = Attributor.explain(held, later, Flows.NONE, Currency.BTC);
        assertThat(why.leftOut()).isEmpty();
        assertThat(why.parts().values().stream().mapToDouble(part -> part).sum())
                .isCloseTo(why.total(), within(1e-9));
        assertThat(why.partsUsd().values().stream().mapToDouble(part -> part).sum())
                .isCloseTo(why.totalUsd(), within(1e-9 * 1e5));
        assertThat(why.total()).isCloseTo(change(held, later), within(1e-9));
        double index = held.market().index(Currency.BTC);
        return new Step(
                file.getFileName().toString().substring(25, 38),
                (later.nowMillis() - held.market().nowMillis()) / 3.6e6,
                later.index(Currency.BTC) / index - 1,
                why);
    }

    /** What the positions are worth at both moments, without any greek. */
    private static double change(BookRisk held, RiskMarket later) {
        List<Priced> there = BookRisk.of(held.book(), later).priced();
        double change = 0;
        for (int i = 0; i < there.size(); i++) {
            Priced was = held.priced().get(i);
            double amount = was.entry().amount();
            change += was.optionType().isPresent()
                    ? there.get(i).coin().value() - was.coin().value()
                    : amount / was.forward() - amount / there.get(i).forward();
        }
        return change;
    }

    private static double median(List<Step> steps) {
        double[] shares =
                steps.stream().mapToDouble(Step::residualShare).sorted().toArray();
        return shares[shares.length / 2];
    }

    private static void print(List<Step> steps) {
        System.out.println(
                "to             hours   spot%   total BTC  delta  gamma  vegaPar  vegaTerm  vegaSkew  theta  "
                        + "vanna  volga  residual (price, vol, cross)  share");
        for (Step step : steps) {
            Attribution a = step.why();
            System.out.printf(
                    Locale.ROOT,
                    "%s %5.1f %7.2f %9.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f %8.5f (%.5f %.5f %.5f) %5.2f%%%n",
                    step.when(),
                    step.hours(),
                    100 * step.spotMove(),
                    a.total(),
                    a.part(Part.DELTA),
                    a.part(Part.GAMMA),
                    a.part(Part.VEGA_PARALLEL),
                    a.part(Part.VEGA_TERM),
                    a.part(Part.VEGA_SKEW),
                    a.part(Part.THETA),
                    a.part(Part.VANNA),
                    a.part(Part.VOLGA),
                    a.part(Part.RESIDUAL),
                    a.residual().price(),
                    a.residual().vol(),
                    a.residual().cross(),
                    100 * step.residualShare());
        }
        System.out.printf(Locale.ROOT, "median residual share %.2f %%%n", 100 * median(steps));
    }
}

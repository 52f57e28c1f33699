package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.exposure.CascadeMap.Curve;
import gammadesk.analytics.exposure.CascadeMap.Point;
import gammadesk.analytics.exposure.CascadeMap.Threshold;
import gammadesk.analytics.exposure.CascadeOutcome.Runaway;
import gammadesk.analytics.exposure.CascadeOutcome.Settles;
import gammadesk.analytics.market.Column;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases that can be solved by hand. */
class CascadeTest {
    private static final double COIN_PER_PERCENT = 100;
    private static final DepthCurve DEPTH = DepthCurve.constant(COIN_PER_PERCENT);

    /** Dealers must hold {@code hedge(move)} coin more than now; the gain of a linear hedge is slope / depth. */
    private static DealerCurve curve(DoubleUnaryOperator hedge) {
        ProfileGrid grid = ProfileGrid.STANDARD;
        double[] moves = IntStream.range(0, grid.size()).mapToDouble(grid::move).toArray();
        return new DealerCurve(
                ExposureBasis.of(SignConvention.NAIVE),
                Stickiness.STICKY_STRIKE,
                100,
                grid,
                Column.of(moves).map(m -> 100 * (1 + m)),
                Column.of(moves).map(_ -> 0),
                Column.of(moves).map(m -> 7 - hedge.applyAsDouble(m)));
    }

    private static DealerCurve linear(double gain) {
        return curve(move -> gain * COIN_PER_PERCENT * 100 * move);
    }

    private static CascadeModel model(double share, double halfLife, double stays) {
        return new CascadeModel(share, 30, halfLife, stays, 20_000, 0.2, 20, List.of(1.0), Optional.empty());
    }

    private static CascadeModel withoutRefill() {
        return model(1, Double.POSITIVE_INFINITY, 0.4);
    }

    private static Curve only(DealerCurve curve, CascadeModel model) {
        return Cascade.map(curve, DEPTH, model).curves().getFirst();
    }

    private static Point at(Curve curve, double shock) {
        return curve.points().stream()
                .filter(point -> Math.abs(point.shock() - shock) < 1e-9)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void constantGammaAndDepthGiveTheGeometricSeries() {
        for (double gain : new double[] {0.5, 0.9, 0.1, -0.5, -0.9, -5, -40}) {
            Curve curve = only(linear(gain), withoutRefill());
            assertThat(curve.gainUp()).isCloseTo(gain, within(1e-9));
            assertThat(curve.gainDown()).isCloseTo(gain, within(1e-9));
            for (double shock : new double[] {-0.02, -0.01, 0.01, 0.02}) {
                Point point = at(curve, shock);
                double end = shock / (1 - gain);
                assertThat(((Settles) point.outcome()).finalMove()).isCloseTo(end, within(1e-6));
                assertThat(point.amplification()).isCloseTo(1 / (1 - gain), within(1e-4));
                assertThat(point.bound()).isCloseTo(end, within(1e-6));
                assertThat(((Settles) point.outcome()).hedgeCoin())
                        .isCloseTo(gain * COIN_PER_PERCENT * 100 * end, within(0.02));
            }
        }
    }

    @Test
    void whatRefillsIsGivenBackAndOnlyThePermanentPartStays() {
        for (double gain : new double[] {0.8, 0.3, -0.7}) {
            CascadeModel model = model(1, 60, 0.5);
            Point point = at(only(linear(gain), model), 0.02);
            Settles end = (Settles) point.outcome();
            assertThat(end.finalMove()).isCloseTo(0.02 / (1 - 0.5 * gain), within(1e-5));
            assertThat(Math.abs(end.peakMove())).isGreaterThanOrEqualTo(Math.abs(end.finalMove()));
            assertThat(point.bound()).isCloseTo(0.02 / (1 - gain), within(1e-6));
        }
    }

    @Test
    void aGainOfOneOrMoreWithoutRefillIsUnstableFromTheSmallestShockOn() {
        for (double gain : new double[] {1.01, 2, 10}) {
            Curve curve = only(linear(gain), withoutRefill());
            assertThat(curve.points()).hasSize(40).allSatisfy(point -> {
                assertThat(point.outcome()).isInstanceOf(Runaway.class);
                assertThat(point.outcome().finalOrEdge()).isEqualTo(Math.copySign(0.3, point.shock()));
                assertThat(Math.abs(point.bound())).isCloseTo(0.3, within(1e-9));
                assertThat(point.largestGain()).isCloseTo(gain, within(1e-6));
            });
            assertThat(((Threshold.At) curve.unstableUp()).shock()).isBetween(0.0, 2e-4);
            assertThat(((Threshold.At) curve.unstableDown()).shock()).isBetween(-2e-4, 0.0);
        }
    }

    @Test
    void theCriticalGainIsTheOneOfTheFormula() {
        for (double share : new double[] {1, 0.5, 0.2}) {
            for (double halfLife : new double[] {20, 60, 300}) {
                for (double stays : new double[] {0.3, 2.0 / 3, 0.9}) {
                    CascadeModel model = model(share, halfLife, stays);
                    double critical = model.criticalGain();
                    assertThat(run(linear(0.98 * critical), model, 1e-4).isStable())
                            .as("below %s in %s", critical, model)
                            .isTrue();
                    assertThat(run(linear(1.02 * critical), model, 1e-4).isStable())
                            .as("above %s in %s", critical, model)
                            .isFalse();
                }
            }
        }
        assertThat(withoutRefill().criticalGain()).isEqualTo(1);
    }

    private static CascadeOutcome run(DealerCurve curve, CascadeModel model, double shock) {
        return new CascadeLoop(curve, DEPTH, 1, model).run(shock);
    }

    @Test
    void aThinnerBookMultipliesTheGain() {
        CascadeModel model = new CascadeModel(
                1, 30, Double.POSITIVE_INFINITY, 1, 5_000, 0.2, 20, List.of(1.0, 0.5, 0.25, 0.1), Optional.empty());
        CascadeMap map = Cascade.map(linear(0.3), DEPTH, model);
        assertThat(map.coinDown()).isCloseTo(COIN_PER_PERCENT, within(1e-9));
        assertThat(map.coinUp()).isCloseTo(COIN_PER_PERCENT, within(1e-9));
        assertThat(map.curves())
                .extracting(Curve::gainUp)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
                .containsExactly(0.3, 0.6, 1.2, 3.0);
        assertThat(at(map.curves().get(1), 0.01).outcome().finalOrEdge()).isCloseTo(0.025, within(1e-6));
        assertThat(map.curves().get(1).unstableUp()).isInstanceOf(Threshold.class);
        assertThat(at(map.curves().get(2), 0.01).outcome()).isInstanceOf(Runaway.class);
    }

    @Test
    void gammaThatBeginsFarAwayGivesAThresholdThere() {
        DealerCurve curve = curve(move -> 2 * COIN_PER_PERCENT * 100 * Math.min(0, move + 0.03));
        Curve answer = only(curve, withoutRefill());
        assertThat(((Threshold.At) answer.unstableDown()).shock()).isCloseTo(-0.03, within(0.003));
        assertThat(answer.unstableUp()).isEqualTo(new Threshold.NoneUpTo(0.2));
        assertThat(at(answer, -0.02).outcome().finalOrEdge()).isCloseTo(-0.02, within(1e-9));
    }

    @Test
    void dampingDealersDoNotLeapOverTheirAimIntoShortGamma() {
        DealerCurve curve = curve(move -> 15 * COIN_PER_PERCENT * 100 * (move > 0 ? -move : move));
        for (CascadeModel model : List.of(withoutRefill(), CascadeModel.STANDARD)) {
            for (double shock : new double[] {0.01, 0.1, 0.2}) {
                Settles end = (Settles) at(only(curve, model), shock).outcome();
                assertThat(end.finalMove()).isBetween(shock / 16 - 1e-6, shock);
            }
        }
        assertThat(at(only(curve, withoutRefill()), -0.01).outcome()).isInstanceOf(Runaway.class);
    }

    @Test
    void theShockAndABookThatNeverRefillsEncloseTheEnd() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 60; round++) {
            double centre = random.nextDouble() * 0.3 - 0.15;
            double width = 0.02 + random.nextDouble() * 0.1;
            double size = (random.nextDouble() * 3 - 1.5) * COIN_PER_PERCENT * 100 * width;
            double offset = Math.tanh(-centre / width);
            DealerCurve curve = curve(move -> size * (Math.tanh((move - centre) / width) - offset));
            for (Point point : only(curve, model(0.5, 60, 0.6)).points()) {
                if (point.outcome() instanceof Settles settles) {
                    assertThat(settles.finalMove())
                            .isBetween(
                                    Math.min(point.shock(), point.bound()) - 1e-5,
                                    Math.max(point.shock(), point.bound()) + 1e-5);
                }
            }
        }
    }

    @Test
    void liquidationsAloneAreAFlowThatDoesNotComeBack() {
        LiquidationModel flow = new LiquidationModel(10_000, 0.2, 0.02, 0.10);
        assertThat(flow.coin(-0.02, 0.02)).isZero();
        assertThat(flow.coin(-0.12, 0)).isCloseTo(-2_000 * (1 - Math.exp(-1)), within(1e-9));
        assertThat(flow.coin(0, 0.12)).isCloseTo(2_000 * (1 - Math.exp(-1)), within(1e-9));
        CascadeModel model = withoutRefill().withLiquidations(flow);
        Curve curve = Cascade.map(linear(0), DepthCurve.constant(1_000), model)
                .curves()
                .getFirst();
        for (double shock : new double[] {-0.01, -0.05, 0.05}) {
            double end = at(curve, shock).outcome().finalOrEdge();
            double forced = flow.coin(Math.min(end, 0), Math.max(end, 0));
            assertThat(end).isCloseTo(shock + forced / 100_000, within(1e-6));
            assertThat(((Settles) at(curve, shock).outcome()).hedgeCoin()).isCloseTo(0, within(1e-3));
        }
        Curve off = only(linear(0), withoutRefill());
        assertThat(at(off, -0.05).outcome().finalOrEdge()).isEqualTo(-0.05);
    }

    @Test
    void aShockBeyondTheRepricedSpotsIsRefused() {
        CascadeModel wide = new CascadeModel(1, 30, 60, 1, 10, 0.3, 3, List.of(1.0), Optional.empty());
        assertThatThrownBy(() -> Cascade.map(linear(0), DEPTH, wide)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model(0, 60, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model(1, 60, 1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHedgeBetweenRepricedPointsIsThatOfAFullRepricing() {
        ExposureEngine engine = new ExposureEngine();
        engine.load(RandomChains.of(17));
        ExposureBasis basis = ExposureBasis.of(SignConvention.NAIVE);
        DealerCurve coarse = engine.curve(basis, ProfileGrid.STANDARD, Stickiness.STICKY_STRIKE);
        DealerCurve fine = engine.curve(basis, new ProfileGrid(0.3, 480), Stickiness.STICKY_STRIKE);
        HedgeCurve hedge = new HedgeCurve(coarse);
        double now = fine.deltaCoin().get(480);
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < fine.grid().size(); i++) {
            double exact = now - fine.deltaCoin().get(i);
            largest = Math.max(largest, Math.abs(exact));
            worst = Math.max(worst, Math.abs(exact - hedge.at(fine.grid().move(i))));
        }
        assertThat(worst).isLessThan(1e-3 * largest);
    }
}

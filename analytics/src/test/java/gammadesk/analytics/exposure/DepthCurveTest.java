package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.exposure.DepthCurve.Reading.Measured;
import gammadesk.analytics.exposure.DepthCurve.Reading.Unmeasured;
import gammadesk.analytics.exposure.DepthCurve.Source;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DepthCurveTest {
    private static final List<Level> BIDS = List.of(new Level(99, 1), new Level(98, 2), new Level(96, 5));
    private static final List<Level> ASKS = List.of(new Level(101, 4), new Level(104, 6));

    private static OrderBook book(List<Level> bids, List<Level> asks, boolean stale) {
        return new OrderBook("BTC-PERPETUAL", 1, bids, asks, stale, new Stamp(0, 0));
    }

    private static DepthCurve measured(Settlement settlement) {
        return ((Measured) DepthCurve.of(List.of(new Source(book(BIDS, ASKS, false), settlement)))).curve();
    }

    @Test
    void anOrderMovesThePriceThroughTheLevelsThatItEats() {
        DepthCurve depth = measured(Settlement.LINEAR);
        assertThat(depth.move(-1)).isCloseTo(-0.01, within(4e-4));
        assertThat(depth.move(-3)).isCloseTo(-0.02, within(4e-4));
        assertThat(depth.move(-5.5)).isCloseTo(-0.03, within(4e-4));
        assertThat(depth.move(4)).isCloseTo(0.01, within(4e-4));
        assertThat(depth.move(10)).isCloseTo(0.04, within(4e-4));
        assertThat(depth.move(1e-9)).isCloseTo(0, within(1e-9));
        assertThat(depth.move(0)).isZero();
        assertThat(depth.move(Double.NaN)).isNaN();
    }

    @Test
    void beyondTheVisibleBookItsAverageDensityGoesOnAndTheCurveSaysWhere() {
        DepthCurve depth = measured(Settlement.LINEAR);
        assertThat(depth.visibleBids()).isCloseTo(0.04, within(1e-12));
        assertThat(depth.visibleAsks()).isCloseTo(0.04, within(1e-12));
        assertThat(depth.coinWithin(-0.08)).isCloseTo(16, within(0.1));
        assertThat(depth.coinWithin(0.08)).isCloseTo(20, within(0.1));
        assertThat(depth.move(-16)).isCloseTo(-0.08, within(1e-3));
        assertThat(depth.move(-1_600)).isCloseTo(-8, within(0.1));
    }

    @Test
    void whatLiesWithinADistanceMovesThePriceThatFar() {
        SplittableRandom random = new SplittableRandom(11);
        for (int book = 0; book < 50; book++) {
            DepthCurve depth =
                    ((Measured) DepthCurve.of(List.of(new Source(random(random), Settlement.LINEAR)))).curve();
            for (int i = 0; i < 400; i++) {
                double distance = 0.5 * Math.pow(random.nextDouble(), 4);
                assertThat(depth.move(depth.coinWithin(distance))).isCloseTo(distance, within(1e-12));
                assertThat(depth.move(-depth.coinWithin(-distance))).isCloseTo(-distance, within(1e-12));
            }
        }
    }

    private static OrderBook random(SplittableRandom random) {
        List<Level> bids = new ArrayList<>();
        List<Level> asks = new ArrayList<>();
        double gap = 0;
        for (int level = 0; level < 1 + random.nextInt(60); level++) {
            gap += 1e-4 + random.nextDouble() * 0.01;
            bids.add(new Level(100 - 100 * gap, Math.exp(random.nextDouble() * 4 - 2)));
            asks.add(new Level(100 + 100 * gap, Math.exp(random.nextDouble() * 4 - 2)));
        }
        return book(bids, asks, false);
    }

    @Test
    void inverseBooksAreInUsd() {
        DepthCurve depth = measured(Settlement.INVERSE);
        assertThat(depth.coinWithin(-0.03)).isCloseTo(1 / 99.0 + 2 / 98.0 + 2.5 / 96, within(2e-4));
    }

    @Test
    void booksAddUpAndStaleOnesAreLeftOut() {
        Source good = new Source(book(BIDS, ASKS, false), Settlement.LINEAR);
        Source stale = new Source(book(BIDS, ASKS, true), Settlement.LINEAR);
        Source oneSided = new Source(book(BIDS, List.of(), false), Settlement.LINEAR);
        DepthCurve two = ((Measured) DepthCurve.of(List.of(good, stale, good, oneSided))).curve();
        assertThat(two.coinWithin(-0.03)).isCloseTo(11, within(0.1));
        assertThat(two.source()).isEqualTo("BTC-PERPETUAL + BTC-PERPETUAL");
        assertThat(DepthCurve.of(List.of(stale, oneSided))).isInstanceOf(Unmeasured.class);
        assertThat(DepthCurve.of(List.of())).isEqualTo(new Unmeasured("no order book is followed"));
    }

    @Test
    void resilienceIsTheHalfLifeOfADent() {
        SplittableRandom random = new SplittableRandom(3);
        double memory = Math.pow(2, -10.0 / 45);
        double[] depth = new double[20_000];
        depth[0] = 500;
        for (int i = 1; i < depth.length; i++) {
            depth[i] = 500 + memory * (depth[i - 1] - 500) + random.nextDouble() * 20 - 10;
        }
        Resilience.Measured measured = (Resilience.Measured) Resilience.measure(10, depth);
        assertThat(measured.halfLifeSeconds()).isCloseTo(45, within(3.0));
        assertThat(Resilience.measure(10, 1, 2, 3)).isInstanceOf(Resilience.Unmeasured.class);
        assertThat(Resilience.measure(10, new double[100])).isInstanceOf(Resilience.Unmeasured.class);
    }
}

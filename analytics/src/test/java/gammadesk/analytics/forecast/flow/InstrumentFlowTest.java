package gammadesk.analytics.forecast.flow;

import static gammadesk.analytics.forecast.flow.Books.PERPETUAL;
import static gammadesk.analytics.forecast.flow.Books.book;
import static gammadesk.analytics.forecast.flow.Books.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade.Liquidation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** An instrument watched step by step. */
class InstrumentFlowTest {
    private static final FlowSettings SETTINGS = new FlowSettings(1_000, 100, 100, 10, 2, 3, 2);
    private static final OrderBook CALM = asks(10, 20);

    private final InstrumentFlow flow = new InstrumentFlow(PERPETUAL, SETTINGS);

    private static OrderBook asks(double first, double second) {
        return first > 0
                ? book(List.of(99.9, 30.0), List.of(100.1, first, 100.2, second))
                : book(List.of(99.9, 30.0), List.of(100.2, second));
    }

    @Test
    void aStepHoldsItsOwnFlowAndNoMore() {
        flow.on(CALM);
        flow.on(asks(16, 20));
        flow.on(asks(12, 20));
        flow.on(trade(PERPETUAL, 1, Side.BUY, 4, Liquidation.TAKER));
        flow.on(trade(PERPETUAL, 2, Side.SELL, 1, Liquidation.MAKER));
        flow.on(trade(PERPETUAL, 2, Side.SELL, 1, Liquidation.MAKER));
        flow.on(trade(PERPETUAL, 3, Side.SELL, 9, Liquidation.NONE, Optional.of("block")));
        flow.step(50, true);
        flow.step(51, true);
        FlowPicture picture = flow.picture(10, 5, 4);
        assertThat(picture.firstMillis()).isEqualTo(50_000);
        // Six came to the asks, then four left.
        assertThat(picture.of(FlowSeries.OFI).toArray()).containsExactly(-6 + 4, 0);
        assertThat(picture.of(FlowSeries.BUY_VOLUME).toArray()).containsExactly(4, 0);
        assertThat(picture.of(FlowSeries.SELL_VOLUME).toArray()).containsExactly(1, 0);
        // The taker bought 4 by force; the maker, on the other side of a sale of 1, bought 1 by force.
        assertThat(picture.of(FlowSeries.LIQUIDATION).toArray()).containsExactly(5, 0);
        assertThat(picture.of(FlowSeries.MID).toArray()).containsExactly(100, 100);
        assertThat(picture.tradeImbalance()).hasValue(0.6);
        assertThat(picture.trades()).hasSize(3);
        assertThat(flow.repeatedTrades()).isEqualTo(1);
    }

    @Test
    void aStaleBookIsAStatedGapUntilOneWholeStep() {
        flow.step(1, true);
        flow.on(CALM);
        flow.step(2, true);
        flow.on(CALM.asStale());
        flow.step(3, true);
        flow.on(asks(99, 20));
        flow.step(4, true);
        flow.step(5, true);
        flow.step(6, false);
        flow.step(9, true);
        flow.on(CALM);
        flow.step(10, true);
        flow.step(11, true);
        FlowPicture picture = flow.picture(100, 5, 4);
        assertThat(picture.gaps())
                .containsExactly(
                        FlowGap.NO_BOOK,
                        FlowGap.NONE,
                        FlowGap.STALE,
                        FlowGap.STALE,
                        FlowGap.NONE,
                        FlowGap.SILENT_FEED,
                        FlowGap.NOT_WATCHED,
                        FlowGap.NOT_WATCHED,
                        FlowGap.SILENT_FEED,
                        FlowGap.STALE,
                        FlowGap.NONE);
        for (FlowSeries series : FlowSeries.values()) {
            for (int i = 0; i < picture.size(); i++) {
                boolean isKnown = picture.gaps().get(i) == FlowGap.NONE;
                assertThat(Double.isFinite(picture.of(series).get(i)))
                        .as("%s %d", series, i)
                        .isEqualTo(isKnown);
            }
        }
        assertThat(picture.of(FlowSeries.OFI).get(4)).isZero();
    }

    @Test
    void theRingForgetsTheOldestAndIgnoresAClockThatGoesBack() {
        flow.on(CALM);
        for (int step = 0; step < 250; step++) {
            flow.step(step, true);
        }
        flow.step(100, true);
        FlowPicture picture = flow.picture(1_000, 5, 4);
        assertThat(picture.size()).isEqualTo(100);
        assertThat(picture.firstMillis()).isEqualTo(150_000);
        flow.step(10_000, true);
        picture = flow.picture(1_000, 5, 4);
        assertThat(picture.size()).isEqualTo(100);
        assertThat(picture.gaps().subList(0, 99)).containsOnly(FlowGap.NOT_WATCHED);
        assertThat(flow.picture(7, 5, 4).size()).isEqualTo(7);
    }

    /** 30 offered up to 101; buyers eat 20 of them; then 5, 15 and all 20 come back. */
    @Test
    void aSweepIsSeenAndItsReturnMeasured() {
        flow.on(CALM);
        flow.step(1, true);
        flow.on(trade(PERPETUAL, 1, Side.BUY, 20, Liquidation.NONE));
        flow.on(asks(0, 10));
        flow.step(2, true);
        flow.on(asks(0, 15));
        flow.step(3, true);
        flow.on(asks(5, 20));
        flow.step(4, true);
        flow.on(CALM);
        flow.step(5, true);
        FlowPicture picture = flow.picture(100, 5, 4);
        assertThat(picture.sweeps()).hasSize(1);
        Sweep sweep = picture.sweeps().getFirst();
        assertThat(sweep.direction()).isEqualTo(Side.BUY);
        assertThat(sweep.limit()).isCloseTo(101, within(1e-9));
        assertThat(sweep.before()).isEqualTo(30);
        assertThat(sweep.after()).isEqualTo(10);
        assertThat(sweep.recovered().toArray()).containsExactly(0.25, 0.75, 1);
        // Half way between one second and two.
        assertThat(sweep.halfLifeSeconds().orElseThrow()).isCloseTo(1.5, within(1e-12));
        assertThat(sweep.recoveredAfter(2)).hasValue(0.75);
        assertThat(sweep.recoveredAfter(10)).isEmpty();
        assertThat(sweep.ending()).isEqualTo(Sweep.Ending.WATCHING);
        assertThat(picture.halfLifeSeconds().orElseThrow()).isCloseTo(1.5, within(1e-12));
        flow.on(CALM.asStale());
        flow.step(6, true);
        assertThat(flow.picture(100, 5, 4).sweeps().getFirst().ending()).isEqualTo(Sweep.Ending.GAP);
    }

    @Test
    void whatIsCancelledIsNoSweepAndWhatMovesAwayDoesNotHeal() {
        flow.on(CALM);
        flow.step(1, true);
        flow.on(asks(0, 10));
        flow.on(trade(PERPETUAL, 1, Side.BUY, 5, Liquidation.NONE));
        flow.step(2, true);
        assertThat(flow.picture(100, 5, 4).sweeps()).isEmpty();
        flow.on(book(List.of(104.9, 30.0), List.of(105.1, 500.0)));
        flow.on(trade(PERPETUAL, 2, Side.BUY, 10, Liquidation.NONE));
        for (int step = 3; step < 70; step++) {
            flow.step(step, true);
        }
        FlowPicture picture = flow.picture(100, 5, 4);
        assertThat(picture.sweeps()).extracting(Sweep::ending).containsExactly(Sweep.Ending.OVER);
        assertThat(picture.recoveredAfter(10)).hasValue(0);
        assertThat(picture.halfLifeSeconds()).isEqualTo(OptionalDouble.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void theHeatMapHoldsWhatStoodWhere() {
        flow.on(CALM);
        flow.step(1, true);
        flow.on(asks(30, 20));
        flow.step(2, true);
        flow.on(CALM.asStale());
        flow.step(3, true);
        flow.step(4, true);
        DepthHeat heat = flow.picture(100, 2, 3).heat().orElseThrow();
        assertThat(heat.lowPrice()).isCloseTo(99.9, within(1e-5));
        assertThat(heat.priceStep()).isCloseTo(0.1, within(1e-5));
        assertThat(heat.columnMillis()).isEqualTo(2_000);
        assertThat(heat.bids().getFirst().toArray()).containsExactly(30, 0, 0);
        // The mean of 10 and 30 at 100.1, which with 100.2 shares the highest row.
        assertThat(heat.asks().getFirst().sum()).isEqualTo(40);
        assertThat(heat.asks().get(1).toArray()).containsOnly(Double.NaN);
    }
}

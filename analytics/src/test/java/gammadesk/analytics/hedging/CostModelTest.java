package gammadesk.analytics.hedging;

import static gammadesk.analytics.hedging.Fixtures.PERPETUAL;
import static gammadesk.analytics.hedging.Fixtures.book;
import static gammadesk.analytics.hedging.Fixtures.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.hedging.FeeTerms.Charged;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CostModelTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final OrderBook BOOK = book(
            "BTC-PERPETUAL",
            List.of(level(49_995, 1_000), level(49_990, 9_000)),
            List.of(level(50_005, 1_000), level(50_010, 9_000)));

    private static CostModel model(Slicing slicing, Optional<DepthCurve> depth, double days) {
        return new CostModel(FeeTerms.PUBLISHED, slicing, depth, days, CostCalibration.UNSEEN);
    }

    private static HedgeInstrument perpetual(double funding) {
        return new HedgeInstrument(PERPETUAL, 50_000, 1, 50_000, Quote.NONE, Optional.of(BOOK), funding, 0);
    }

    private static HedgeInstrument option(double bid, double ask) {
        return new HedgeInstrument(
                Fixtures.option("BTC-27MAR26-50000-C"),
                (bid + ask) / 2,
                50_000,
                49_900,
                new Quote(bid, 1, ask, 1),
                Optional.empty(),
                Double.NaN,
                0);
    }

    /** 1,000 USD at 5 off the mid of 50,000 and 1,000 at 10 off: 0.1 + 0.2 USD; fee 0.05 % of 2,000. */
    @Test
    void theBookIsWalked() {
        CostParts cost = model(Slicing.AT_ONCE, Optional.empty(), 0).cost(perpetual(0), Side.BUY, 2_000, 0);
        assertThat(cost.spreadUsd()).isCloseTo(0.3, EXACT);
        assertThat(cost.feesUsd()).isCloseTo(1, EXACT);
        assertThat(cost.totalUsd()).isCloseTo(1.3, EXACT);
        assertThat(perpetual(0).limitPrice(Side.BUY, 2_000)).contains(Fixtures.decimal("50010.0"));
        assertThat(perpetual(0).mostAmount(Side.SELL, 0.2)).isEqualTo(2_000);
    }

    /** Half the spread of 0.002 coin at a forward of 50,000; the fee is 0.0003 coin, or an eighth of a cheap price. */
    @Test
    void anOptionPaysHalfItsSpreadAndACappedFee() {
        CostModel model = model(Slicing.AT_ONCE, Optional.empty(), 0);
        CostParts dear = model.cost(option(0.05, 0.052), Side.SELL, 2, 0);
        assertThat(dear.spreadUsd()).isCloseTo(2 * 0.001 * 50_000, EXACT);
        assertThat(dear.feesUsd()).isCloseTo(2 * 0.0003 * 50_000, EXACT);
        CostParts cheap = model.cost(option(0.0001, 0.0003), Side.SELL, 1, 0);
        assertThat(cheap.feesUsd()).isCloseTo(0.0000125 * 50_000, EXACT);
        assertThat(model.cost(option(Double.NaN, 0.0003), Side.SELL, 1, 0).totalUsd())
                .isNaN();
    }

    @Test
    void fundingIsPaidByLongsAndEarnedByShorts() {
        CostModel model = model(Slicing.AT_ONCE, Optional.empty(), 2);
        assertThat(model.cost(perpetual(0.0001), Side.BUY, 10_000, 0).fundingUsd())
                .isCloseTo(6, EXACT);
        assertThat(model.cost(perpetual(0.0001), Side.SELL, 10_000, 0).fundingUsd())
                .isCloseTo(-6, EXACT);
    }

    /** A basis of 1 % that runs off in 10 days costs a buyer a fifth of it in 2. */
    @Test
    void theBasisRunsOff() {
        HedgeInstrument future = new HedgeInstrument(
                Fixtures.future("BTC-27MAR26", "2.5"),
                50_500,
                1,
                50_000,
                new Quote(50_500, 1e6, 50_500, 1e6),
                Optional.empty(),
                Double.NaN,
                0);
        long now = future.spec().expiry().orElseThrow().epochMillis() - 10L * 86_400_000;
        CostModel model = model(Slicing.AT_ONCE, Optional.empty(), 2);
        assertThat(model.cost(future, Side.BUY, 10_000, now).rollUsd()).isCloseTo(20, within(1e-6));
        assertThat(model.cost(future, Side.SELL, 10_000, now).rollUsd()).isCloseTo(-20, within(1e-6));
    }

    /** Two slices of a coin each: 100 coin move 1 %, so the second meets half of 1 bp after one half-life. */
    @Test
    void laterSlicesMeetWhatEarlierOnesLeft() {
        Slicing two = new Slicing(2, 10, 10);
        CostModel model = model(two, Optional.of(DepthCurve.constant(100)), 0);
        assertThat(model.cost(perpetual(0), Side.BUY, 100_000, 0).impactUsd())
                .isCloseTo(50_000 * 1e-4 / 2, within(0.02));
        assertThat(new Slicing(3, 10, 10).carried()).isCloseTo(0.5 + 0.75, EXACT);
        assertThat(Slicing.AT_ONCE.carried()).isZero();
    }

    @Test
    void aComboWaivesTheCheaperSide() {
        List<Charged> spread = List.of(
                new Charged(InstrumentKind.OPTION, Side.BUY, 15), new Charged(InstrumentKind.OPTION, Side.SELL, 10));
        assertThat(FeeTerms.PUBLISHED.comboUsd(spread)).isCloseTo(15, EXACT);
        List<Charged> oneWay = List.of(
                new Charged(InstrumentKind.OPTION, Side.BUY, 15), new Charged(InstrumentKind.OPTION, Side.BUY, 10));
        assertThat(FeeTerms.PUBLISHED.comboUsd(oneWay)).isCloseTo(25, EXACT);
        List<Charged> futures = List.of(
                new Charged(InstrumentKind.FUTURE, Side.BUY, 8), new Charged(InstrumentKind.PERPETUAL, Side.SELL, 6));
        assertThat(FeeTerms.PUBLISHED.comboUsd(futures)).isCloseTo(11, EXACT);
    }

    @Test
    void fillsTeachAndNonsenseDoesNot() {
        CostCalibration learned = CostCalibration.UNSEEN;
        for (int i = 0; i < 500; i++) {
            learned = learned.after(50, 75);
        }
        assertThat(learned.factor()).isCloseTo(1.5, within(0.03));
        assertThat(learned.after(Double.NaN, 1).after(0, 5).after(5, Double.POSITIVE_INFINITY))
                .isEqualTo(learned);
        assertThat(CostCalibration.UNSEEN.after(1, 1e9).factor()).isEqualTo(4);
    }
}

package gammadesk.analytics.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FlattenPlanTest {
    private static final FlattenLimits LIMITS = new FlattenLimits(100_000, 30_000, 0.02);
    private static final double MOST_AGE = 5;
    private static final double TINY = 1 + 1e-9;

    private static HedgeInstrument perpetual(double mark) {
        return perpetual(Fixtures.PERPETUAL, mark, mark, 1);
    }

    private static HedgeInstrument perpetual(Instrument spec, double mark, double index, double age) {
        return new HedgeInstrument(spec, mark, 1, index, Quote.NONE, Optional.empty(), 0, age);
    }

    /** Amount in coin, as of perpetuals in USDC. */
    private static Instrument linear() {
        return new Instrument(
                "BTC_USDC-PERPETUAL",
                InstrumentKind.PERPETUAL,
                Currency.BTC,
                Currency.USDC,
                Currency.USDC,
                Settlement.LINEAR,
                Optional.empty(),
                Optional.empty(),
                new BigDecimal("0.0001"),
                TickLadder.flat(BigDecimal.ONE),
                new BigDecimal("0.0001"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                InstrumentState.OPEN);
    }

    private static FlattenPlan plan(double delta, HedgeInstrument perpetual, FlattenLimits limits) {
        return FlattenPlan.of(delta, 1, perpetual, limits, MOST_AGE);
    }

    private static FlattenPlan.Orders orders(double delta, HedgeInstrument perpetual, FlattenLimits limits) {
        return (FlattenPlan.Orders) plan(delta, perpetual, limits);
    }

    @Test
    void aLongDeltaIsSoldInSlicesAndALessThanALotStays() {
        FlattenPlan.Orders plan = orders(1.30015, perpetual(50_000), LIMITS);
        assertThat(plan.legs())
                .extracting(leg -> leg.amount().toPlainString())
                .containsExactly("30000", "30000", "5000");
        assertThat(plan.legs()).allSatisfy(leg -> {
            assertThat(leg.side()).isEqualTo(Side.SELL);
            assertThat(leg.limitPrice()).isEqualByComparingTo("49000");
            assertThat(leg.instrument()).isEqualTo("BTC-PERPETUAL");
        });
        assertThat(plan.leftCoins()).isCloseTo(0.00015, within(1e-12));
    }

    @Test
    void aShortDeltaIsBoughtBackAndTheTotalLimitsIt() {
        FlattenPlan.Orders plan = orders(-3, perpetual(50_000), LIMITS);
        assertThat(plan.legs())
                .extracting(leg -> leg.amount().toPlainString())
                .containsExactly("30000", "30000", "30000", "10000");
        assertThat(plan.legs()).allSatisfy(leg -> assertThat(leg.limitPrice()).isEqualByComparingTo("51000"));
        assertThat(plan.leftCoins()).isCloseTo(-1, within(1e-12));
        assertThat(plan.sentence()).contains("buy 100000 BTC-PERPETUAL in 4 orders at 51000", "-1.0000 remain");
    }

    @Test
    void aPriceIsRoundedIntoTheCollar() {
        assertThat(orders(1, perpetual(50_000.4), LIMITS).legs().getFirst().limitPrice())
                .isEqualByComparingTo("49000.5");
        assertThat(orders(-1, perpetual(50_000.4), LIMITS).legs().getFirst().limitPrice())
                .isEqualByComparingTo("51000");
        assertRefused(plan(1, perpetual(50_000.4), new FlattenLimits(1e5, 1e5, 0)), "no price of the ladder");
    }

    @Test
    void amountsOfALinearPerpetualAreCoin() {
        FlattenPlan.Orders plan = orders(0.75001, perpetual(linear(), 50_000, 50_000, 1), LIMITS);
        assertThat(plan.legs())
                .extracting(HedgeLeg::amount)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("0.6"), new BigDecimal("0.15"));
    }

    @Test
    void lessThanALotIsNothing() {
        assertThat(plan(0.00019, perpetual(50_000), LIMITS)).isInstanceOf(FlattenPlan.Nothing.class);
        assertThat(plan(0, perpetual(50_000), LIMITS)).isInstanceOf(FlattenPlan.Nothing.class);
        assertThat(orders(0.0002, perpetual(50_000), LIMITS).legs()).hasSize(1);
    }

    @Test
    void whatIsNotKnownIsNotTradedOn() {
        assertRefused(plan(Double.NaN, perpetual(50_000), LIMITS), "the delta is not known");
        assertRefused(plan(Double.POSITIVE_INFINITY, perpetual(50_000), LIMITS), "the delta is not known");
        assertRefused(plan(1, perpetual(Fixtures.PERPETUAL, Double.NaN, 50_000, 1), LIMITS), "the mark");
        assertRefused(plan(1, perpetual(Fixtures.PERPETUAL, 0, 50_000, 1), LIMITS), "the mark");
        assertRefused(plan(1, perpetual(Fixtures.PERPETUAL, 50_000, Double.NaN, 1), LIMITS), "the index");
        assertRefused(plan(1, perpetual(Fixtures.PERPETUAL, 50_000, 50_000, 5.1), LIMITS), "is 5.1 s old");
        assertRefused(plan(1, perpetual(Fixtures.PERPETUAL, 50_000, 50_000, Double.NaN), LIMITS), "nobody knows");
        assertRefused(FlattenPlan.of(1, 6, perpetual(50_000), LIMITS, MOST_AGE), "the delta is 6.0 s old");
        assertRefused(FlattenPlan.of(1, Double.NaN, perpetual(50_000), LIMITS, MOST_AGE), "nobody knows");
        assertRefused(FlattenPlan.of(1, 1, perpetual(50_000), LIMITS, Double.NaN), "old");
    }

    @Test
    void limitsAndInstrumentsThatAreNoneAreRefused() {
        assertRefused(plan(1, perpetual(50_000), new FlattenLimits(Double.NaN, 1, 0.1)), "not usable");
        assertRefused(plan(1, perpetual(50_000), new FlattenLimits(1, Double.NaN, 0.1)), "not usable");
        assertRefused(plan(1, perpetual(50_000), new FlattenLimits(1, 1, Double.NaN)), "not usable");
        assertRefused(plan(1, perpetual(50_000), new FlattenLimits(1, 1, 1)), "not usable");
        assertRefused(plan(1, perpetual(50_000), new FlattenLimits(100, 9, 0.1)), "one lot");
        assertRefused(plan(1, perpetual(50_000), new FlattenLimits(9, 100, 0.1)), "one lot");
        HedgeInstrument dated = perpetual(Fixtures.future("BTC-27MAR26", "0.5"), 50_000, 50_000, 1);
        assertRefused(plan(1, dated, LIMITS), "no perpetual");
        Instrument closed = Fixtures.PERPETUAL.withState(InstrumentState.HALTED);
        assertRefused(plan(1, perpetual(closed, 50_000, 50_000, 1), LIMITS), "cannot be traded");
    }

    private static void assertRefused(FlattenPlan plan, String why) {
        assertThat(plan).isInstanceOf(FlattenPlan.Refused.class);
        assertThat(plan.sentence()).contains(why);
    }

    /** Held against sums of its own, in the inverse and in the linear contract. */
    @Property
    void noPartOfItGoesBeyondTheLimitsNorPastZero(
            @ForAll @DoubleRange(min = -200, max = 200) double delta,
            @ForAll @DoubleRange(min = 500, max = 200_000) double mark,
            @ForAll @DoubleRange(min = 1, max = 5_000_000) double total,
            @ForAll @DoubleRange(min = 1, max = 500_000) double order,
            @ForAll @DoubleRange(min = 0, max = 0.2) double collar,
            @ForAll boolean inverse) {
        Instrument spec = inverse ? Fixtures.PERPETUAL : linear();
        FlattenLimits limits = new FlattenLimits(total, order, collar);
        if (!(plan(delta, perpetual(spec, mark, mark, 1), limits) instanceof FlattenPlan.Orders plan)) {
            return;
        }
        double usd = 0;
        double left = delta;
        for (HedgeLeg leg : plan.legs()) {
            double amount = leg.amount().doubleValue();
            double notional = inverse ? amount : amount * mark;
            double coins = inverse ? amount / mark : amount;
            double next = left + (leg.side() == Side.BUY ? coins : -coins);
            assertThat(leg.amount().signum()).isPositive();
            assertThat(leg.amount().remainder(spec.minimumAmount())).isEqualByComparingTo(BigDecimal.ZERO);
            assertThat(notional).isLessThanOrEqualTo(order * TINY);
            assertThat(Math.abs(next)).isLessThan(Math.abs(left));
            assertThat(next * delta).isGreaterThanOrEqualTo(-1e-9);
            assertThat(Math.abs(leg.limitPrice().doubleValue() - mark)).isLessThanOrEqualTo(mark * collar * TINY);
            assertThat(spec.ticks().accepts(leg.limitPrice())).isTrue();
            usd += notional;
            left = next;
        }
        assertThat(plan.legs()).hasSizeBetween(1, FlattenPlan.MOST_SLICES);
        assertThat(usd).isLessThanOrEqualTo(total * TINY);
        assertThat(plan.leftCoins()).isCloseTo(left, within(1e-6));
    }

    /** Nothing that may be traded is left for no reason. */
    @Property
    void insideTheLimitsLessThanALotRemains(
            @ForAll @DoubleRange(min = -20, max = 20) double delta,
            @ForAll @DoubleRange(min = 500, max = 200_000) double mark) {
        FlattenPlan plan = plan(delta, perpetual(mark), new FlattenLimits(1e9, 1e6, 0.02));
        double left = plan instanceof FlattenPlan.Orders orders ? orders.leftCoins() : delta;
        assertThat(Math.abs(left) * mark).isLessThan(10.001);
    }
}

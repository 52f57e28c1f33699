package gammadesk.analytics.hedging.execution;

import static gammadesk.analytics.hedging.execution.Markets.PERPETUAL;
import static gammadesk.analytics.hedging.execution.Markets.decimal;
import static gammadesk.analytics.hedging.execution.Markets.leg;
import static gammadesk.analytics.hedging.execution.Markets.level;
import static gammadesk.analytics.hedging.execution.Markets.perpetual;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private static final HedgeInstrument MARKET = perpetual(
            List.of(level(59_999.5, 500), level(59_999, 1_000)),
            List.of(level(60_000, 300), level(60_000.5, 700), level(60_001, 5_000)));

    @Test
    void aPartIsAShareOfWhatStandsWithinTheLimitInWholeLots() {
        HedgeLeg leg = leg(PERPETUAL, Side.BUY, "5000", "60000.5");
        assertThat(Slices.amount(MARKET, leg, decimal("5000"), 0.25)).isEqualByComparingTo("250");
        assertThat(Slices.amount(MARKET, leg, decimal("5000"), 0.259)).isEqualByComparingTo("250");
    }

    @Test
    void aPartIsAtLeastALotAndTheLastOneTakesTheRest() {
        HedgeLeg leg = leg(PERPETUAL, Side.BUY, "5000", "60000.5");
        assertThat(Slices.amount(MARKET, leg, decimal("5000"), 0.0001)).isEqualByComparingTo("10");
        assertThat(Slices.amount(MARKET, leg, decimal("30"), 0.25)).isEqualByComparingTo("30");
    }

    @Test
    void nothingStandsBeyondTheLimit() {
        HedgeLeg leg = leg(PERPETUAL, Side.BUY, "5000", "59999.5");
        assertThat(Slices.isBeyond(MARKET, leg)).isTrue();
        assertThat(Slices.amount(MARKET, leg, decimal("5000"), 1)).isZero();
        assertThat(Slices.crossingPrice(MARKET, leg, decimal("10"))).isEmpty();
    }

    @Test
    void whereAmountsAreNotKnownAPartIsAllThatIsLeft() {
        HedgeLeg leg = leg(PERPETUAL, Side.SELL, "5000", "59999.5");
        assertThat(Slices.amount(Markets.quotedOnly(MARKET), leg, decimal("4000"), 0.1))
                .isEqualByComparingTo("4000");
    }

    @Test
    void itWaitsAtItsOwnSidesBestPriceButNotBeyondTheLimit() {
        assertThat(Slices.restingPrice(MARKET, leg(PERPETUAL, Side.BUY, "10", "60001")))
                .contains(decimal("59999.5"));
        assertThat(Slices.restingPrice(MARKET, leg(PERPETUAL, Side.BUY, "10", "59990")))
                .contains(decimal("59990"));
        assertThat(Slices.restingPrice(MARKET, leg(PERPETUAL, Side.SELL, "10", "60003")))
                .contains(decimal("60003"));
    }

    @Test
    void itDoesNotWaitWhereItWouldTakeNorWhereItsSideHasNoPrice() {
        HedgeInstrument crossed = perpetual(List.of(level(60_001, 10)), List.of(level(60_000, 10)));
        HedgeInstrument oneSided = perpetual(List.of(), List.of(level(60_000, 10)));
        HedgeLeg leg = leg(PERPETUAL, Side.BUY, "10", "60010");
        assertThat(Slices.restingPrice(crossed, leg)).isEmpty();
        assertThat(Slices.restingPrice(oneSided, leg)).isEmpty();
    }

    @Test
    void itCrossesAtTheWorstPriceThatItNeeds() {
        HedgeLeg leg = leg(PERPETUAL, Side.BUY, "5000", "60001");
        assertThat(Slices.crossingPrice(MARKET, leg, decimal("300"))).contains(decimal("60000.0"));
        assertThat(Slices.crossingPrice(MARKET, leg, decimal("310"))).contains(decimal("60000.5"));
    }

    @Property(tries = 2_000)
    void noPriceIsBeyondTheLimitAndNoAmountBeyondWhatIsLeft(
            @ForAll @IntRange(min = -40, max = 40) int limitTicks,
            @ForAll @IntRange(min = -40, max = 40) int bidTicks,
            @ForAll @IntRange(min = 1, max = 6) int spreadTicks,
            @ForAll @IntRange(min = 1, max = 500) int lots,
            @ForAll @IntRange(min = 1, max = 400) int depthLots,
            @ForAll @DoubleRange(min = 0.01, max = 1) double participation,
            @ForAll boolean buys) {
        double bid = 60_000 + bidTicks * 0.5;
        HedgeInstrument market = perpetual(
                List.of(level(bid, depthLots * 10.0), level(bid - 0.5, depthLots * 20.0)),
                List.of(level(bid + spreadTicks * 0.5, depthLots * 10.0), level(bid + 4, depthLots * 20.0)));
        Side side = buys ? Side.BUY : Side.SELL;
        BigDecimal left = BigDecimal.TEN.multiply(BigDecimal.valueOf(lots));
        HedgeLeg leg = new HedgeLeg(PERPETUAL, side, left, BigDecimal.valueOf(60_000 + limitTicks * 0.5));
        BigDecimal amount = Slices.amount(market, leg, left, participation);
        assertThat(amount).isBetween(BigDecimal.ZERO, left);
        assertThat(amount.remainder(BigDecimal.TEN)).isZero();
        Slices.restingPrice(market, leg).ifPresent(price -> isInside(price, market, leg));
        Slices.crossingPrice(market, leg, left).ifPresent(price -> isInside(price, market, leg));
        Slices.restingPrice(market, leg)
                .ifPresent(price -> assertThat(side.sign() * (price.doubleValue() - market.touch(side)))
                        .as("rests")
                        .isNegative());
    }

    private static void isInside(BigDecimal price, HedgeInstrument market, HedgeLeg leg) {
        assertThat(leg.side().sign() * price.compareTo(leg.limitPrice())).isLessThanOrEqualTo(0);
        assertThat(market.spec().ticks().accepts(price)).isTrue();
    }
}

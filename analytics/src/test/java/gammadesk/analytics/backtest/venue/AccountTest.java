package gammadesk.analytics.backtest.venue;

import static gammadesk.analytics.backtest.venue.Floor.CALL;
import static gammadesk.analytics.backtest.venue.Floor.EXPIRY;
import static gammadesk.analytics.backtest.venue.Floor.FORWARD;
import static gammadesk.analytics.backtest.venue.Floor.FUTURE;
import static gammadesk.analytics.backtest.venue.Floor.LINEAR;
import static gammadesk.analytics.backtest.venue.Floor.PERPETUAL;
import static gammadesk.analytics.backtest.venue.Floor.PUT;
import static gammadesk.analytics.backtest.venue.Floor.START;
import static gammadesk.analytics.backtest.venue.Floor.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.venue.VenueAccount.Entry;
import gammadesk.analytics.backtest.venue.VenueAccount.Money;
import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueNews.Cancelled;
import gammadesk.analytics.backtest.venue.VenueNews.Ending;
import gammadesk.analytics.backtest.venue.VenueNews.FundingPaid;
import gammadesk.analytics.backtest.venue.VenueNews.Refusal;
import gammadesk.analytics.backtest.venue.VenueNews.Rejected;
import gammadesk.analytics.backtest.venue.VenueNews.Settled;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The account, reckoned by hand. */
class AccountTest {
    private static final long HOUR = 3_600_000;
    private static final Quote FUTURES = new Quote(49_990, Double.NaN, 50_010, Double.NaN);
    private static final double NAN = Double.NaN;

    private final Floor floor = new Floor(plain());

    private static Quote around(double price) {
        return new Quote(price - 10, NAN, price + 10, NAN);
    }

    /**
     * 100,000 USD bought at 50,010 and sold at 51,990, marks 50,000 and 52,000: 100,000 (1/50,010 - 1/51,990) BTC less
     * 0.05 % of 100,000/price each time.
     */
    @Test
    void anInversePerpetualEarnsTheDifferenceOfReciprocals() {
        floor.ticker(PERPETUAL, START, FUTURES, 50_000, 0);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100_000));
        floor.ticker(PERPETUAL, START + 1, around(52_000), 52_000, 0);
        Money open = floor.btc();
        double fee = 50 / 50_010.0;
        assertThat(open.cash()).isCloseTo(10 - fee, within(1e-12));
        assertThat(open.positions()).isCloseTo(100_000 * (1 / 50_010.0 - 1 / 52_000.0), within(1e-12));
        assertThat(open.parts().moved()).isCloseTo(100_000 * (1 / 50_000.0 - 1 / 52_000.0), within(1e-12));
        assertThat(open.parts().spread()).isCloseTo(100_000 * (1 / 50_000.0 - 1 / 50_010.0), within(1e-12));
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.SELL, 100_000));
        Money closed = floor.btc();
        assertThat(closed.positions()).isZero();
        assertThat(closed.cash())
                .isCloseTo(10 + 100_000 * (1 / 50_010.0 - 1 / 51_990.0) - fee - 50 / 51_990.0, within(1e-12));
        assertThat(closed.unexplained()).isCloseTo(0, within(1e-14));
        Money usd = floor.venue.account().usd();
        assertThat(usd.opening()).isEqualTo(500_000);
        assertThat(usd.parts().moved()).isCloseTo(100_000 * (52_000 / 50_000.0 - 1), within(1e-9));
        assertThat(usd.parts().fees()).isCloseTo(100, within(1e-9));
        assertThat(usd.unexplained()).isCloseTo(0, within(1e-8));
    }

    /** Two coins at 50,010, one sold at 50,490: 480 USD, and another is worth 490. */
    @Test
    void aLinearPerpetualEarnsTheDifferenceInItsMoney() {
        floor.ticker(LINEAR, START, FUTURES, 50_000, 0);
        floor.venue.submit(VenueOrder.market(LINEAR, Side.BUY, 2));
        floor.ticker(LINEAR, START + 1, around(50_500), 50_500, 0);
        floor.venue.submit(VenueOrder.market(LINEAR, Side.SELL, 1));
        Money usdc = floor.wallet(new Currency("USDC")).own();
        double fees = 0.0005 * 2 * 50_000 + 0.0005 * 50_500;
        assertThat(usdc.cash()).isCloseTo(480 - fees, within(1e-9));
        assertThat(usdc.positions()).isCloseTo(490, within(1e-9));
        assertThat(usdc.parts().spread()).isCloseTo(30, within(1e-9));
        assertThat(usdc.parts().moved()).isCloseTo(1_000, within(1e-9));
        assertThat(usdc.unexplained()).isCloseTo(0, within(1e-9));
        assertThat(floor.wallet(new Currency("USDC")).usd().parts()).isEqualTo(usdc.parts());
        assertThat(floor.wallet(new Currency("USDC")).usd().equity()).isCloseTo(usdc.equity(), within(1e-9));
    }

    /** Three calls bought at 0.0302 where the mark is 0.03: premium 0.0906 BTC, fee 0.0003 each. */
    @Test
    void anInverseOptionCostsItsPremiumInCoin() {
        floor.call(START, 0.0298, 0.0302, 0.03);
        floor.venue.submit(VenueOrder.market(CALL, Side.BUY, 3));
        floor.call(START + 1, 0.0338, 0.0342, 0.034);
        Money btc = floor.btc();
        assertThat(btc.cash()).isCloseTo(10 - 0.0906 - 0.0009, within(1e-12));
        assertThat(btc.positions()).isCloseTo(0.102, within(1e-12));
        assertThat(btc.parts().spread()).isCloseTo(0.0006, within(1e-12));
        assertThat(btc.parts().moved()).isCloseTo(0.012, within(1e-12));
        Money usd = floor.venue.account().usd();
        assertThat(usd.parts().moved()).isCloseTo(0.012 * FORWARD, within(1e-9));
        assertThat(usd.parts().fees()).isCloseTo(0.0009 * FORWARD, within(1e-9));
        assertThat(usd.unexplained()).isCloseTo(0, within(1e-8));
    }

    /** 12.5 % of 0.0001 is less than 0.0003: FIELD's 0.0000125 BTC. */
    @Test
    void anOptionsFeeIsCapped() {
        floor.call(START, 0.0001, 0.0001, 0.0001);
        floor.venue.submit(VenueOrder.market(CALL, Side.BUY, 1));
        assertThat(floor.fills().getFirst().fee()).isCloseTo(0.0000125, within(1e-18));
    }

    @Test
    void aMakerIsPaidWhereTheInstrumentSaysSo() {
        floor.perpetual(START, 10);
        floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.BUY, 1_000, 50_000));
        floor.trade(PERPETUAL, START + 1, Side.SELL, 50_000, 1_000);
        assertThat(floor.fills().getFirst().feeUsd()).isCloseTo(-0.1, within(1e-12));
        assertThat(floor.btc().parts().fees()).isCloseTo(-0.1 / 50_000, within(1e-15));
    }

    /** Average prices of 100 USD at 40,000 and 100 USD at 60,000: 200/(100/40,000 + 100/60,000) = 48,000. */
    @Test
    void theAveragePriceOfInverseFuturesIsHarmonic() {
        floor.ticker(PERPETUAL, START, new Quote(40_000, NAN, 40_000, NAN), 40_000, 0);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100));
        floor.ticker(PERPETUAL, START, new Quote(60_000, NAN, 60_000, NAN), 60_000, 0);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100));
        assertThat(floor.venue.account().positions().getFirst().averagePrice()).isCloseTo(48_000, within(1e-8));
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.SELL, 500));
        assertThat(floor.venue.account().positions().getFirst().averagePrice()).isEqualTo(60_000);
        assertThat(floor.held(PERPETUAL)).isEqualTo(-300);
    }

    /** Long 80,000 USD: 4 h at 0.0001 and 4 h at -0.0003 for eight hours. */
    @Test
    void fundingRunsContinuouslyAtTheRateThatHolds() {
        floor.ticker(PERPETUAL, START, FUTURES, 50_000, 0.0001);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 80_000));
        floor.ticker(PERPETUAL, START + 4 * HOUR, FUTURES, 50_000, -0.0003);
        assertThat(floor.btc().parts().funding()).isCloseTo(80_000 * 0.00005 / 50_000, within(1e-15));
        floor.venue.advance(START + 8 * HOUR);
        double usd = 80_000 * (0.00005 - 0.00015);
        assertThat(floor.news(FundingPaid.class)).singleElement().satisfies(paid -> {
            assertThat(paid.millis()).isEqualTo(START + 8 * HOUR);
            assertThat(paid.paidUsd()).isCloseTo(usd, within(1e-9));
            assertThat(paid.paid()).isCloseTo(usd / 50_000, within(1e-15));
        });
        assertThat(floor.venue.account().usd().parts().funding()).isCloseTo(usd, within(1e-9));
        floor.venue.advance(START + 24 * HOUR);
        assertThat(floor.news(FundingPaid.class))
                .extracting(FundingPaid::millis)
                .containsExactly(START + 8 * HOUR, START + 16 * HOUR, START + 24 * HOUR);
        assertThat(floor.btc().unexplained()).isCloseTo(0, within(1e-14));
    }

    /** 52,000 at expiry: a call of 50,000 pays 2,000/52,000 BTC; the put nothing; the future its profit to 52,000. */
    @Test
    void whatExpiresIsSettledAtTheIndex() {
        floor.call(START, 0.0298, 0.0302, 0.03);
        floor.ticker(PUT, START, new Quote(0.0248, NAN, 0.0252, NAN), 0.025, NAN);
        floor.ticker(FUTURE, START, FUTURES, 50_000, NAN);
        floor.venue.submit(VenueOrder.market(CALL, Side.SELL, 2));
        floor.venue.submit(VenueOrder.market(PUT, Side.BUY, 2));
        floor.venue.submit(VenueOrder.market(FUTURE, Side.BUY, 10_000));
        long resting = floor.venue.submit(VenueOrder.limit(FUTURE, Side.SELL, 10_000, 60_000));
        double before = floor.btc().cash();
        floor.index(EXPIRY.epochMillis() - 1, 51_000);
        floor.index(EXPIRY.epochMillis(), 52_000);
        floor.venue.submit(VenueOrder.market(CALL, Side.BUY, 2));
        assertThat(floor.news(Rejected.class)).extracting(Rejected::why).containsExactly(Refusal.BOOK_CLOSED);
        assertThat(floor.news(Settled.class)).isEmpty();
        floor.venue.advance(EXPIRY.epochMillis() + 1);
        double call = -2 * 2_000 / 52_000.0;
        double future = 10_000 * (1 / 50_010.0 - 1 / 52_000.0);
        assertThat(floor.btc().cash()).isCloseTo(before + call + future, within(1e-12));
        assertThat(floor.venue.account().positions()).isEmpty();
        assertThat(floor.news(Settled.class)).hasSize(3).allMatch(one -> one.deliveryPrice() == 52_000);
        assertThat(floor.news(Cancelled.class)).extracting(Cancelled::id).containsExactly(resting);
        assertThat(floor.news(Cancelled.class)).extracting(Cancelled::why).containsExactly(Ending.EXPIRED);
        double settled = call + 2 * 0.03 - 2 * 0.025 + 10_000 * (1 / 50_000.0 - 1 / 52_000.0);
        assertThat(floor.btc().parts().settlement()).isCloseTo(settled, within(1e-12));
        double usd = -2 * (2_000 - 0.03 * FORWARD) - 2 * 0.025 * FORWARD + 10_000 * (52_000 / 50_000.0 - 1);
        assertThat(floor.venue.account().usd().parts().settlement()).isCloseTo(usd, within(1e-8));
        assertThat(floor.venue.account().usd().unexplained()).isCloseTo(0, within(1e-8));
    }

    /** Half an hour: 10 minutes at 51,000, 20 at 54,000. */
    @Test
    void theDeliveryPriceIsTheIndexAveragedByTime() {
        Floor own = new Floor(plain().withDelivery(VenueTerms.PUBLISHED_DELIVERY_MILLIS));
        own.call(START, 0.0298, 0.0302, 0.03);
        own.venue.submit(VenueOrder.market(CALL, Side.BUY, 1));
        own.index(EXPIRY.epochMillis() - 24 * HOUR - 600_000, 90_000);
        own.index(EXPIRY.epochMillis() - HOUR, 51_000);
        own.index(EXPIRY.epochMillis() - 1_200_000, 54_000);
        own.index(EXPIRY.epochMillis(), 80_000);
        own.venue.advance(EXPIRY.epochMillis() + HOUR);
        assertThat(own.news(Settled.class)).singleElement().satisfies(one -> {
            assertThat(one.deliveryPrice()).isCloseTo(53_000, within(1e-9));
            assertThat(one.paid()).isCloseTo(3_000 / 53_000.0, within(1e-12));
        });
    }

    /** What is there at the beginning counts from its first mark; a future's earlier profit is part of the opening. */
    @Test
    void theOpeningIsValuedAtTheFirstMarks() {
        Opening opening = new Opening(
                START,
                Map.of(Currency.BTC, 1.0),
                Map.of(
                        CALL,
                        new Entry(-2, OptionalDouble.empty()),
                        PERPETUAL,
                        new Entry(10_000, OptionalDouble.of(40_000)),
                        "BTC-27MAR26-90000-C",
                        new Entry(1, OptionalDouble.empty())));
        Floor own = new Floor(plain(), opening);
        assertThat(own.venue.account().unmarked()).isEqualTo(3);
        assertThat(own.btc().equity()).isEqualTo(1);
        own.call(START + 1, 0.0298, 0.0302, 0.03);
        own.ticker(PERPETUAL, START + 1, FUTURES, 50_000, 0);
        assertThat(own.venue.account().unmarked()).isEqualTo(1);
        double start = 1 - 0.06 + 10_000 * (1 / 40_000.0 - 1 / 50_000.0);
        assertThat(own.btc().opening()).isCloseTo(start, within(1e-12));
        assertThat(own.btc().profit()).isCloseTo(0, within(1e-12));
        own.call(START + 2, 0.0198, 0.0202, 0.02);
        assertThat(own.btc().profit()).isCloseTo(0.02, within(1e-12));
        assertThat(own.btc().unexplained()).isCloseTo(0, within(1e-14));
        assertThat(own.venue.account().usd().opening())
                .isCloseTo(50_000 - 0.06 * FORWARD + 50_000 * (start - 1 + 0.06), within(1e-7));
    }

    @Test
    void coinIsWorthUsdFromTheFirstIndexOnAndDoesNotMoveWithIt() {
        floor.index(START + 1, 40_000);
        floor.index(START + 2, 45_000);
        assertThat(floor.venue.account().usd().equity()).isEqualTo(400_000);
        assertThat(floor.venue.account().usd().profit()).isZero();
    }

    @Test
    void aMarkOfItsOwnMovesWhatIsHeldToo() {
        floor.call(START, 0.0298, 0.0302, 0.03);
        floor.venue.submit(VenueOrder.market(CALL, Side.BUY, 1));
        floor.venue.on(new MarketEvent.MarkUpdate(CALL, 0.05, 70, Floor.at(START + 1)));
        assertThat(floor.btc().parts().moved()).isCloseTo(0.02, within(1e-12));
        floor.venue.on(new MarketEvent.MarkUpdate(CALL, NAN, NAN, Floor.at(START + 2)));
        assertThat(floor.btc().parts().moved()).isCloseTo(0.02, within(1e-12));
    }
}

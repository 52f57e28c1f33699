package gammadesk.analytics.backtest.venue;

import static gammadesk.analytics.backtest.venue.Floor.CALL;
import static gammadesk.analytics.backtest.venue.Floor.PERPETUAL;
import static gammadesk.analytics.backtest.venue.Floor.START;
import static gammadesk.analytics.backtest.venue.Floor.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueAccount.Wallet;
import gammadesk.analytics.backtest.venue.VenueNews.Cancelled;
import gammadesk.analytics.backtest.venue.VenueNews.Ending;
import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.backtest.venue.VenueNews.Liquidated;
import gammadesk.analytics.backtest.venue.VenueNews.MarginCall;
import gammadesk.analytics.backtest.venue.VenueNews.OutageBegan;
import gammadesk.analytics.backtest.venue.VenueNews.OutageEnded;
import gammadesk.analytics.backtest.venue.VenueNews.Refusal;
import gammadesk.analytics.backtest.venue.VenueNews.Rejected;
import gammadesk.analytics.backtest.venue.VenueNews.Request;
import gammadesk.analytics.backtest.venue.VenueNews.Unanswered;
import gammadesk.analytics.backtest.venue.VenueTerms.Filling;
import gammadesk.analytics.backtest.venue.VenueTerms.MarginCalls;
import gammadesk.analytics.backtest.venue.VenueTerms.Outage;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.BookMargin.Model;
import gammadesk.analytics.risk.MarginTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Margin calls and outages. */
class TroubleTest {
    private static final double NAN = Double.NaN;

    private static Quote around(double price) {
        return new Quote(price - 0.5, NAN, price + 0.5, NAN);
    }

    private static Floor poor(double btc, Model model) {
        MarginCalls calls = new MarginCalls(model, MarginTerms::published, 0, 0.1);
        return new Floor(plain().withMargin(calls), Opening.cash(START, Currency.BTC, btc));
    }

    /** 100,000 USD at 50,000 are two coins: 2 % and 0.005 % a coin of each are 0.0402 BTC, maintenance 0.0202. */
    @Test
    void anOrderBeyondTheInitialMarginIsRefused() {
        for (double cash : new double[] {0.0401, 0.0413}) {
            Floor floor = poor(cash, Model.STANDARD);
            floor.ticker(PERPETUAL, START, around(50_000), 50_000, 0);
            floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100_000));
            boolean isEnough = cash > 0.0402;
            assertThat(floor.fills()).hasSize(isEnough ? 1 : 0);
            assertThat(floor.news(Rejected.class))
                    .extracting(Rejected::why)
                    .containsExactlyElementsOf(isEnough ? List.of() : List.of(Refusal.NOT_ENOUGH_FUNDS));
        }
    }

    /** 0.041 BTC covers 100,000 USD at 50,000 and no more at 49,700, where 0.0289 is left and 0.0203 must be. */
    @Test
    void whoHasTooLittleMayStillTradeWhatNeedsNoMore() {
        Floor floor = poor(0.0413, Model.STANDARD);
        floor.ticker(PERPETUAL, START, around(50_000), 50_000, 0);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100_000));
        floor.ticker(PERPETUAL, START + 1, around(49_700), 49_700, 0);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 10));
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.SELL, 1_000));
        assertThat(floor.news(Rejected.class)).extracting(Rejected::id).containsExactly(2L);
        assertThat(floor.held(PERPETUAL)).isEqualTo(99_000);
    }

    @Test
    void theAccountShowsTheMarginThatTheVenueReckons() {
        Floor floor = poor(1, Model.STANDARD);
        floor.ticker(PERPETUAL, START, around(50_000), 50_000, 0);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100_000));
        Wallet wallet = floor.wallet(Currency.BTC);
        assertThat(wallet.initialMargin()).isCloseTo(2 * 0.0201, within(1e-9));
        assertThat(wallet.maintenanceMargin()).isCloseTo(2 * 0.0101, within(1e-9));
    }

    /**
     * Long 100,000 USD with 0.05 BTC: at 49,200 the loss is 0.0325 BTC and 0.0165 is left, less than a hundredth of two
     * coins: tenths are sold until it is enough.
     */
    @Test
    void whatEquityNoLongerCoversIsClosedStepByStepBeforeAnythingElse() {
        for (Model model : Model.values()) {
            Floor floor = poor(model == Model.STANDARD ? 0.05 : 0.5, model);
            floor.ticker(PERPETUAL, START, around(50_000), 50_000, 0);
            floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100_000));
            long resting = floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.SELL, 1_000, 40_000 + 12_000));
            assertThat(floor.held(PERPETUAL)).isEqualTo(100_000);
            double price = model == Model.STANDARD ? 49_200 : 44_000;
            floor.ticker(PERPETUAL, START + 1, around(price), price, 0);
            assertThat(floor.news(MarginCall.class)).hasSize(1).allMatch(call -> call.equity() < call.maintenance());
            assertThat(floor.news(Cancelled.class))
                    .containsExactly(new Cancelled(START + 1, resting, 1_000, Ending.LIQUIDATION));
            List<Liquidated> steps = floor.news(Liquidated.class);
            assertThat(steps).isNotEmpty().allMatch(step -> step.price() == price - 0.5);
            assertThat(steps.getFirst().amount()).isEqualTo(10_000);
            assertThat(floor.held(PERPETUAL))
                    .isPositive()
                    .isEqualTo(steps.getLast().left());
            Wallet wallet = floor.wallet(Currency.BTC);
            assertThat(wallet.own().equity()).isGreaterThanOrEqualTo(wallet.maintenanceMargin());
            assertThat(wallet.own().unexplained()).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void aLiquidationTakesNoMoreThanIsShown() {
        Floor floor = poor(0.05, Model.STANDARD);
        floor.ticker(PERPETUAL, START, around(50_000), 50_000, 0);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100_000));
        floor.ticker(PERPETUAL, START + 1, new Quote(47_999.5, 5_000, 48_000.5, 5_000), 48_000, 0);
        assertThat(floor.held(PERPETUAL)).isEqualTo(95_000);
        floor.ticker(PERPETUAL, START + 2, new Quote(47_999.5, 5_000, 48_000.5, 5_000), 48_000, 0);
        assertThat(floor.held(PERPETUAL)).isEqualTo(95_000);
        floor.ticker(PERPETUAL, START + 3, new Quote(47_999.5, 4_000, 48_000.5, 5_000), 48_000, 0);
        assertThat(floor.held(PERPETUAL)).isEqualTo(91_000);
        assertThat(floor.news(MarginCall.class)).hasSize(1);
    }

    /**
     * The short call needs far more margin, but the short perpetual carries the same delta and is the easier to sell.
     */
    @Test
    void futuresThatCarryTheDeltaGoFirst() {
        Floor floor = poor(0.6, Model.STANDARD);
        floor.ticker(PERPETUAL, START, around(50_000), 50_000, 0);
        floor.call(START, 0.0298, 0.0302, 0.03);
        floor.venue.submit(VenueOrder.market(CALL, Side.SELL, 2));
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.SELL, 100_000));
        floor.call(START + 1, 0.2298, 0.2302, 0.23);
        assertThat(floor.news(Liquidated.class).getFirst().instrument()).isEqualTo(PERPETUAL);
    }

    private static Floor out(boolean answers, long latency) {
        Outage outage = new Outage(START + 100, START + 200, answers);
        Floor floor = new Floor(plain().withLatency(latency).withOutages(List.of(outage)));
        floor.perpetual(START, 1_000);
        return floor;
    }

    @Test
    void ordersThatArriveInAnOutageAreRefusedOrLost() {
        for (boolean answers : new boolean[] {true, false}) {
            Floor floor = out(answers, 50);
            floor.venue.advance(START + 49);
            long before = floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 10));
            floor.venue.advance(START + 50);
            long within = floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 10));
            floor.venue.advance(START + 149);
            floor.venue.cancel(7);
            floor.venue.advance(START + 150);
            long after = floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 10));
            floor.venue.advance(START + 300);
            assertThat(floor.fills()).extracting(Filled::id).containsExactly(before, after);
            List<VenueNews> refused = List.of(
                    new Rejected(START + 100, within, Request.ORDER, Refusal.OUTAGE),
                    new Rejected(START + 199, 7, Request.CANCEL, Refusal.OUTAGE));
            List<VenueNews> lost = List.of(
                    new Unanswered(START + 100, within, Request.ORDER), new Unanswered(START + 199, 7, Request.CANCEL));
            assertThat(floor.news()).containsAll(answers ? refused : lost);
            assertThat(floor.news()).contains(new OutageBegan(START + 100), new OutageEnded(START + 200));
        }
    }

    @Test
    void theVenueSaysWhenItIsOut() {
        Floor floor = out(true, 0);
        assertThat(floor.venue.isOut(START + 99)).isFalse();
        assertThat(floor.venue.isOut(START + 100)).isTrue();
        assertThat(floor.venue.isOut(START + 199)).isTrue();
        assertThat(floor.venue.isOut(START + 200)).isFalse();
    }

    @Test
    void whatRestsIsNotFilledInAnOutageAndMeetsTheMarketAfterIt() {
        Floor floor = out(true, 0);
        floor.venue.submit(VenueOrder.limit(PERPETUAL, Side.BUY, 20, 49_999.5));
        floor.ticker(PERPETUAL, START + 150, new Quote(49_000, 100, 49_001, 100), 49_000.5, 0);
        floor.trade(PERPETUAL, START + 160, Side.SELL, 48_000, 1_000);
        assertThat(floor.fills()).isEmpty();
        floor.ticker(PERPETUAL, START + 200, new Quote(49_000, 100, 49_001, 100), 49_000.5, 0);
        assertThat(floor.fills()).extracting(Filled::price).containsExactly(49_999.5);
        assertThat(floor.fills()).extracting(Filled::millis).containsExactly(START + 200);
    }

    @Test
    void nobodyIsLiquidatedInAnOutageButAtItsEnd() {
        MarginCalls calls = new MarginCalls(Model.STANDARD, MarginTerms::published, 0, 0.1);
        Floor floor = new Floor(
                plain().withMargin(calls).withOutages(List.of(new Outage(START + 100, START + 200, true))),
                Opening.cash(START, Currency.BTC, 0.05));
        floor.ticker(PERPETUAL, START, around(50_000), 50_000, 0);
        floor.venue.submit(VenueOrder.market(PERPETUAL, Side.BUY, 100_000));
        floor.ticker(PERPETUAL, START + 150, around(49_200), 49_200, 0);
        assertThat(floor.news(MarginCall.class)).isEmpty();
        floor.venue.advance(START + 200);
        assertThat(floor.news(MarginCall.class)).extracting(MarginCall::millis).containsExactly(START + 200);
    }

    @Test
    void termsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> plain().withLatency(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Filling(1.1, 0, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Filling(1, 0, NAN, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outage(2, 2, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain().withOutages(List.of(new Outage(1, 5, true), new Outage(4, 6, true))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MarginCalls(Model.STANDARD, MarginTerms::published, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

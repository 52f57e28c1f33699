package gammadesk.connectors.simulator.accounts;

import static gammadesk.connectors.simulator.accounts.Desk.ALICE;
import static gammadesk.connectors.simulator.accounts.Desk.BOB;
import static gammadesk.connectors.simulator.accounts.Desk.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final String CALL = "BTC-26JUL24-60000-C";

    private final Desk desk = new Desk();

    /** The relations that hold between the figures of the venue's example of {@code private/get_account_summary}. */
    @Test
    void figuresFitTogetherAsTheVenuesDo() {
        desk.board.option(CALL, 60_000, 55);
        desk.trade(ALICE, BOB, PERPETUAL, "100000", "59000");
        desk.trade(BOB, ALICE, CALL, "3", "0.05");
        desk.trade(BOB, ALICE, PERPETUAL, "40000", "59500");
        AccountSummary s = desk.summary(ALICE);

        BigDecimal session = s.futures().sessionRealised().add(s.futures().sessionUnrealised());
        assertThat(s.equity()).isEqualByComparingTo(s.balance().add(session).add(s.optionsValue()));
        assertThat(s.marginBalance()).isEqualByComparingTo(s.balance().add(session));
        assertThat(s.availableFunds().doubleValue())
                .isCloseTo(s.marginBalance().doubleValue() - s.initialMargin(), within(1e-11));
        assertThat(s.availableWithdrawalFunds())
                .isEqualByComparingTo(s.availableFunds().subtract(session));
        assertThat(s.totalProfit())
                .isEqualByComparingTo(s.futures().total().add(s.options().total()));
        assertThat(s.optionsValue()).isNegative();
        assertThat(s.deltaTotal())
                .isCloseTo(1 + s.greeks().delta() - s.optionsValue().doubleValue(), within(1e-9));
        assertThat(s.greeks().delta()).isNegative();
        assertThat(s.greeks().gamma()).isNegative();
        assertThat(s.greeks().vega()).isNegative();
        assertThat(s.greeks().theta()).isPositive();
        assertThat(s.deltaByIndex()).containsOnlyKeys("btc_usd");
        assertThat(s.greeksByIndex().get("btc_usd")).isEqualTo(s.greeks());
    }

    @Test
    void marginOfPositionsFollowsTheStandardFormulas() {
        desk.board.option(CALL, 0.05, 60_000, 55);
        desk.trade(ALICE, BOB, PERPETUAL, "60000", "60000");
        desk.trade(BOB, ALICE, CALL, "2", "0.05");
        AccountSummary s = desk.summary(ALICE);
        assertThat(s.initialMargin()).isCloseTo(0.02005 + 2 * 0.2, within(1e-12));
        assertThat(s.maintenanceMargin()).isCloseTo(0.01005 + 2 * 0.125, within(1e-12));
        assertThat(desk.position(ALICE, PERPETUAL).leverage()).isEqualTo(50);
        assertThat(desk.position(BOB, CALL).initialMargin()).isZero();
    }

    @Test
    void whatExpiresNextIsLeftOutOfTheProjection() {
        desk.board.option("BTC-2JUL24-60000-C", 60_000, 55);
        desk.trade(BOB, ALICE, "BTC-2JUL24-60000-C", "1", "0.01");
        AccountSummary s = desk.summary(ALICE);
        assertThat(s.initialMargin()).isPositive();
        assertThat(s.projectedInitialMargin()).isZero();
        assertThat(s.projectedMaintenanceMargin()).isZero();
        assertThat(s.projectedDeltaTotal()).isZero();
    }

    @Test
    void deltaFadesInTheLastHalfHour() {
        String name = "BTC-2JUL24-50000-C";
        desk.board.now = Contract.of(name).orElseThrow().expiry().orElseThrow().epochMillis() - 15 * 60_000;
        desk.board.option(name, 60_000, 55);
        desk.trade(ALICE, BOB, name, "1", "0.16");
        assertThat(desk.summary(ALICE).greeks().delta()).isCloseTo(0.5, within(1e-3));
    }

    /** At the estimated price the margin balance meets the maintenance margin. */
    @Test
    void theLiquidationPriceIsWhereMaintenanceIsMet() {
        desk.trade(ALICE, BOB, PERPETUAL, "6000000", "60000");
        double price = desk.position(ALICE, PERPETUAL).liquidationPrice();
        assertThat(price).isBetween(50_000.0, 60_000.0);
        double profit = 6_000_000 * (1 / 60_000.0 - 1 / price);
        double maintenance = 6_000_000 / price * (0.01 + 100 * 0.00005);
        assertThat(desk.bitcoins(ALICE).doubleValue() + profit).isCloseTo(maintenance, within(1e-6));
    }

    @Test
    void portfolioMarginUsesTheEquity() {
        desk.open(12, MarginModel.SEGREGATED_PM, "1");
        desk.board.option(CALL, 60_000, 55);
        desk.trade(12, BOB, CALL, "5", "0.05");
        AccountSummary s = desk.summary(12);
        assertThat(s.marginBalance()).isEqualByComparingTo(s.equity());
        assertThat(s.initialMargin()).isPositive();
        assertThat(s.maintenanceMargin()).isCloseTo(0.8 * s.initialMargin(), within(1e-12));
        assertThat(s.estimatedLiquidationRatio()).isZero();
    }

    @Test
    void simulatedPositionsAreAddedOrStandAlone() {
        desk.trade(ALICE, BOB, PERPETUAL, "60000", "60000");
        Map<String, BigDecimal> more = Map.of(PERPETUAL, new BigDecimal("60000"));
        AccountSummary added = desk.reports().simulate(ALICE, Currency.BTC, more, true);
        AccountSummary alone = desk.reports().simulate(ALICE, Currency.BTC, more, false);
        assertThat(added.deltaTotal()).isCloseTo(2, within(1e-12));
        assertThat(added.initialMargin()).isCloseTo(2 * (0.02 + 2 * 0.00005), within(1e-12));
        assertThat(alone.initialMargin()).isCloseTo(0.02005, within(1e-12));
        assertThat(desk.summary(ALICE).deltaTotal()).isCloseTo(1, within(1e-12));
    }

    @Test
    void openOrdersAreMarginedAtTheLargestPositionTheyBuild() {
        OpenOrder buy = order(PERPETUAL, Side.BUY, "60000", "59000");
        OpenOrder sell = order(PERPETUAL, Side.SELL, "180000", "61000");
        desk.trade(ALICE, BOB, PERPETUAL, "60000", "60000");
        AccountReports reports = desk.accounts.reports(_ -> List.of(buy, sell), MarginSettings.published());
        Margins margins = reports.margins(ALICE, Currency.BTC);
        assertThat(margins.initial()).isCloseTo(2 * (0.02 + 2 * 0.00005), within(1e-12));
        assertThat(margins.openOrders()).isCloseTo(2 * (0.02 + 2 * 0.00005) - 0.02005, within(1e-12));
        assertThat(margins.maintenance()).isCloseTo(0.01005, within(1e-12));
    }

    @Test
    void anOrderByItselfOnEitherSide() {
        desk.board.option(CALL, 0.05, 60_000, 55);
        Contract call = Contract.of(CALL).orElseThrow();
        AccountReports.OrderMargin margin =
                desk.reports().orderMargin(ALICE, call, BigDecimal.TWO, new BigDecimal("0.06"));
        assertThat(margin.buy()).isCloseTo(0.12, within(1e-12));
        assertThat(margin.sell()).isCloseTo(0.4, within(1e-12));
    }

    private static OpenOrder order(String name, Side side, String amount, String price) {
        return new OpenOrder(name, side, new BigDecimal(amount), new BigDecimal(price), false);
    }
}

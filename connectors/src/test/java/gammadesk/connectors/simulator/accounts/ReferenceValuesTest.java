package gammadesk.connectors.simulator.accounts;

import static gammadesk.connectors.simulator.accounts.Desk.ALICE;
import static gammadesk.connectors.simulator.accounts.Desk.BOB;
import static gammadesk.connectors.simulator.accounts.Desk.HOUR;
import static gammadesk.connectors.simulator.accounts.Desk.PERPETUAL;
import static gammadesk.connectors.simulator.accounts.Desk.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.PortfolioMargin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers that the venue, or arithmetic by hand, gives. */
class ReferenceValuesTest {
    private static final String CALL = "BTC-26JUL24-60000-C";
    private static final String PUT = "BTC-26JUL24-50000-P";
    private static final String HIGHER = "BTC-26JUL24-65000-C";

    private final Desk desk = new Desk();

    @Test
    void feeCap() {
        Contract option = Contract.of(CALL).orElseThrow();
        assertThat(fee(option, "0.0001", "1")).isEqualByComparingTo("0.0000125");
        assertThat(fee(option, "0.0024", "1")).isEqualByComparingTo("0.0003");
        assertThat(fee(option, "0.05", "2.5")).isEqualByComparingTo("0.00075");
    }

    @Test
    void futureFee() {
        Contract perpetual = Contract.of(PERPETUAL).orElseThrow();
        assertThat(fee(perpetual, "100000", "50000")).isEqualByComparingTo("0.00025");
        assertThat(FeeSchedule.published()
                        .trade(perpetual, new BigDecimal("100000"), new BigDecimal("50000"), true, 0, START))
                .isZero();
    }

    /** The venue's example: a maker of 10,000 USD at 100,000 receives 0.00001 BTC. */
    @Test
    void makersOfWeeklyFuturesReceiveARebate() {
        Contract weekly = Contract.of("BTC-19JUL24").orElseThrow();
        BigDecimal price = new BigDecimal("100000");
        assertThat(FeeSchedule.published().trade(weekly, price, new BigDecimal("10000"), true, 0, START))
                .isEqualByComparingTo("-0.00001");
        assertThat(fee(weekly, "100000", "10000")).isEqualByComparingTo("0.00005");
        desk.trade(ALICE, BOB, "BTC-19JUL24", "10000", "100000");
        assertThat(desk.bitcoins(BOB)).isEqualByComparingTo("10.00001");
        assertThat(desk.imbalance()).isZero();
    }

    @Test
    void averagePriceOfTheSmallestPositionIsExact() {
        desk.trade(ALICE, BOB, PERPETUAL, "10", "98765.5");
        assertThat(desk.position(ALICE, PERPETUAL).averagePrice()).isEqualByComparingTo("98765.5");
    }

    @Test
    void theRowOfTheDayHolds() {
        FeeRow old = FeeSchedule.published().rows().getFirst();
        FeeRow dear = new FeeRow(
                LocalDate.of(2024, 7, 2),
                old.optionMaker(),
                new BigDecimal("0.001"),
                old.optionCap(),
                old.futureMaker(),
                old.weeklyFutureMaker(),
                old.futureTaker(),
                old.optionDelivery(),
                old.futureDelivery(),
                old.dailyDelivery(),
                old.weeklyFutureDelivery(),
                old.optionComboDiscount(),
                old.futureComboDiscount(),
                old.optionLiquidation(),
                old.futureLiquidationBtc(),
                old.futureLiquidationOther());
        FeeSchedule schedule = new FeeSchedule(List.of(dear, old));
        assertThat(schedule.at(START).optionTaker()).isEqualByComparingTo("0.0003");
        assertThat(schedule.at(START + 24 * HOUR).optionTaker()).isEqualByComparingTo("0.001");
        assertThat(schedule.at(0).optionTaker()).isEqualByComparingTo("0.0003");
    }

    @Test
    void linearFees() {
        Contract perpetual = Contract.of("SOL_USDC-PERPETUAL").orElseThrow();
        assertThat(fee(perpetual, "200", "10")).isEqualByComparingTo("1");
        Contract option = Contract.of("BTC_USDC-26JUL24-60000-C").orElseThrow();
        assertThat(fee(option, "1000", "1")).isEqualByComparingTo("18");
        assertThat(fee(option, "16", "1")).isEqualByComparingTo("2");
    }

    @Test
    void inverseOptionProfitIsInCoin() {
        desk.board.option(CALL, 0.03, 60_000, 50);
        desk.trade(ALICE, BOB, CALL, "0.1", "0.02");
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("9.99797");
        assertThat(desk.position(ALICE, CALL).totalProfit()).isEqualByComparingTo("0.001");
        desk.trade(BOB, ALICE, CALL, "0.1", "0.03");
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("10.00094");
        assertThat(desk.bitcoins(BOB)).isEqualByComparingTo("9.99894");
        assertThat(desk.accounts.balance(Accounts.FEES, Currency.BTC)).isEqualByComparingTo("0.00012");
    }

    @Test
    void inverseFutureProfitIsInCoin() {
        desk.trade(ALICE, BOB, PERPETUAL, "10000", "50000");
        desk.board.future(PERPETUAL, 62_500);
        assertThat(desk.position(ALICE, PERPETUAL).totalProfit()).isEqualByComparingTo("0.04");
        assertThat(desk.position(BOB, PERPETUAL).totalProfit()).isEqualByComparingTo("-0.04");
        assertThat(desk.position(ALICE, PERPETUAL).averagePrice()).isEqualByComparingTo("50000");
        desk.trade(BOB, ALICE, PERPETUAL, "10000", "62500");
        assertThat(desk.summary(ALICE).futures().sessionRealised()).isEqualByComparingTo("0.04");
        assertThat(desk.bitcoins(ALICE)).as("paid at settlement only").isEqualByComparingTo("9.9999");
        desk.accounts.settle(START + HOUR);
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("10.0399");
    }

    @Test
    void averagePriceOfAnInverseFutureIsHarmonic() {
        desk.trade(ALICE, BOB, PERPETUAL, "10000", "50000");
        desk.trade(ALICE, BOB, PERPETUAL, "10000", "62500");
        assertThat(desk.position(ALICE, PERPETUAL).averagePrice().doubleValue()).isCloseTo(20_000 / 0.36, within(1e-6));
    }

    /** The example of {@code private/get_positions}: 50 USD from 7440.18, mark and settlement 7476.65. */
    @Test
    void theVenuesPositionExample() {
        desk.board.index(Currency.BTC, 7466.79).future(PERPETUAL, 7476.65);
        desk.trade(ALICE, BOB, PERPETUAL, "50", "7440.18");
        desk.accounts.settle(START);
        PositionReport position = desk.position(ALICE, PERPETUAL);
        assertThat(position.averagePrice().doubleValue()).isCloseTo(7440.18, within(1e-6));
        assertThat(position.totalProfit().doubleValue()).isCloseTo(3.2781e-05, within(1e-9));
        assertThat(position.floatingProfit()).isZero();
        assertThat(position.sizeCurrency()).isCloseTo(0.006687487, within(5e-10));
        assertThat(position.delta()).isCloseTo(0.006687487, within(5e-10));
        assertThat(position.settlementPrice()).isEqualByComparingTo("7476.65");
    }

    @Test
    void fundingOfAnHourIsAnEighthOfTheRate() {
        desk.board.future(PERPETUAL, 60_000, 0.0008);
        desk.trade(ALICE, BOB, PERPETUAL, "60000", "60000");
        desk.accounts.accrueFunding(START + HOUR);
        assertThat(desk.position(ALICE, PERPETUAL).realisedFunding()).isEqualByComparingTo("-0.0001");
        assertThat(desk.position(BOB, PERPETUAL).realisedFunding()).isEqualByComparingTo("0.0001");
        desk.accounts.accrueFunding(START + HOUR);
        assertThat(desk.position(BOB, PERPETUAL).realisedFunding()).isEqualByComparingTo("0.0001");
        desk.accounts.settle(START + 2 * HOUR);
        assertThat(desk.bitcoins(BOB)).isEqualByComparingTo("10.0002");
    }

    @Test
    void cheaperSideOfAnOptionComboIsFree() {
        BookedTrade bought = desk.of(ALICE, BOB, CALL, "1", "0.05");
        BookedTrade sold = desk.of(BOB, ALICE, HIGHER, "1", "0.0016");
        desk.accounts.bookCombo(List.of(Desk.inCombo(bought), Desk.inCombo(sold)));
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("9.9513");
        assertThat(desk.accounts.balance(Accounts.FEES, Currency.BTC)).isEqualByComparingTo("0.0006");
    }

    @Test
    void whoOnlyMeetsALegOfACombosHasNoDiscount() {
        BookedTrade bought = Desk.inCombo(desk.of(ALICE, BOB, CALL, "1", "0.05"));
        BookedTrade sold = Desk.inCombo(desk.of(BOB, ALICE, HIGHER, "1", "0.0016"));
        BookedTrade.Party other = new BookedTrade.Party(BOB, "another order", true, false);
        BookedTrade apart = new BookedTrade(
                sold.tradeId(), HIGHER, sold.price(), sold.amount(), sold.timestamp(), other, sold.seller());
        desk.accounts.bookCombo(List.of(bought, apart));
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("9.9513");
        assertThat(desk.accounts.balance(Accounts.FEES, Currency.BTC)).isEqualByComparingTo("0.0008");
    }

    @Test
    void straddleHasNoDiscount() {
        desk.accounts.bookCombo(List.of(
                Desk.inCombo(desk.of(ALICE, BOB, CALL, "1", "0.05")),
                Desk.inCombo(desk.of(ALICE, BOB, PUT, "1", "0.05"))));
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("9.8994");
    }

    @Test
    void halfOfTheCheaperTakerLegOfAFutureSpreadIsFree() {
        BookedTrade near = desk.of(ALICE, BOB, PERPETUAL, "60000", "60000");
        BookedTrade sold = desk.of(BOB, ALICE, "BTC-26JUL24", "60000", "60000");
        BookedTrade far = new BookedTrade(
                sold.tradeId(),
                sold.instrument(),
                sold.price(),
                sold.amount(),
                sold.timestamp(),
                new BookedTrade.Party(BOB, "", true, false),
                new BookedTrade.Party(ALICE, "", false, false));
        desk.accounts.bookCombo(List.of(Desk.inCombo(near), Desk.inCombo(far)));
        assertThat(desk.bitcoins(ALICE)).isEqualByComparingTo("9.99925");
        assertThat(desk.bitcoins(BOB)).isEqualByComparingTo("10");
    }

    /** The venue's own example of {@code private/pme/simulate}, asked of an account. */
    @Test
    void pmeSimulate() {
        FakeBoard board = new FakeBoard(1_718_619_740_501L)
                .index(Currency.BTC, 65_666.19)
                .future(PERPETUAL, 65_910.57)
                .future("BTC-28JUN24", 67_371.75);
        Accounts accounts = new Accounts(board, FeeSchedule.published());
        accounts.open(ALICE, "alice", MarginModel.SEGREGATED_PM, board.now);
        AccountReports.RiskSimulation simulation = accounts.reports(OpenOrders.NONE, MarginSettings.published())
                .simulateRisk(
                        ALICE,
                        Currency.BTC,
                        Map.of(PERPETUAL, new BigDecimal("0.314538364"), "BTC-28JUN24", new BigDecimal("-0.001187534")),
                        true);
        PortfolioMargin margin = simulation.margin();
        assertThat(margin.worstCase()).isCloseTo(0.05968587238095239, within(1e-9));
        assertThat(margin.rollShock()).isCloseTo(0.00315725898, within(1e-9));
        assertThat(margin.riskMatrixMargin()).isCloseTo(0.06284313098, within(1e-9));
        assertThat(margin.maintenanceMargin()).isCloseTo(0.050274504784, within(1e-9));
        assertThat(simulation.positions().get(PERPETUAL)).isCloseTo(0.314538364, within(1e-12));
    }

    private static BigDecimal fee(Contract contract, String price, String amount) {
        return FeeSchedule.published()
                .trade(contract, new BigDecimal(price), new BigDecimal(amount), false, 60_000, START);
    }
}

package gammadesk.connectors.simulator.accounts;

import static gammadesk.connectors.simulator.accounts.Desk.ALICE;
import static gammadesk.connectors.simulator.accounts.Desk.BOB;
import static gammadesk.connectors.simulator.accounts.Desk.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarginGateTest {
    private static final String CALL = "BTC-26JUL24-60000-C";
    private static final long POOR = 20;

    private final Desk desk = new Desk();
    private final List<OpenOrder> resting = new ArrayList<>();
    private final MarginGate gate = desk.accounts.gate(_ -> List.copyOf(resting), MarginSettings.published());

    @Test
    void aFutureNeedsItsInitialMarginAndItsFee() {
        desk.open(POOR, MarginModel.SEGREGATED_SM, "0.02055");
        assertThat(allows(PERPETUAL, Side.BUY, "60000", "60000"))
                .as("0.02005 and 0.0005")
                .isTrue();
        assertThat(allows(PERPETUAL, Side.BUY, "60010", "60000")).isFalse();
    }

    @Test
    void aBoughtOptionNeedsItsPremiumAndASoldOneItsMargin() {
        desk.open(POOR, MarginModel.SEGREGATED_SM, "0.1");
        desk.board.option(CALL, 0.05, 60_000, 55);
        assertThat(allows(CALL, Side.BUY, "1.9", "0.05")).isTrue();
        assertThat(allows(CALL, Side.BUY, "2", "0.05"))
                .as("no coin left for the fee")
                .isFalse();
        assertThat(allows(CALL, Side.SELL, "0.4", "0.05")).isTrue();
        assertThat(allows(CALL, Side.SELL, "0.5", "0.05")).isFalse();
    }

    @Test
    void restingOrdersUseUpFunds() {
        desk.open(POOR, MarginModel.SEGREGATED_SM, "0.03");
        resting.add(order(PERPETUAL, Side.BUY, "60000", "59000", false));
        assertThat(allows(PERPETUAL, Side.BUY, "60000", "59000")).isFalse();
        assertThat(gate.allows(POOR, order(PERPETUAL, Side.BUY, "60000", "59500", false), resting))
                .as("in its place")
                .isTrue();
        assertThat(allows(PERPETUAL, Side.SELL, "60000", "61000"))
                .as("the other way")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(MarginModel.class)
    void whoeverIsShortOfFundsMayStillReduce(MarginModel model) {
        desk.open(POOR, model, "1");
        desk.trade(POOR, BOB, PERPETUAL, "1200000", "60000");
        desk.board.future(PERPETUAL, 58_000);
        assertThat(allows(PERPETUAL, Side.BUY, "10", "58000")).isFalse();
        assertThat(allows(PERPETUAL, Side.SELL, "600000", "58000")).isTrue();
        assertThat(gate.allows(POOR, order(PERPETUAL, Side.SELL, "10", "58000", true), List.of()))
                .isTrue();
    }

    @Test
    void portfolioMarginSeesTheHedge() {
        desk.open(POOR, MarginModel.SEGREGATED_PM, "0.3");
        desk.board.option(CALL, 60_000, 55);
        desk.trade(POOR, BOB, PERPETUAL, "60000", "60000");
        assertThat(allows(CALL, Side.SELL, "1.8", "0.05")).isTrue();
        desk.open(21, MarginModel.SEGREGATED_PM, "0.2");
        desk.trade(BOB, 21, PERPETUAL, "60000", "60000");
        assertThat(gate.allows(21, order(CALL, Side.SELL, "1.8", "0.05", false), List.of()))
                .isFalse();
    }

    @Test
    void withoutAMarkNothingOpens() {
        assertThat(gate.allows(ALICE, order(CALL, Side.SELL, "0.1", "0.05", false), List.of()))
                .isFalse();
        assertThat(gate.allows(ALICE, order("BTC_USDC", Side.SELL, "0.1", "50000", false), List.of()))
                .isFalse();
    }

    private boolean allows(String name, Side side, String amount, String price) {
        return gate.allows(POOR, order(name, side, amount, price, false), List.of());
    }

    private static OpenOrder order(String name, Side side, String amount, String price, boolean reduceOnly) {
        return new OpenOrder(name, side, new BigDecimal(amount), new BigDecimal(price), reduceOnly);
    }
}

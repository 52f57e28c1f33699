package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.CancelReason;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.MarketPort;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** Sends forced orders to the matching engine, whose listener books what they do. Not to be used from within it. */
public final class EngineDesk implements Liquidator.Desk {
    private static final String LABEL = "liquidation";

    private final MatchingEngine engine;
    private final MarketPort market;

    /** A desk at an engine and the market that it trades against. */
    public EngineDesk(MatchingEngine engine, MarketPort market) {
        this.engine = engine;
        this.market = market;
    }

    @Override
    public void cancelAll(long accountId, Currency currency, long millis) {
        engine.cancelAll(
                accountId,
                order -> Contract.of(order.terms().instrument())
                        .filter(contract -> contract.currency().equals(currency))
                        .isPresent(),
                CancelReason.AUTOLIQUIDATION,
                millis);
    }

    @Override
    public BigDecimal reduce(long accountId, String instrument, Side side, BigDecimal amount, long millis) {
        return switch (engine.place(accountId, terms(instrument, side, amount), millis)) {
            case Outcome.Accepted accepted ->
                accepted.executions().stream().map(Execution::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            case Outcome.Refused _ -> BigDecimal.ZERO;
        };
    }

    private static OrderTerms terms(String instrument, Side side, BigDecimal amount) {
        return new OrderTerms(
                instrument,
                side,
                OrderType.MARKET,
                amount,
                Optional.empty(),
                TimeInForce.IMMEDIATE_OR_CANCEL,
                false,
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                LABEL,
                false,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    @Override
    public BigDecimal lot(String instrument) {
        return market.instrument(instrument).map(Instrument::minimumAmount).orElse(BigDecimal.ONE);
    }
}

package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.accounts.Liquidator;
import gammadesk.connectors.simulator.matching.CancelReason;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.TimeInForce;
import gammadesk.connectors.simulator.venue.Venue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** How forced orders reach the engine. */
record ForcedDesk(MatchingEngine engine, Venue venue) implements Liquidator.Desk {
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
        OrderTerms terms = new OrderTerms(
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
                "",
                false,
                Optional.empty(),
                true);
        return switch (engine.place(accountId, terms, millis)) {
            case Outcome.Accepted accepted -> accepted.order().filled();
            case Outcome.Refused _ -> BigDecimal.ZERO;
        };
    }

    @Override
    public BigDecimal lot(String instrument) {
        return venue.directory()
                .find(instrument)
                .map(listed -> listed.instrument().minimumAmount())
                .orElse(BigDecimal.ONE);
    }
}

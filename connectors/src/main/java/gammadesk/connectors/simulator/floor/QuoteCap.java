package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.InstrumentKind;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.matching.Edit;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.matching.Refusal.Reason;
import gammadesk.connectors.simulator.venue.Venue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code max_quote_quantity}: what the protected orders of a group may come to on one side of one book, in coin. An
 * inverse future's amount is divided by the order's price, that of a spread of futures by the index.
 */
final class QuoteCap {
    /** Coin: sums of doubles are not exact, the venue takes limits of four decimals. */
    private static final double TOLERANCE = 1e-9;

    private final MakerProtection protection;
    private final MatchingEngine engine;
    private final Venue venue;

    QuoteCap(MakerProtection protection, MatchingEngine engine, Venue venue) {
        this.protection = protection;
        this.engine = engine;
        this.venue = venue;
    }

    /** Why a new order is too much. */
    Optional<Refusal> refusal(long account, OrderTerms terms) {
        return terms.mmp() ? refusal(account, terms, terms.amount(), terms.price(), "") : Optional.empty();
    }

    /** Why a change of an order makes it too much; nothing of an order that is not there. */
    Optional<Refusal> refusal(long account, String orderId, Edit edit) {
        return engine.find(orderId)
                .filter(order -> edit.mmp().orElse(order.terms().mmp()))
                .flatMap(order -> refusal(
                        account,
                        order.terms(),
                        edit.amount().orElse(order.terms().amount()).subtract(order.filled()),
                        edit.price().or(() -> order.terms().price()),
                        orderId));
    }

    private Optional<Refusal> refusal(
            long account, OrderTerms terms, BigDecimal amount, Optional<BigDecimal> price, String replaced) {
        Optional<Contract> contract = Contract.ofTraded(terms.instrument());
        OptionalDouble most =
                contract.map(traded -> most(account, traded, terms)).orElse(OptionalDouble.empty());
        if (most.isEmpty()) {
            return Optional.empty();
        }
        double sum = engine.open(account).stream()
                .filter(order -> !order.id().equals(replaced) && isBeside(order, terms))
                .mapToDouble(order -> coins(
                        contract.orElseThrow(),
                        order.terms().amount().subtract(order.filled()),
                        order.terms().price()))
                .sum();
        return sum + coins(contract.orElseThrow(), amount, price) > most.getAsDouble() + TOLERANCE
                ? Optional.of(Refusal.of(Reason.OTHER_REJECT, "max_quote_quantity_exceeded"))
                : Optional.empty();
    }

    private OptionalDouble most(long account, Contract contract, OrderTerms terms) {
        return protection
                .config(MakerProtection.Group.of(account, contract.indexName(), terms.quote()))
                .map(MakerProtection.Config::maxQuoteQuantity)
                .orElse(OptionalDouble.empty());
    }

    /** Whether it is of the same group, on the same side of the same book. */
    private static boolean isBeside(OrderReport order, OrderTerms terms) {
        OrderTerms other = order.terms();
        return other.mmp()
                && other.instrument().equals(terms.instrument())
                && other.side() == terms.side()
                && other.quote().map(tag -> tag.mmpGroup()).equals(terms.quote().map(tag -> tag.mmpGroup()));
    }

    private double coins(Contract contract, BigDecimal amount, Optional<BigDecimal> price) {
        boolean inCoin = contract.isOption() || contract.kind() == InstrumentKind.OPTION_COMBO;
        if (inCoin) {
            return amount.doubleValue();
        }
        double index = venue.market().index(contract.coin()).price();
        boolean byIndex = contract.kind() == InstrumentKind.FUTURE_COMBO || price.isEmpty();
        return contract.coins(
                amount.doubleValue(), byIndex ? index : price.get().doubleValue());
    }
}

package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.ComboExecution;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.Gate;
import gammadesk.connectors.simulator.matching.Intent;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderState;
import gammadesk.connectors.simulator.matching.Party;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.matching.SelfTrading;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Between the matching engine and the accounts: lets orders pass that can be afforded, books executions, and knows what
 * rests in the book without asking the engine.
 */
public final class AccountsLink implements Gate, OpenOrders {
    private final Accounts accounts;
    private final MarginGate gate;
    private final Map<Long, Map<String, OrderReport>> open = new HashMap<>();
    private final Map<Long, SelfTrading.Mode> selfTrading = new HashMap<>();
    private Function<OpenOrder, List<OpenOrder>> legsOf = List::of;

    /** A link with nothing in the book yet. */
    public AccountsLink(Accounts accounts, MarginSettings margins) {
        this.accounts = accounts;
        gate = accounts.gate(this, margins);
    }

    /** What an order in a combo is in its legs, from now on; margin knows nothing but contracts. */
    public void splitBy(Function<OpenOrder, List<OpenOrder>> next) {
        legsOf = next;
    }

    private List<OpenOrder> legs(OpenOrder order) {
        return legsOf.apply(order);
    }

    @Override
    public Optional<Refusal> check(Intent intent) {
        OpenOrder order = new OpenOrder(
                intent.instrument().name(),
                intent.terms().side(),
                intent.remaining(),
                intent.price(),
                intent.terms().reduceOnly());
        List<OpenOrder> replaced = intent.replaces().map(this::orders).orElse(List.of());
        return gate.allows(intent.account(), legs(order), replaced)
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Reason.NOT_ENOUGH_FUNDS));
    }

    @Override
    public BigDecimal position(long account, String instrument) {
        return accounts.position(account, instrument);
    }

    @Override
    public SelfTrading selfTrading(long account) {
        return new SelfTrading(account, selfTrading.getOrDefault(account, SelfTrading.Mode.REJECT_TAKER));
    }

    /** Which of an account's own orders gives way from now on. */
    public void selfTrading(long account, SelfTrading.Mode mode) {
        selfTrading.put(account, mode);
    }

    /** Books an execution; positions are right when this returns. */
    public void executed(Execution execution) {
        accounts.book(trade(execution));
    }

    /** Books the legs of a combo together, with its discounts; positions are right when this returns. */
    public void comboExecuted(ComboExecution execution) {
        accounts.bookCombo(execution.legs().stream().map(AccountsLink::trade).toList());
    }

    /** The execution as the accounts book it. */
    public static BookedTrade trade(Execution execution) {
        boolean takerBuys = execution.direction() == Side.BUY;
        BookedTrade.Party taker = party(execution.taker(), false, execution.liquidation());
        BookedTrade.Party maker = party(execution.maker(), true, execution.liquidation());
        return new BookedTrade(
                execution.tradeId(),
                execution.instrument(),
                execution.price(),
                execution.amount(),
                execution.millis(),
                takerBuys ? taker : maker,
                takerBuys ? maker : taker);
    }

    private static BookedTrade.Party party(Party party, boolean maker, Trade.Liquidation liquidation) {
        boolean forced = liquidation == Trade.Liquidation.BOTH
                || liquidation == (maker ? Trade.Liquidation.MAKER : Trade.Liquidation.TAKER);
        return switch (party) {
            case Party.House _ -> new BookedTrade.Party(Accounts.HOUSE, "", maker, false);
            case Party.Participant(long account, OrderReport order) ->
                new BookedTrade.Party(account, order.id(), maker, forced);
        };
    }

    /** Keeps what rests; orders that wait for a trigger need no margin yet. */
    public void orderChanged(OrderReport order) {
        Map<String, OrderReport> own = open.computeIfAbsent(order.account(), _ -> new LinkedHashMap<>());
        if (order.state() == OrderState.OPEN) {
            own.put(order.id(), order);
        } else {
            own.remove(order.id());
        }
    }

    @Override
    public List<OpenOrder> of(long accountId) {
        return open.getOrDefault(accountId, Map.of()).values().stream()
                .flatMap(report -> orders(report).stream())
                .toList();
    }

    private List<OpenOrder> orders(OrderReport report) {
        return order(report).map(this::legs).orElse(List.of());
    }

    private static Optional<OpenOrder> order(OrderReport report) {
        return report.price()
                .map(price -> new OpenOrder(
                        report.terms().instrument(),
                        report.terms().side(),
                        report.remaining(),
                        price,
                        report.terms().reduceOnly()));
    }
}

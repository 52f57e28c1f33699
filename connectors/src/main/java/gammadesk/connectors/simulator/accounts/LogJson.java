package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Settlement;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.math.BigDecimal;

/**
 * A transaction log on the wire; what a type does not have is null, as at the venue. A trade has no {@code info}: the
 * venue's contract calls it an object and its example shows a text.
 */
public final class LogJson {
    private static final int PLACES = 10;

    private LogJson() {}

    /**
     * A line as the next value.
     *
     * @param username the account's name
     */
    public static void write(JsonBytes out, LogEntry entry, String username) {
        out.object().field("id", entry.id()).field("user_seq", entry.userSeq());
        out.field("user_id", entry.accountId()).field("username", username);
        out.field("type", entry.type()).field("timestamp", entry.timestamp());
        out.field("currency", entry.currency().code());
        AccountJson.money(out, "cashflow", entry.cashflow());
        AccountJson.money(out, "change", entry.change());
        AccountJson.money(out, "balance", entry.balance());
        AccountJson.money(out, "equity", entry.equity());
        AccountJson.money(out, "commission", entry.commission());
        switch (entry.detail()) {
            case LogEntry.Trade trade -> trade(out, trade);
            case LogEntry.Settlement settlement -> settlement(out, settlement);
            case LogEntry.Delivery delivery -> delivery(out, delivery);
            case LogEntry.Movement movement -> movement(out, movement);
        }
        out.endObject();
    }

    private static void trade(JsonBytes out, LogEntry.Trade trade) {
        place(out, trade.instrument(), trade.side(), trade.position());
        size(out, trade.amount(), trade.price(), currencyOfPrice(trade.instrument()));
        out.field("mark_price", trade.markPrice(), PLACES).field("index_price", trade.indexPrice(), 4);
        out.field("trade_id", trade.tradeId()).field("order_id", trade.orderId());
        out.field("user_role", trade.maker() ? "maker" : "taker").field("fee_role", trade.maker() ? "maker" : "taker");
        out.field("profit_as_cashflow", false);
        AccountJson.money(out, "interest_pl", trade.interest());
    }

    private static void settlement(JsonBytes out, LogEntry.Settlement settlement) {
        place(out, settlement.instrument(), settlement.side(), settlement.position());
        size(out, settlement.position().abs(), settlement.price(), "USD");
        out.field("index_price", settlement.indexPrice(), 4);
        AccountJson.money(out, "settlement_price", settlement.price());
        AccountJson.money(out, "session_rpl", settlement.sessionRealised());
        AccountJson.money(out, "session_upl", settlement.sessionUnrealised());
        AccountJson.money(out, "interest_pl", settlement.totalInterest());
        AccountJson.money(out, "total_interest_pl", settlement.totalInterest());
        noTrade(out);
        out.name("info").object();
        AccountJson.money(out, "settlement_price", settlement.price());
        AccountJson.money(out, "floating_pl", settlement.sessionUnrealised());
        out.endObject();
    }

    private static void delivery(JsonBytes out, LogEntry.Delivery delivery) {
        place(out, delivery.instrument(), delivery.side(), BigDecimal.ZERO);
        String unit = delivery.into().isEmpty() ? currencyOfPrice(delivery.instrument()) : "USD";
        size(out, delivery.amount(), delivery.price(), unit);
        AccountJson.money(out, "index_price", delivery.indexPrice());
        AccountJson.money(out, "settlement_price", delivery.indexPrice());
        AccountJson.money(out, "session_rpl", delivery.sessionRealised());
        noTrade(out);
        out.name("info").object();
        AccountJson.money(out, "settlement_price", delivery.indexPrice());
        if (!delivery.into().isEmpty()) {
            out.field("delivered_into", delivery.into());
        }
        out.endObject();
    }

    private static void movement(JsonBytes out, LogEntry.Movement movement) {
        out.field("side", "-").name("instrument_name").raw("null");
        out.name("position").raw("null").name("price").raw("null");
        noTrade(out);
        out.name("info").object().field(movement.type() + "_type", movement.note());
        if (movement.otherAccount() != 0) {
            out.field("other_user_id", movement.otherAccount());
        }
        out.endObject();
    }

    private static void place(JsonBytes out, String instrument, String side, BigDecimal position) {
        out.field("instrument_name", instrument).field("side", side);
        AccountJson.money(out, "position", position);
    }

    private static void size(JsonBytes out, BigDecimal amount, BigDecimal price, String currency) {
        AccountJson.money(out, "amount", amount);
        AccountJson.money(out, "price", price);
        out.field("price_currency", currency);
    }

    private static void noTrade(JsonBytes out) {
        out.name("trade_id").raw("null").name("order_id").raw("null");
    }

    private static String currencyOfPrice(String instrument) {
        return Contract.of(instrument)
                .filter(contract -> contract.isOption() || contract.settlement() == Settlement.LINEAR)
                .map(contract -> contract.currency().code())
                .orElse("USD");
    }
}

package gammadesk.connectors.simulator.floor;

import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.accounts.LogEntry;
import gammadesk.connectors.simulator.accounts.SettlementEvent;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.Locale;

/** Lines of the transaction log and of the settlement history on the wire. */
public final class LogJson {
    private LogJson() {}

    /** Writes a line of the transaction log as the next value. */
    public static void write(JsonBytes out, LogEntry entry, String username) {
        out.object();
        out.field("id", entry.id()).field("user_seq", entry.userSeq());
        out.field("user_id", entry.accountId()).field("username", username);
        out.field("type", entry.type()).field("timestamp", entry.timestamp());
        out.field("currency", entry.currency().code());
        out.field("cashflow", entry.cashflow()).field("change", entry.change());
        out.field("balance", entry.balance()).field("equity", entry.equity());
        out.field("commission", entry.commission());
        switch (entry.detail()) {
            case LogEntry.Trade trade -> trade(out, trade);
            case LogEntry.Settlement settlement -> settlement(out, settlement);
            case LogEntry.Delivery delivery -> delivery(out, delivery);
            case LogEntry.Movement movement -> movement(out, movement);
        }
        out.endObject();
    }

    private static void trade(JsonBytes out, LogEntry.Trade trade) {
        out.field("instrument_name", trade.instrument()).field("side", trade.side());
        out.field("position", trade.position()).field("amount", trade.amount());
        out.field("price", trade.price()).field("price_currency", priceCurrency(trade.instrument()));
        out.field("mark_price", trade.markPrice(), 8).field("index_price", trade.indexPrice(), 2);
        out.field("trade_id", trade.tradeId()).field("order_id", trade.orderId());
        String role = trade.maker() ? "maker" : "taker";
        out.field("user_role", role).field("fee_role", role);
        out.field("profit_as_cashflow", !isOption(trade.instrument()));
        out.field("interest_pl", trade.interest());
        out.field("info", trade.liquidation() ? "Liquidation" : "Source: api");
    }

    private static void settlement(JsonBytes out, LogEntry.Settlement settlement) {
        out.field("instrument_name", settlement.instrument()).field("side", settlement.side());
        out.field("position", settlement.position()).field("amount", settlement.position().abs());
        out.field("price", settlement.price()).field("settlement_price", settlement.price());
        out.field("price_currency", priceCurrency(settlement.instrument()));
        out.field("index_price", settlement.indexPrice(), 2);
        out.field("session_rpl", settlement.sessionRealised());
        out.field("session_upl", settlement.sessionUnrealised());
        out.field("total_interest_pl", settlement.totalInterest());
        out.field("interest_pl", settlement.totalInterest());
        ids(out);
        out.name("info").object().field("settlement_price", settlement.price());
        out.field("floating_pl", settlement.sessionUnrealised()).endObject();
    }

    private static void delivery(JsonBytes out, LogEntry.Delivery delivery) {
        out.field("instrument_name", delivery.instrument()).field("side", delivery.side());
        out.field("position", 0.0, 1).field("amount", delivery.amount());
        out.field("price", delivery.price()).field("price_currency", priceCurrency(delivery.instrument()));
        out.field("index_price", delivery.indexPrice()).field("session_rpl", delivery.sessionRealised());
        ids(out);
        out.name("info").object().field("settlement_price", delivery.price());
        if (!delivery.into().isEmpty()) {
            out.field("delivered_into", delivery.into());
        }
        out.endObject();
    }

    private static void movement(JsonBytes out, LogEntry.Movement movement) {
        out.field("side", "-");
        for (String name : new String[] {"instrument_name", "position", "price", "interest_pl"}) {
            out.name(name).raw("null");
        }
        ids(out);
        out.name("info").object().field("note", movement.note());
        if (movement.otherAccount() != 0) {
            out.field("other_user_id", movement.otherAccount());
        }
        out.endObject();
    }

    private static void ids(JsonBytes out) {
        out.name("trade_id").raw("null").name("order_id").raw("null");
    }

    private static boolean isOption(String instrument) {
        return Contract.of(instrument).filter(Contract::isOption).isPresent();
    }

    private static String priceCurrency(String instrument) {
        return Contract.of(instrument)
                .filter(contract -> contract.isOption() || !contract.hasUsdAmount())
                .map(contract -> contract.currency().code())
                .orElse("USD");
    }

    /** Writes a line of the settlement history as the next value. */
    public static void write(JsonBytes out, SettlementEvent event) {
        out.object();
        out.field("type", event.type().name().toLowerCase(Locale.ROOT)).field("timestamp", event.timestamp());
        out.field("instrument_name", event.instrument()).field("position", event.position());
        out.field("index_price", event.indexPrice(), 2);
        if (event.type() == SettlementEvent.Type.BANKRUPTCY) {
            out.field("session_bankruptcy", event.funded()).field("funded", event.funded());
            out.field("socialized", 0.0, 1).field("session_tax", 0.0, 1).field("session_tax_rate", 0.0, 1);
        } else {
            out.field("mark_price", event.markPrice(), 8).field("profit_loss", event.profit());
        }
        out.field("session_profit_loss", event.sessionProfit()).field("funding", event.funding());
        out.endObject();
    }
}

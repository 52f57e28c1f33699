package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.List;

/**
 * Registers in which nothing stands, because no money comes or goes and nobody trades off the book. Clients read them
 * when they start or reconcile, and "nothing" is the truth; what would write into them is not offered.
 */
final class RegisterMethods {
    private static final int USUAL = 10;
    private static final int MOST = 1000;
    private static final List<String> ADDRESS_TYPES = List.of("transfer", "withdrawal", "deposit_source");
    private static final List<String> RFQ_STATES =
            List.of("open", "filled", "traded", "cancelled", "expired", "closed");
    private static final List<String> RFQ_ROLES = List.of("any", "taker", "maker");

    private final Words words;

    RegisterMethods(Venue venue) {
        words = new Words(venue);
    }

    void addTo(Methods methods) {
        methods.add("private/get_deposits", Right.WALLET_READ, this::payments)
                .add("private/get_withdrawals", Right.WALLET_READ, this::payments)
                .add("private/get_transfers", Right.WALLET_READ, this::payments)
                .add("private/get_address_book", Right.WALLET_READ, this::addresses)
                .add("private/get_new_announcements", Right.ACCOUNT_READ, (_, out) -> nothing(out))
                .add("private/get_block_trades", Right.BLOCK_TRADE_READ, this::blockTrades)
                .add("private/get_pending_block_trades", Right.BLOCK_TRADE_READ, (_, out) -> nothing(out))
                .add("private/get_block_trade_requests", Right.BLOCK_TRADE_READ, (_, out) -> nothing(out))
                .add("private/get_block_rfqs", Right.BLOCK_RFQ_READ, this::blockRfqs);
    }

    private static void nothing(JsonBytes out) {
        out.array().endArray();
    }

    private void payments(Call call, JsonBytes out) {
        words.currency(call.params());
        call.params().count("count", USUAL, MOST);
        out.object().field("count", 0).name("data");
        nothing(out);
        out.endObject();
    }

    private void addresses(Call call, JsonBytes out) {
        words.currency(call.params());
        call.params().word("type", ADDRESS_TYPES);
        nothing(out);
    }

    private void blockTrades(Call call, JsonBytes out) {
        if (call.params().has("currency")) {
            words.currency(call.params());
        }
        nothing(out);
    }

    private void blockRfqs(Call call, JsonBytes out) {
        Params params = call.params();
        params.maybeWord("state", RFQ_STATES);
        params.maybeWord("role", RFQ_ROLES);
        out.object().name("block_rfqs");
        nothing(out);
        out.name("continuation").raw("null").endObject();
    }
}

package gammadesk.connectors.deribit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers that a ticker or a book summary may hold, by the names they have on the wire. */
enum TickerField {
    BEST_BID("best_bid_price", "bid_price"),
    BEST_BID_AMOUNT("best_bid_amount"),
    BEST_ASK("best_ask_price", "ask_price"),
    BEST_ASK_AMOUNT("best_ask_amount"),
    LAST("last_price", "last"),
    MARK("mark_price"),
    INDEX("index_price"),
    UNDERLYING("underlying_price"),
    MARK_IV("mark_iv"),
    BID_IV("bid_iv"),
    ASK_IV("ask_iv"),
    DELTA("delta"),
    GAMMA("gamma"),
    VEGA("vega"),
    THETA("theta"),
    RHO("rho"),
    INTEREST_RATE("interest_rate"),
    OPEN_INTEREST("open_interest"),
    VOLUME("volume"),
    VOLUME_USD("volume_usd"),
    PRICE_CHANGE("price_change"),
    HIGH("high"),
    LOW("low"),
    SETTLEMENT("settlement_price"),
    ESTIMATED_DELIVERY("estimated_delivery_price"),
    CURRENT_FUNDING("current_funding"),
    FUNDING_8H("funding_8h");

    private static final Map<String, TickerField> BY_NAME = byName();

    private final String inTicker;
    private final String inSummary;

    TickerField(String name) {
        this(name, name);
    }

    TickerField(String inTicker, String inSummary) {
        this.inTicker = inTicker;
        this.inSummary = inSummary;
    }

    /** The field of a name on the wire, null for one that is not of interest: this is asked for every single value. */
    static @Nullable TickerField of(String name) {
        return BY_NAME.get(name);
    }

    /** Where the field's number stands in an array of all of them; never stored beyond this program's run. */
    @SuppressWarnings("EnumOrdinal")
    int position() {
        return ordinal();
    }

    private static Map<String, TickerField> byName() {
        Map<String, TickerField> map = new HashMap<>();
        for (TickerField field : values()) {
            map.put(field.inTicker, field);
            map.put(field.inSummary, field);
        }
        return map;
    }
}

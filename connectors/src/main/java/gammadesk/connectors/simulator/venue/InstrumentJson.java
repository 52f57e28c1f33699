package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.TickLadder;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** An instrument on the wire. */
public final class InstrumentJson {
    /** What the venue gives as the expiry of something that does not expire. */
    private static final long NEVER = 32_503_708_800_000L;

    private InstrumentJson() {}

    /** Writes an instrument as the next value. */
    public static void write(JsonBytes out, Listed listed) {
        Instrument instrument = listed.instrument();
        out.object();
        identity(out, listed);
        currencies(out, instrument);
        out.field("expiration_timestamp", expirationMillis(instrument));
        out.field("creation_timestamp", instrument.createdMillis());
        out.field("is_active", instrument.state() == InstrumentState.OPEN);
        out.field("state", stateWord(instrument.state()));
        out.field("settlement_period", settlementPeriod(instrument));
        instrument.option().ifPresent(terms -> option(out, terms));
        sizes(out, instrument);
        fees(out, listed);
        out.endObject();
    }

    /** The settlement moment; a far one for what does not expire. */
    public static long expirationMillis(Instrument instrument) {
        return instrument.expiry().map(Expiry::epochMillis).orElse(NEVER);
    }

    /** The venue's word for a state. */
    public static String stateWord(InstrumentState state) {
        return switch (state) {
            case OPEN -> "open";
            case SETTLEMENT -> "settlement";
            case DELIVERED -> "delivered";
            case LOCKED -> "locked";
            case HALTED -> "halted";
            case ARCHIVED -> "archivized";
            case INACTIVE, UNKNOWN -> "inactive";
        };
    }

    private static void identity(JsonBytes out, Listed listed) {
        out.field("instrument_name", listed.name());
        out.field("instrument_id", listed.id());
        out.field("kind", listed.kind());
        out.field("price_index", listed.indexName());
        out.field("instrument_type", listed.isInverse() ? "reversed" : "linear");
        if (listed.kind().equals("future")) {
            out.field("future_type", listed.isInverse() ? "reversed" : "linear");
        }
    }

    private static void currencies(JsonBytes out, Instrument instrument) {
        out.field("base_currency", instrument.base().code());
        out.field("quote_currency", instrument.quote().code());
        out.field("settlement_currency", instrument.settlementCurrency().code());
        boolean quotedInCoin = instrument.quote().equals(instrument.base());
        out.field("counter_currency", quotedInCoin ? "USD" : instrument.quote().code());
    }

    private static void option(JsonBytes out, Instrument.OptionTerms terms) {
        out.field("strike", terms.strike().doubleValue(), 8);
        out.field("option_type", terms.type() == OptionType.CALL ? "call" : "put");
    }

    private static void sizes(JsonBytes out, Instrument instrument) {
        out.name("contract_size");
        size(out, instrument.contractSize());
        out.field("min_trade_amount", instrument.minimumAmount().doubleValue(), 8);
        out.field("tick_size", instrument.ticks().base().doubleValue(), 8);
        out.name("tick_size_steps").array();
        instrument.ticks().steps().forEach(step -> step(out, step));
        out.endArray();
    }

    /** A whole size is written without decimals: clients exist that read it as an integer. */
    private static void size(JsonBytes out, BigDecimal size) {
        if (size.stripTrailingZeros().scale() <= 0) {
            out.number(size.longValue());
        } else {
            out.decimal(size.doubleValue(), 8);
        }
    }

    private static void step(JsonBytes out, TickLadder.Step step) {
        out.object().field("above_price", step.above().doubleValue(), 8);
        out.field("tick_size", step.tick().doubleValue(), 8).endObject();
    }

    private static void fees(JsonBytes out, Listed listed) {
        boolean option = listed.isOfOptions();
        out.field("maker_commission", listed.instrument().makerFee().doubleValue(), 8);
        out.field("taker_commission", listed.instrument().takerFee().doubleValue(), 8);
        out.field("max_liquidation_commission", 0.0075, 8);
        out.field("block_trade_commission", option ? 0.0003 : 0.00025, 8);
        out.field("block_trade_tick_size", option ? 0.0001 : 0.01, 8);
        out.field("block_trade_min_trade_amount", option ? 25L : 200_000L);
        out.field("max_leverage", option ? 1L : 50L);
    }

    private static String settlementPeriod(Instrument instrument) {
        if (instrument.kind() == InstrumentKind.PERPETUAL || instrument.expiry().isEmpty()) {
            return "perpetual";
        }
        LocalDate date = instrument.expiry().orElseThrow().date();
        if (date.getDayOfWeek() != DayOfWeek.FRIDAY) {
            return "day";
        }
        return date.plusWeeks(1).getMonth() == date.getMonth() ? "week" : "month";
    }
}

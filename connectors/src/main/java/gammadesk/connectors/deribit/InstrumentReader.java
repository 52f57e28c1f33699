package gammadesk.connectors.deribit;

import static gammadesk.connectors.deribit.UnreadableException.require;

import gammadesk.analytics.market.TickLadder;
import gammadesk.connectors.deribit.DeribitMessage.InstrumentData;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one instrument of a listing. */
final class InstrumentReader {
    private String name = "";
    private String kind = "";
    private String base = "";
    private String quote = "";
    private String settlementCurrency = "";
    private String instrumentType = "";
    private String settlementPeriod = "";
    private String optionType = "";
    private String state = "";
    private boolean active = true;
    private Optional<BigDecimal> strike = Optional.empty();
    private BigDecimal contractSize = BigDecimal.ONE;
    private BigDecimal tick = BigDecimal.ZERO;
    private List<TickLadder.Step> steps = List.of();
    private BigDecimal minimumAmount = BigDecimal.ZERO;
    private BigDecimal makerFee = BigDecimal.ZERO;
    private BigDecimal takerFee = BigDecimal.ZERO;
    private long createdMillis;
    private long expiryMillis;

    private InstrumentReader() {}

    /** Reads the object to its end; empty when it lacks what an instrument needs. */
    static Optional<InstrumentData> read(Cursor in) {
        in.enterObject("the instrument");
        InstrumentReader reader = new InstrumentReader();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            reader.member(in, name);
        }
        return reader.isWhole() ? Optional.of(reader.build()) : Optional.empty();
    }

    private void member(Cursor in, String member) {
        switch (member) {
            case "instrument_name" -> name = in.name();
            case "kind" -> kind = in.name();
            case "base_currency" -> base = in.name();
            case "quote_currency" -> quote = in.name();
            case "settlement_currency" -> settlementCurrency = in.name();
            case "instrument_type" -> instrumentType = in.name();
            case "settlement_period" -> settlementPeriod = in.name();
            case "option_type" -> optionType = in.name();
            case "state" -> state = in.name();
            case "is_active" -> active = in.flag();
            default -> rule(in, member);
        }
    }

    private void rule(Cursor in, String member) {
        switch (member) {
            case "strike" -> strike = in.decimal();
            case "contract_size" -> contractSize = in.decimal().orElse(contractSize);
            case "tick_size" -> tick = in.decimal().orElse(tick);
            case "tick_size_steps" -> steps = in.isArray() ? steps(in) : steps;
            case "min_trade_amount" -> minimumAmount = in.decimal().orElse(minimumAmount);
            case "maker_commission" -> makerFee = in.decimal().orElse(makerFee);
            case "taker_commission" -> takerFee = in.decimal().orElse(takerFee);
            case "creation_timestamp" -> createdMillis = in.integer();
            case "expiration_timestamp" -> expiryMillis = in.integer();
            default -> in.skip();
        }
    }

    private static List<TickLadder.Step> steps(Cursor in) {
        List<TickLadder.Step> steps = new ArrayList<>();
        while (in.nextElement()) {
            steps.add(step(in));
        }
        return steps;
    }

    private static TickLadder.Step step(Cursor in) {
        in.enterObject("a tick step");
        BigDecimal above = BigDecimal.ZERO;
        BigDecimal tick = BigDecimal.ZERO;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "above_price" -> above = in.decimal().orElse(above);
                case "tick_size" -> tick = in.decimal().orElse(tick);
                default -> in.skip();
            }
        }
        require(tick.signum() > 0, "a tick step without a tick");
        return new TickLadder.Step(above, tick);
    }

    private boolean isWhole() {
        return !name.isEmpty() && !kind.isEmpty() && !base.isEmpty() && tick.signum() > 0;
    }

    private InstrumentData build() {
        return new InstrumentData(
                name,
                kind,
                base,
                quote,
                settlementCurrency,
                instrumentType,
                settlementPeriod,
                optionType,
                state,
                active,
                strike,
                contractSize,
                new TickLadder(tick, steps),
                minimumAmount,
                makerFee,
                takerFee,
                createdMillis,
                expiryMillis);
    }
}

package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.List;
import java.util.Optional;

/** A position that never was, on the wire. */
public final class PositionJson {
    private static final int MOST_LEVERAGE = 50;
    private static final List<String> ZEROS = List.of(
            "size",
            "average_price",
            "total_profit_loss",
            "floating_profit_loss",
            "realized_profit_loss",
            "initial_margin",
            "maintenance_margin",
            "open_orders_margin",
            "delta");
    private static final List<String> ZEROS_OF_OPTION =
            List.of("gamma", "vega", "theta", "average_price_usd", "floating_profit_loss_usd");
    private static final List<String> ZEROS_OF_FUTURE =
            List.of("size_currency", "realized_funding", "interest_value", "estimated_liquidation_price");

    private PositionJson() {}

    /** Writes a position without a size as the next value. */
    public static void none(JsonBytes out, Contract contract, Optional<Ticker> ticker) {
        out.object().field("instrument_name", contract.name()).field("kind", contract.kindWord());
        out.field("direction", "zero");
        out.field("mark_price", zero(ticker.map(Ticker::mark)), 8);
        out.field("index_price", zero(ticker.map(Ticker::index)), 2);
        out.field("settlement_price", zero(ticker.map(Ticker::settlement)), 8);
        zeros(out, ZEROS);
        if (contract.isOption()) {
            zeros(out, ZEROS_OF_OPTION);
        } else {
            zeros(out, ZEROS_OF_FUTURE);
            out.field("leverage", MOST_LEVERAGE);
        }
        out.endObject();
    }

    private static void zeros(JsonBytes out, List<String> names) {
        names.forEach(name -> out.field(name, 0.0, 1));
    }

    private static double zero(Optional<Double> value) {
        return value.filter(number -> !Double.isNaN(number)).orElse(0.0);
    }
}

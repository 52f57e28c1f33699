package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.accounts.PositionReport;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.Optional;

/** A position on the wire. */
public final class PositionJson {
    private static final int MOST_LEVERAGE = 50;

    private PositionJson() {}

    /** Writes a position as the next value. */
    public static void write(JsonBytes out, PositionReport position) {
        Contract contract = position.contract();
        out.object();
        head(out, contract, position.direction());
        out.field("size", position.size()).field("average_price", position.averagePrice());
        out.field("mark_price", position.markPrice(), 8).field("index_price", position.indexPrice(), 2);
        out.field("settlement_price", position.settlementPrice());
        out.field("total_profit_loss", position.totalProfit());
        out.field("floating_profit_loss", position.floatingProfit());
        out.field("realized_profit_loss", position.realisedProfit());
        out.field("initial_margin", position.initialMargin(), 9);
        out.field("maintenance_margin", position.maintenanceMargin(), 9);
        out.field("open_orders_margin", position.openOrdersMargin(), 9);
        out.field("delta", position.delta(), 9);
        if (contract.isOption()) {
            option(out, position);
        } else {
            future(out, position);
        }
        out.endObject();
    }

    private static void head(JsonBytes out, Contract contract, String direction) {
        out.field("instrument_name", contract.name()).field("kind", contract.kindWord());
        out.field("direction", direction);
    }

    private static void option(JsonBytes out, PositionReport position) {
        out.field("average_price_usd", position.averagePriceUsd(), 4);
        out.field("floating_profit_loss_usd", position.floatingProfit().doubleValue() * position.indexPrice(), 4);
        out.field("gamma", position.greeks().gamma(), 8).field("vega", position.greeks().vega(), 8);
        out.field("theta", position.greeks().theta(), 8);
    }

    private static void future(JsonBytes out, PositionReport position) {
        out.field("size_currency", position.sizeCurrency(), 9).field("leverage", position.leverage());
        out.field("estimated_liquidation_price", position.liquidationPrice(), 2);
        perpetual(out, position.contract(), position.realisedFunding().doubleValue());
    }

    private static void perpetual(JsonBytes out, Contract contract, double funding) {
        if (contract.isPerpetual()) {
            out.field("realized_funding", funding, 9).field("interest_value", 0.0, 8);
        }
    }

    /** Writes a position that never was as the next value. */
    public static void none(JsonBytes out, Contract contract, Optional<Ticker> ticker) {
        out.object();
        head(out, contract, "zero");
        out.field("size", 0.0, 1).field("average_price", 0.0, 1);
        out.field("mark_price", zero(ticker.map(Ticker::mark)), 8);
        out.field("index_price", zero(ticker.map(Ticker::index)), 2);
        out.field("settlement_price", zero(ticker.map(Ticker::settlement)), 8);
        for (String name : new String[] {
            "total_profit_loss",
            "floating_profit_loss",
            "realized_profit_loss",
            "initial_margin",
            "maintenance_margin",
            "open_orders_margin",
            "delta"
        }) {
            out.field(name, 0.0, 1);
        }
        if (contract.isOption()) {
            out.field("average_price_usd", 0.0, 1).field("floating_profit_loss_usd", 0.0, 1);
            out.field("gamma", 0.0, 1).field("vega", 0.0, 1).field("theta", 0.0, 1);
        } else {
            out.field("size_currency", 0.0, 1).field("leverage", MOST_LEVERAGE);
            out.field("estimated_liquidation_price", 0.0, 1);
            perpetual(out, contract, 0);
        }
        out.endObject();
    }

    private static double zero(Optional<Double> value) {
        return value.filter(number -> !Double.isNaN(number)).orElse(0.0);
    }
}

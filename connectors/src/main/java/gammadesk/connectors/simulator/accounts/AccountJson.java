package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Settlement;
import gammadesk.connectors.simulator.accounts.AccountSummary.OptionGreeks;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Accounts on the wire. Money is written with all its decimals, so that a client's own sums come out exact. */
public final class AccountJson {
    private static final int PLACES = 10;
    private static final int GREEK_PLACES = 5;

    private AccountJson() {}

    /** The fields of a summary, into an object that is open: callers add those that tell of the user. */
    public static void summary(JsonBytes out, AccountSummary summary) {
        out.field("currency", summary.currency().code());
        out.field("margin_model", summary.marginModel().word());
        out.field("portfolio_margining_enabled", summary.marginModel().isPortfolio());
        out.field("cross_collateral_enabled", false);
        money(out, "balance", summary.balance());
        money(out, "equity", summary.equity());
        money(out, "margin_balance", summary.marginBalance());
        money(out, "available_funds", summary.availableFunds());
        money(out, "available_withdrawal_funds", summary.availableWithdrawalFunds());
        out.field("initial_margin", summary.initialMargin(), PLACES);
        out.field("maintenance_margin", summary.maintenanceMargin(), PLACES);
        out.field("projected_initial_margin", summary.projectedInitialMargin(), PLACES);
        out.field("projected_maintenance_margin", summary.projectedMaintenanceMargin(), PLACES);
        profits(out, summary);
        deltas(out, summary);
        liquidation(out, summary);
        out.field("fee_balance", 0).field("spot_reserve", 0).field("additional_reserve", 0);
    }

    /** One factor for all of a currency's futures: they follow one index. */
    private static void liquidation(JsonBytes out, AccountSummary summary) {
        double ratio = summary.estimatedLiquidationRatio();
        out.field("estimated_liquidation_ratio", ratio, PLACES);
        out.name("estimated_liquidation_ratio_map").object();
        if (ratio != 0) {
            summary.deltaByIndex().keySet().forEach(index -> out.field(index, ratio, PLACES));
        }
        out.endObject();
    }

    private static void profits(JsonBytes out, AccountSummary summary) {
        money(out, "total_pl", summary.totalProfit());
        money(out, "session_rpl", summary.sessionRealised());
        money(out, "session_upl", summary.sessionUnrealised());
        money(out, "futures_pl", summary.futures().total());
        money(out, "futures_session_rpl", summary.futures().sessionRealised());
        money(out, "futures_session_upl", summary.futures().sessionUnrealised());
        money(out, "options_pl", summary.options().total());
        money(out, "options_session_rpl", summary.options().sessionRealised());
        money(out, "options_session_upl", summary.options().sessionUnrealised());
        money(out, "options_value", summary.optionsValue());
    }

    private static void deltas(JsonBytes out, AccountSummary summary) {
        out.field("delta_total", summary.deltaTotal(), PLACES);
        out.field("projected_delta_total", summary.projectedDeltaTotal(), PLACES);
        out.field("options_delta", summary.greeks().delta(), GREEK_PLACES);
        out.field("options_gamma", summary.greeks().gamma(), GREEK_PLACES);
        out.field("options_vega", summary.greeks().vega(), GREEK_PLACES);
        out.field("options_theta", summary.greeks().theta(), GREEK_PLACES);
        out.name("delta_total_map").object();
        summary.deltaByIndex().forEach((index, delta) -> out.field(index, delta, PLACES));
        out.endObject();
        byIndex(out, "options_gamma_map", summary.greeksByIndex(), OptionGreeks::gamma);
        byIndex(out, "options_vega_map", summary.greeksByIndex(), OptionGreeks::vega);
        byIndex(out, "options_theta_map", summary.greeksByIndex(), OptionGreeks::theta);
    }

    private static void byIndex(
            JsonBytes out, String name, Map<String, OptionGreeks> greeks, ToDoubleFunction<OptionGreeks> greek) {
        out.name(name).object();
        greeks.forEach((index, all) -> out.field(index, greek.applyAsDouble(all), GREEK_PLACES));
        out.endObject();
    }

    /** A position as the next value. */
    public static void position(JsonBytes out, PositionReport position) {
        Contract contract = position.contract();
        out.object().field("instrument_name", contract.name()).field("kind", contract.kindWord());
        out.field("direction", position.direction());
        money(out, "size", position.size());
        money(out, "average_price", position.averagePrice());
        out.field("mark_price", position.markPrice(), PLACES).field("index_price", position.indexPrice(), 4);
        money(out, "settlement_price", position.settlementPrice());
        money(out, "total_profit_loss", position.totalProfit());
        money(out, "floating_profit_loss", position.floatingProfit());
        money(out, "realized_profit_loss", position.realisedProfit());
        out.field("initial_margin", position.initialMargin(), PLACES);
        out.field("maintenance_margin", position.maintenanceMargin(), PLACES);
        out.field("open_orders_margin", position.openOrdersMargin(), PLACES);
        out.field("delta", position.delta(), PLACES);
        if (contract.isOption()) {
            option(out, position);
        } else {
            future(out, position);
        }
        out.endObject();
    }

    private static void option(JsonBytes out, PositionReport position) {
        boolean inverse = position.contract().settlement() == Settlement.INVERSE;
        double usdPerUnit = inverse ? position.indexPrice() : 1;
        out.field("gamma", position.greeks().gamma(), GREEK_PLACES);
        out.field("vega", position.greeks().vega(), GREEK_PLACES);
        out.field("theta", position.greeks().theta(), GREEK_PLACES);
        out.field("average_price_usd", position.averagePriceUsd(), 6);
        out.field("floating_profit_loss_usd", position.floatingProfit().doubleValue() * usdPerUnit, 6);
        out.name("estimated_liquidation_price").raw("null");
    }

    private static void future(JsonBytes out, PositionReport position) {
        out.field("size_currency", position.sizeCurrency(), PLACES).field("leverage", position.leverage());
        out.name("estimated_liquidation_price")
                .decimal(position.liquidationPrice() == 0 ? Double.NaN : position.liquidationPrice(), 2);
        if (position.contract().isPerpetual()) {
            money(out, "realized_funding", position.realisedFunding());
            out.field("interest_value", 0.0, PLACES);
        }
    }

    /** A line of a settlement history as the next value. */
    public static void settlement(JsonBytes out, SettlementEvent event) {
        out.object().field("type", event.type().name().toLowerCase(Locale.ROOT));
        out.field("timestamp", event.timestamp());
        money(out, "session_profit_loss", event.sessionProfit());
        money(out, "funding", event.funding());
        if (event.type() == SettlementEvent.Type.BANKRUPTCY) {
            money(out, "session_bankruptcy", event.funded());
            money(out, "funded", event.funded());
            out.field("session_tax", 0).field("session_tax_rate", 0).field("socialized", 0);
            out.name("instrument_name").raw("null").name("index_price").raw("null");
            out.name("position").raw("null");
        } else {
            out.field("instrument_name", event.instrument());
            out.field("index_price", event.indexPrice(), 4).field("mark_price", event.markPrice(), PLACES);
            money(out, "position", event.position());
            money(out, "profit_loss", event.profit());
        }
        out.endObject();
    }

    /** A named amount, exact and without needless zeros. */
    static void money(JsonBytes out, String name, BigDecimal amount) {
        out.name(name)
                .raw(amount.signum() == 0 ? "0.0" : amount.stripTrailingZeros().toPlainString());
    }
}

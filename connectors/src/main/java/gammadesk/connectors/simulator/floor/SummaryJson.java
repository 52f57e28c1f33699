package gammadesk.connectors.simulator.floor;

import gammadesk.connectors.simulator.accounts.AccountSummary;
import gammadesk.connectors.simulator.accounts.AccountSummary.OptionGreeks;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** An account in one currency on the wire. */
public final class SummaryJson {
    private static final int MONEY = 8;

    private SummaryJson() {}

    /** Writes the figures of {@code user.portfolio} as fields of the open object. */
    public static void fields(JsonBytes out, AccountSummary summary) {
        out.field("currency", summary.currency().code()).field("margin_model", summary.marginModel().word());
        out.field("portfolio_margining_enabled", summary.marginModel().isPortfolio());
        out.field("cross_collateral_enabled", false);
        money(out, summary);
        margins(out, summary);
        profits(out, summary);
        greeks(out, summary);
    }

    private static void money(JsonBytes out, AccountSummary summary) {
        out.field("balance", summary.balance()).field("equity", summary.equity());
        out.field("margin_balance", summary.marginBalance());
        out.field("available_funds", summary.availableFunds());
        out.field("available_withdrawal_funds", summary.availableWithdrawalFunds());
        out.field("fee_balance", 0.0, 1).field("spot_reserve", 0.0, 1).field("additional_reserve", 0.0, 1);
    }

    private static void margins(JsonBytes out, AccountSummary summary) {
        out.field("initial_margin", zero(summary.initialMargin()), MONEY);
        out.field("maintenance_margin", zero(summary.maintenanceMargin()), MONEY);
        out.field("projected_initial_margin", zero(summary.projectedInitialMargin()), MONEY);
        out.field("projected_maintenance_margin", zero(summary.projectedMaintenanceMargin()), MONEY);
        out.field("estimated_liquidation_ratio", summary.estimatedLiquidationRatio(), MONEY);
        out.name("estimated_liquidation_ratio_map").object();
        if (summary.estimatedLiquidationRatio() > 0) {
            summary.deltaByIndex()
                    .keySet()
                    .forEach(index -> out.field(index, summary.estimatedLiquidationRatio(), MONEY));
        }
        out.endObject();
    }

    private static void profits(JsonBytes out, AccountSummary summary) {
        out.field("total_pl", summary.totalProfit());
        out.field("session_rpl", summary.sessionRealised()).field("session_upl", summary.sessionUnrealised());
        out.field("futures_pl", summary.futures().total());
        out.field("futures_session_rpl", summary.futures().sessionRealised());
        out.field("futures_session_upl", summary.futures().sessionUnrealised());
        out.field("options_pl", summary.options().total());
        out.field("options_session_rpl", summary.options().sessionRealised());
        out.field("options_session_upl", summary.options().sessionUnrealised());
        out.field("options_value", summary.optionsValue());
    }

    private static void greeks(JsonBytes out, AccountSummary summary) {
        out.field("delta_total", summary.deltaTotal(), MONEY);
        out.field("projected_delta_total", summary.projectedDeltaTotal(), MONEY);
        out.field("options_delta", summary.greeks().delta(), 5).field("options_gamma", summary.greeks().gamma(), 5);
        out.field("options_vega", summary.greeks().vega(), 5).field("options_theta", summary.greeks().theta(), 5);
        out.name("delta_total_map").object();
        summary.deltaByIndex().forEach((index, delta) -> out.field(index, delta, MONEY));
        out.endObject();
        map(out, "options_gamma_map", summary.greeksByIndex(), OptionGreeks::gamma);
        map(out, "options_vega_map", summary.greeksByIndex(), OptionGreeks::vega);
        map(out, "options_theta_map", summary.greeksByIndex(), OptionGreeks::theta);
    }

    private static void map(
            JsonBytes out, String name, Map<String, OptionGreeks> byIndex, ToDoubleFunction<OptionGreeks> figure) {
        out.name(name).object();
        byIndex.forEach((index, greeks) -> out.field(index, figure.applyAsDouble(greeks), 5));
        out.endObject();
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}

package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.simulator.accounts.AccountSummary;
import gammadesk.connectors.simulator.accounts.FeeRow;
import gammadesk.connectors.simulator.accounts.FeeSchedule;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.matching.SelfTrading;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Who an account is, on the wire. */
final class UserJson {
    private final Floor floor;
    private final Methods.Limits limits;

    UserJson(Floor floor, Methods.Limits limits) {
        this.floor = floor;
        this.limits = limits;
    }

    void identity(JsonBytes out, long account) {
        String name = floor.accounts().name(account);
        out.field("id", account).field("email", name + "@example.com");
        out.field("system_name", name).field("username", name).field("type", "main");
        out.field("creation_timestamp", floor.accounts().createdMillis(account));
        out.name("referrer_id").raw("null");
        out.field("login_enabled", false).field("security_keys_enabled", false);
        out.field("mmp_enabled", true).field("interuser_transfers_enabled", false);
        boolean cancels = floor.link().selfTrading(account).mode() == SelfTrading.Mode.CANCEL_MAKER;
        out.field("self_trading_reject_mode", cancels ? "cancel_maker" : "reject_taker");
        out.field("self_trading_extended_to_subaccounts", false);
        out.field("block_rfq_self_match_prevention", true);
    }

    /** What is enforced. */
    void limits(JsonBytes out) {
        out.name("limits").object().field("limits_per_currency", false);
        rate(out, "non_matching_engine", limits.requests());
        out.name("matching_engine").object().name("trading").object();
        rate(out, "total", limits.orders());
        out.endObject();
        for (String name : List.of("spot", "quotes", "max_quotes", "guaranteed_quotes", "cancel_all")) {
            rate(out, name, limits.orders());
        }
        out.endObject().endObject();
    }

    private static void rate(JsonBytes out, String name, Methods.Rate rate) {
        out.name(name)
                .object()
                .field("burst", Math.round(rate.atOnce()))
                .field("rate", Math.round(rate.perSecond()))
                .endObject();
    }

    void fees(JsonBytes out, Currency currency) {
        FeeRow row = FeeSchedule.published().at(floor.now());
        String index = currency.code().toLowerCase(Locale.ROOT) + "_usd";
        out.name("fees").array();
        fee(out, index, "perpetual", row.futureMaker(), row.futureTaker());
        fee(out, index, "option", row.optionMaker(), row.optionTaker());
        fee(out, index, "future", row.futureMaker(), row.futureTaker());
        out.endArray();
    }

    private static void fee(JsonBytes out, String index, String kind, BigDecimal maker, BigDecimal taker) {
        out.object()
                .field("index_name", index)
                .field("kind", kind)
                .name("value")
                .object();
        out.name("default").object().field("type", "fixed");
        out.field("maker", maker).field("taker", taker).endObject();
        out.field("block_trade", taker).endObject().endObject();
    }

    /** What a simulation adds to the summary. */
    void totals(JsonBytes out, AccountSummary summary) {
        boolean isCoin = floor.venue().market().currencies().contains(summary.currency());
        double usd = isCoin ? floor.venue().market().index(summary.currency()).price() : 1;
        out.field("available_subaccount_transfer_funds", 0.0, 1).field("locked_balance", 0.0, 1);
        out.field("total_equity_usd", summary.equity().doubleValue() * usd, 4);
        out.field("total_margin_balance_usd", summary.marginBalance().doubleValue() * usd, 4);
        out.field("total_initial_margin_usd", summary.initialMargin() * usd, 4);
        out.field("total_maintenance_margin_usd", summary.maintenanceMargin() * usd, 4);
        out.field("total_delta_total_usd", summary.deltaTotal() * usd, 4);
    }

    void changes(JsonBytes out, List<AccountSummary> old, List<AccountSummary> next) {
        out.array();
        for (int i = 0; i < old.size(); i++) {
            out.object().field("currency", old.get(i).currency().code().toLowerCase(Locale.ROOT));
            state(out, "old_state", old.get(i));
            state(out, "new_state", next.get(i));
            out.endObject();
        }
        out.endArray();
    }

    private static void state(JsonBytes out, String name, AccountSummary summary) {
        out.name(name).object();
        out.field("maintenance_margin_rate", rate(summary.maintenanceMargin(), summary), 8);
        out.field("initial_margin_rate", rate(summary.initialMargin(), summary), 8);
        out.field("available_balance", summary.availableFunds()).endObject();
    }

    private static double rate(double margin, AccountSummary summary) {
        double base = summary.marginBalance().doubleValue();
        return base > 0 && !Double.isNaN(margin) ? margin / base : 0;
    }

    void subaccount(JsonBytes out, long account, List<AccountSummary> portfolio) {
        String name = floor.accounts().name(account);
        out.object().field("id", account).field("username", name).field("system_name", name);
        out.field("email", name + "@example.com").field("type", "main");
        out.field("margin_model", floor.accounts().marginModel(account).word());
        out.field("is_password", true).field("login_enabled", false).field("receive_notifications", false);
        out.field("security_keys_enabled", false).field("tfa_enabled", false);
        out.name("security_keys_assignments").array().endArray();
        if (!portfolio.isEmpty()) {
            out.name("portfolio").object();
            portfolio.forEach(summary -> portfolio(out, summary));
            out.endObject();
        }
        out.endObject();
    }

    private static void portfolio(JsonBytes out, AccountSummary summary) {
        String code = summary.currency().code().toLowerCase(Locale.ROOT);
        out.name(code).object().field("currency", code);
        out.field("additional_reserve", 0.0, 1).field("spot_reserve", 0.0, 1);
        out.field("available_funds", summary.availableFunds());
        out.field("available_withdrawal_funds", summary.availableWithdrawalFunds());
        out.field("balance", summary.balance()).field("equity", summary.equity());
        out.field("initial_margin", summary.initialMargin(), 8);
        out.field("maintenance_margin", summary.maintenanceMargin(), 8);
        out.field("margin_balance", summary.marginBalance()).endObject();
    }
}

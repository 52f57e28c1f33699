package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.accounts.AccountJson;
import gammadesk.connectors.simulator.accounts.AccountReports;
import gammadesk.connectors.simulator.accounts.AccountSummary;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.accounts.MarginModel;
import gammadesk.connectors.simulator.accounts.PositionReport;
import gammadesk.connectors.simulator.accounts.RiskJson;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.OrderJson;
import gammadesk.connectors.simulator.floor.PositionJson;
import gammadesk.connectors.simulator.floor.SummaryJson;
import gammadesk.connectors.simulator.matching.SelfTrading;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.PriceBand;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What accounts have and hold. */
final class AccountMethods {
    private final Floor floor;
    private final Words words;
    private final UserJson json;

    AccountMethods(Floor floor, Methods.Limits limits) {
        this.floor = floor;
        words = new Words(floor.venue());
        json = new UserJson(floor, limits);
    }

    void addTo(Methods methods) {
        methods.add("private/get_position", Right.TRADE_READ, this::position)
                .add("private/get_positions", Right.TRADE_READ, this::positions)
                .add("private/get_account_summary", Right.ACCOUNT_READ, this::summary)
                .add("private/get_account_summaries", Right.ACCOUNT_READ, this::summaries)
                .add("private/get_margins", Right.TRADE_READ, this::margins)
                .add("private/simulate_portfolio", Right.ACCOUNT_READ, this::simulate)
                .add("private/pme/simulate", Right.ACCOUNT_READ, this::simulateRisk)
                .add("private/change_margin_model", Right.ACCOUNT_WRITE, this::changeModel)
                .add("private/set_self_trading_config", Right.ACCOUNT_WRITE, this::selfTrading)
                .add("private/get_user_locks", Right.ACCOUNT_READ, this::locks)
                .add("private/get_subaccounts", Right.ACCOUNT_READ, this::subaccounts)
                .add("private/get_subaccounts_details", Right.ACCOUNT_READ, this::subaccountDetails);
    }

    /** There are no subaccounts: who asks for another's figures is refused. */
    private static long account(Call call) {
        long own = call.account();
        if (call.params().maybeWhole("subaccount_id").orElse(own) != own) {
            throw RpcError.invalid("subaccount_id", "subaccount not found");
        }
        return own;
    }

    private void position(Call call, JsonBytes out) {
        Contract contract = words.contract(call.params());
        floor.position(call.account(), contract.name())
                .ifPresentOrElse(
                        position -> AccountJson.position(out, position),
                        () -> PositionJson.none(out, contract, ticker(contract)));
    }

    private Optional<Ticker> ticker(Contract contract) {
        return floor.venue()
                .directory()
                .find(contract.name())
                .map(listed -> floor.venue().market().ticker(listed.name()));
    }

    private void positions(Call call, JsonBytes out) {
        Params params = call.params();
        String currency = params.has("currency") ? words.currencyOrAny(params) : "any";
        String kind = params.maybeWord("kind", Words.KINDS).orElse("any");
        out.array();
        held(account(call), currency)
                .filter(position -> OrderFilter.isOfKind(position.contract().name(), kind))
                .forEach(position -> AccountJson.position(out, position));
        out.endArray();
    }

    private Stream<PositionReport> held(long account, String currency) {
        return currencies(account).stream()
                .filter(one -> currency.equals("any") || one.code().equals(currency))
                .flatMap(one -> floor.reports().positions(account, one).stream());
    }

    private List<Currency> currencies(long account) {
        return Stream.concat(
                        floor.accounts().currencies(account).stream(), floor.venue().market().currencies().stream())
                .distinct()
                .toList();
    }

    private void summary(Call call, JsonBytes out) {
        long account = account(call);
        Currency currency = words.currency(call.params());
        out.object();
        SummaryJson.fields(out, floor.reports().summary(account, currency));
        json.limits(out);
        if (call.params().flag("extended", false)) {
            json.identity(out, account);
            json.fees(out, currency);
        }
        out.endObject();
    }

    private void summaries(Call call, JsonBytes out) {
        long account = account(call);
        boolean extended = call.params().flag("extended", false);
        out.object();
        if (extended) {
            json.identity(out, account);
        }
        out.name("summaries").array();
        currencies(account).forEach(currency -> {
            out.object();
            SummaryJson.fields(out, floor.reports().summary(account, currency));
            json.limits(out);
            if (extended) {
                json.fees(out, currency);
            }
            out.endObject();
        });
        out.endArray().endObject();
    }

    private void margins(Call call, JsonBytes out) {
        Params params = call.params();
        Listed listed = words.instrument(params);
        AccountReports.OrderMargin margin = floor.reports()
                .orderMargin(call.account(), words.contract(params), params.decimal("amount"), params.decimal("price"));
        PriceBand band = PriceBand.of(listed, floor.venue().market().ticker(listed.name()));
        out.object().field("buy", margin.buy(), 8).field("sell", margin.sell(), 8);
        out.field("min_price", band.low(), 8).field("max_price", band.high(), 8).endObject();
    }

    private static Map<String, BigDecimal> simulated(Params params) {
        Map<String, BigDecimal> sizes = new HashMap<>();
        params.maybeObject("simulated_positions")
                .ifPresent(inner -> inner.names().forEach(name -> sizes.put(name, inner.decimal(name))));
        sizes.keySet().stream()
                .filter(name -> Contract.of(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw RpcError.invalid("simulated_positions", "instrument not found: " + name);
                });
        return sizes;
    }

    private void simulate(Call call, JsonBytes out) {
        Params params = call.params();
        Currency currency = words.currency(params);
        AccountSummary summary = floor.reports()
                .simulate(call.account(), currency, simulated(params), params.flag("add_positions", true));
        out.object();
        SummaryJson.fields(out, summary);
        json.totals(out, summary);
        out.endObject();
    }

    private void simulateRisk(Call call, JsonBytes out) {
        Params params = call.params();
        Currency coin = words.currency(params);
        if (!floor.venue().market().currencies().contains(coin)) {
            throw RpcError.invalid("currency", "no risk matrix in this currency");
        }
        boolean add = params.flag("add_positions", true);
        RiskJson.write(out, floor.reports().simulateRisk(call.account(), coin, simulated(params), add), floor.now());
    }

    /** Only what the account can afford; there is no cross collateral here. */
    private void changeModel(Call call, JsonBytes out) {
        Params params = call.params();
        MarginModel wanted = MarginModel.of(
                        params.word("margin_model", List.of("cross_pm", "cross_sm", "segregated_pm", "segregated_sm")))
                .orElseThrow(() -> RpcError.invalid("margin_model", "cross collateral is not offered"));
        long account = call.account();
        MarginModel before = floor.accounts().marginModel(account);
        List<AccountSummary> old = all(account);
        floor.accounts().marginModel(account, wanted);
        List<AccountSummary> next = all(account);
        boolean isDry = params.flag("dry_run", false);
        boolean fits = next.stream()
                .allMatch(one -> one.initialMargin() <= one.marginBalance().doubleValue());
        if (isDry || !fits) {
            floor.accounts().marginModel(account, before);
        }
        if (!isDry && !fits) {
            throw RpcError.of(10009, "not_enough_funds");
        }
        json.changes(out, old, next);
    }

    private List<AccountSummary> all(long account) {
        return currencies(account).stream()
                .map(currency -> floor.reports().summary(account, currency))
                .toList();
    }

    private void selfTrading(Call call, JsonBytes out) {
        SelfTrading.Mode mode = call.params()
                        .word("mode", List.of("reject_taker", "cancel_maker"))
                        .equals("reject_taker")
                ? SelfTrading.Mode.REJECT_TAKER
                : SelfTrading.Mode.CANCEL_MAKER;
        call.params().text("extended_to_subaccounts");
        floor.link().selfTrading(call.account(), mode);
        out.text("ok");
    }

    private void locks(Call call, JsonBytes out) {
        boolean locked = floor.venue().platform().locksAccounts();
        out.array();
        currencies(call.account()).forEach(currency -> lock(out, currency.code(), locked));
        out.endArray();
    }

    /** Specified as {@code enabled}, shown in the venue's example as {@code locked}. */
    private static void lock(JsonBytes out, String currency, boolean locked) {
        out.object().field("currency", currency).field("enabled", locked).field("locked", locked);
        if (locked) {
            out.field("message", "locked by the venue in all currencies");
        }
        out.endObject();
    }

    private void subaccounts(Call call, JsonBytes out) {
        long account = call.account();
        boolean portfolio = call.params().flag("with_portfolio", false);
        out.array();
        json.subaccount(out, account, portfolio ? all(account) : List.of());
        out.endArray();
    }

    private void subaccountDetails(Call call, JsonBytes out) {
        long account = call.account();
        String code = words.currency(call.params()).code();
        out.array().object().field("uid", account).name("positions").array();
        held(account, code).forEach(position -> AccountJson.position(out, position));
        out.endArray();
        if (call.params().flag("with_open_orders", false)) {
            out.name("open_orders").array();
            floor.engine().open(account).stream()
                    .filter(OrderFilter.currency(code))
                    .forEach(order -> OrderJson.write(out, order, floor.venue()));
            out.endArray();
        }
        out.endObject().endArray();
    }
}

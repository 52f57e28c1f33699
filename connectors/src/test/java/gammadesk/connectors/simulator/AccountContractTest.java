package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.connectors.simulator.accounts.AccountJson;
import gammadesk.connectors.simulator.accounts.AccountReports;
import gammadesk.connectors.simulator.accounts.Accounts;
import gammadesk.connectors.simulator.accounts.BookedTrade;
import gammadesk.connectors.simulator.accounts.FeeSchedule;
import gammadesk.connectors.simulator.accounts.LogJson;
import gammadesk.connectors.simulator.accounts.MarginModel;
import gammadesk.connectors.simulator.accounts.MarginSettings;
import gammadesk.connectors.simulator.accounts.OpenOrders;
import gammadesk.connectors.simulator.accounts.RiskJson;
import gammadesk.connectors.simulator.accounts.VenueMarketView;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.Venue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What accounts say of themselves against the venue's published contract and its examples. */
class AccountContractTest {
    private static final long ALICE = 10;
    private static final long BOB = 11;
    /** Of the user rather than of the account; the caller knows them. */
    private static final Set<String> OF_THE_USER =
            Set.of("email", "system_name", "username", "id", "security_keys_enabled", "type");
    /** What examples of the venue have and an account here cannot: products, collateral and limits it has not. */
    private static final Set<String> NOT_HERE = Set.of(
            "interuser_transfers_enabled",
            "limits",
            "login_enabled",
            "referrer_id",
            "mmp_enabled",
            "block_rfq_self_match_prevention",
            "creation_timestamp",
            "self_trading_extended_to_subaccounts",
            "self_trading_reject_mode",
            "fees",
            "interest_value",
            "ip",
            "info");

    private final FakeMarket market = new FakeMarket(5);
    private final Accounts accounts = new Accounts(new VenueMarketView(new Venue(market)), FeeSchedule.published());
    private final AccountReports reports = accounts.reports(OpenOrders.NONE, MarginSettings.published());
    private Json api;

    @BeforeEach
    void trade() throws IOException {
        Path file = Path.of(System.getProperty("shared.dir", "../shared")).resolve("reference/deribit_openapi.json");
        if (!Files.exists(file) && Boolean.getBoolean("shared.required")) {
            fail("the contract is required, but there is no " + file);
        }
        assumeTrue(Files.exists(file), "skipped: the contract is not beside the project");
        api = Json.parse(Files.readString(file));
        for (long id : List.of(ALICE, BOB)) {
            accounts.open(id, "trader", MarginModel.SEGREGATED_SM, market.nowMillis());
            accounts.deposit(id, Currency.BTC, BigDecimal.TEN, market.nowMillis());
        }
        trade(FakeMarket.PERPETUAL, "36000", "5000");
        trade(FakeMarket.FUTURE, "36500", "2000");
        trade(FakeMarket.CALL, "0.05", "2");
        accounts.transfer(ALICE, BOB, Currency.BTC, BigDecimal.ONE, market.nowMillis());
        accounts.settle(market.nowMillis());
        accounts.deliver(
                Currency.BTC, Expiry.parse("29DEC23").orElseThrow(), new BigDecimal("37000"), market.nowMillis());
    }

    private void trade(String instrument, String price, String amount) {
        accounts.book(new BookedTrade(
                "1",
                instrument,
                new BigDecimal(price),
                new BigDecimal(amount),
                market.nowMillis(),
                new BookedTrade.Party(ALICE, "1", false, false),
                new BookedTrade.Party(BOB, "2", true, false)));
    }

    @Test
    void theSummaryHasEveryFieldOfItsContract() {
        Json summary = json(out -> {
            out.object();
            AccountJson.summary(out, reports.summary(ALICE, Currency.BTC));
            out.field("email", "a@b").field("system_name", "a").field("username", "a");
            out.field("id", ALICE).field("type", "main");
            out.field("security_keys_enabled", false).endObject();
        });
        check("get_account_summary", summary);
        Set<String> missing = new TreeSet<>(example("get_account_summary").names());
        missing.removeAll(summary.names());
        missing.removeAll(NOT_HERE);
        missing.removeAll(OF_THE_USER);
        assertThat(missing).isEmpty();
        assertThat(summary.at("balance").number())
                .isEqualTo(accounts.balance(ALICE, Currency.BTC).doubleValue());
    }

    @Test
    void positionsHaveEveryFieldOfTheirContract() {
        Json positions = json(out -> {
            out.array();
            reports.positions(ALICE, Currency.BTC).forEach(position -> AccountJson.position(out, position));
            out.endArray();
        });
        assertThat(positions.size()).isEqualTo(2);
        for (Json part : component("position_with_elp").at("allOf").items()) {
            positions.items().forEach(position -> Schema.check(api, part, position, "get_positions"));
        }
        Set<String> missing = new TreeSet<>(example("get_positions").at(0).names());
        missing.removeAll(positions.at(1).names());
        missing.removeAll(NOT_HERE);
        assertThat(missing).isEmpty();
    }

    @Test
    void theLogHasEveryFieldOfItsContract() {
        Json log = json(out -> {
            out.object().name("continuation").raw("null").name("logs").array();
            accounts.log(ALICE, _ -> true).forEach(entry -> LogJson.write(out, entry, "alice"));
            out.endArray().endObject();
        });
        check("get_transaction_log", log);
        Set<String> types = new TreeSet<>();
        log.at("logs").items().forEach(entry -> types.add(entry.at("type").text()));
        assertThat(types).containsExactly("delivery", "deposit", "settlement", "trade", "transfer");
        for (Json recorded : example("get_transaction_log").at("logs").items()) {
            Json ours = log.at("logs").items().stream()
                    .filter(entry ->
                            entry.at("type").text().equals(recorded.at("type").text()))
                    .findFirst()
                    .orElseThrow();
            Set<String> missing = new TreeSet<>(recorded.names());
            missing.removeAll(ours.names());
            missing.removeAll(NOT_HERE);
            missing.remove("interest_pl");
            assertThat(missing).as(recorded.at("type").text()).isEmpty();
        }
    }

    @Test
    void theSettlementHistoryHasEveryFieldOfItsContract() {
        Json history = json(out -> {
            out.object().field("continuation", "none").name("settlements").array();
            accounts.settlements(ALICE, _ -> true).forEach(event -> AccountJson.settlement(out, event));
            out.endArray().endObject();
        });
        List<Json> events = history.at("settlements").items();
        assertThat(events).hasSize(3);
        events.forEach(event -> Schema.check(api, component("settlement"), event, "settlement"));
        Schema.sameFields(example("get_settlement_history_by_currency"), history, "get_settlement_history_by_currency");
    }

    @Test
    void theRiskMatrixHasTheRecordedShape() {
        Json answer = json(out -> RiskJson.write(
                out,
                reports.simulateRisk(ALICE, Currency.BTC, Map.of(FakeMarket.PERPETUAL, new BigDecimal("0.5")), false),
                market.nowMillis()));
        Json margin = answer.at("margins").at("btc");
        assertThat(margin.at("initial_margin_details")
                        .at("risk_matrix_margin_details")
                        .at("worst_case")
                        .number())
                .isCloseTo(0.5 * (1 / 0.84 - 1), within(1e-9));
        assertThat(answer.at("initial_risk_vectors")
                        .at(FakeMarket.PERPETUAL)
                        .at("standard")
                        .size())
                .isEqualTo(27);
        assertThat(answer.at("aggregated_risk_vectors")
                        .at("btc_btc")
                        .at("extended")
                        .size())
                .isEqualTo(8);
        assertThat(answer.at("portfolio")
                        .at("position")
                        .at(FakeMarket.PERPETUAL)
                        .number())
                .isCloseTo(0.5, within(1e-9));
        assertThat(answer.at("model_params").at("general").at("mm_factor").number())
                .isEqualTo(0.8);
    }

    private void check(String method, Json value) {
        Json response = api.at("paths")
                .at("/private/" + method)
                .at("get")
                .at("responses")
                .at("200");
        Json schema = Schema.of(api, response).at("properties").at("result");
        Schema.check(api, schema, value, method);
    }

    private Json component(String name) {
        return api.at("components").at("schemas").at(name);
    }

    private Json example(String method) {
        Json response = api.at("paths")
                .at("/private/" + method)
                .at("get")
                .at("responses")
                .at("200");
        return response.at("content")
                .at("application/json")
                .at("examples")
                .at("response")
                .at("value")
                .at("result");
    }

    private static Json json(Consumer<JsonBytes> writer) {
        JsonBytes out = new JsonBytes();
        writer.accept(out);
        return Json.parse(new String(out.toByteArray(), StandardCharsets.UTF_8));
    }
}

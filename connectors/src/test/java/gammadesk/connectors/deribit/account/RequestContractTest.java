package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.port.OrderGateway.Edit;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.analytics.port.OrderGateway.Scope;
import gammadesk.analytics.port.OrderGateway.Trigger;
import gammadesk.connectors.deribit.account.Stage.Fault;
import gammadesk.connectors.vault.Secret;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever the gateway asks, it asks as the venue's own description demands. */
class RequestContractTest {
    /** The description demands the parameters of all three grant types at once. */
    private static final String AUTH = "public/auth";

    private final Json api = AccountParserTest.contract("deribit_openapi.json");

    private Json resolve(Json schema) {
        Json found = schema;
        while (found.has("$ref")) {
            Json place = api;
            for (String step : found.at("$ref").text().substring(2).split("/")) {
                place = place.at(step);
            }
            found = place;
        }
        return found;
    }

    private void check(Json request) {
        String method = request.at("method").text();
        Json operation = api.at("paths").at("/" + method).at("get");
        List<Json> parameters = operation
                .find("parameters")
                .map(list -> list.items().stream().map(this::resolve).toList())
                .orElse(List.of());
        Json params = request.at("params");
        for (String name : params.names()) {
            Json parameter = parameters.stream()
                    .filter(one -> one.at("name").text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(method + " knows no " + name));
            checkValue(resolve(parameter.at("schema")), params.at(name), method + "." + name);
        }
        parameters.stream()
                .filter(parameter -> !method.equals(AUTH))
                .filter(parameter -> parameter.find("required").map(Json::value).equals(Optional.of(true)))
                .forEach(parameter -> assertThat(params.names())
                        .as(method)
                        .contains(parameter.at("name").text()));
    }

    private static void checkValue(Json schema, Json value, String where) {
        switch (schema.find("type").map(Json::text).orElse("any")) {
            case "string" -> assertThat(value.value()).as(where).isInstanceOf(String.class);
            case "boolean" -> assertThat(value.value()).as(where).isInstanceOf(Boolean.class);
            case "array" -> assertThat(value.value()).as(where).isInstanceOf(List.class);
            case "number" -> assertThat(value.value()).as(where).isInstanceOf(BigDecimal.class);
            case "integer" ->
                assertThat(value.number().stripTrailingZeros().scale())
                        .as(where)
                        .isLessThanOrEqualTo(0);
            default -> assertThat(value.value()).as(where).isNotNull();
        }
        schema.find("enum")
                .ifPresent(words -> assertThat(
                                words.items().stream().map(Json::value).toList())
                        .as(where)
                        .contains(value.value()));
        schema.find("maximum")
                .ifPresent(most -> assertThat(value.number()).as(where).isLessThanOrEqualTo(most.number()));
    }

    @Test
    void everythingThatADayOfDrillsSendsIsAsDescribed() {
        Stage stage = new Stage(1, new MemoryIntentLog());
        stage.venue.expiresInSeconds = 100;
        stage.openAndSettle();
        Request limit = stage.limit("label-1", Stage.PERPETUAL, Side.BUY, "10", "100.5");
        stage.core.orders().submit(limit.with(true, false));
        stage.core
                .orders()
                .submit(Request.market("m", Stage.PERPETUAL, Side.SELL, BigDecimal.TEN, stage.validUntil(900)));
        stage.core.orders().submit(stop(stage));
        stage.core.orders().submit(byVolatility(stage));
        stage.advance(100);
        Order order = stage.core.view().openOrders().getFirst();
        stage.core.orders().edit(new Edit(order, BigDecimal.ONE, BigDecimal.TWO, true, stage.validUntil(900)));
        stage.advance(100);
        for (Scope scope : List.of(
                new Scope.OfLabel("x"),
                new Scope.OfInstrument(Stage.PERPETUAL),
                new Scope.OfCurrency(Currency.ETH),
                new Scope.Everything())) {
            stage.core.cancels().cancelAll(scope, 0);
        }
        stage.core.cancels().cancel(order.id());
        stage.faults = method -> method.equals("private/buy") ? Fault.DIES_BEFORE : Fault.NONE;
        stage.core.orders().submit(stage.limit("lost", Stage.PERPETUAL, Side.BUY, "10", "100"));
        stage.advance(10);
        assertThat(stage.settled("lost")).isInstanceOf(Outcome.Refused.class);
        stage.advance(60_000);
        Set<String> asked = new TreeSet<>(stage.venue.methods);
        assertThat(asked)
                .contains(
                        "private/buy",
                        "private/sell",
                        "private/edit",
                        "private/cancel",
                        "private/cancel_all",
                        "private/cancel_all_by_currency",
                        "private/cancel_all_by_instrument",
                        "private/cancel_by_label",
                        "private/get_open_orders",
                        "private/get_open_orders_by_label",
                        "private/get_order_state",
                        "private/get_order_state_by_label",
                        "private/get_order_history_by_instrument",
                        "private/get_user_trades_by_currency_and_time",
                        "private/get_user_trades_by_instrument_and_time",
                        "private/get_positions",
                        "private/get_account_summaries",
                        "private/enable_cancel_on_disconnect",
                        "private/subscribe",
                        "public/set_heartbeat",
                        "public/test",
                        AUTH);
        stage.venue.requests.forEach(this::check);
    }

    private static Request stop(Stage stage) {
        return new Request(
                "stop",
                Stage.PERPETUAL,
                Side.SELL,
                BigDecimal.TEN,
                OrderType.STOP_LIMIT,
                Optional.of(new BigDecimal("90")),
                Optional.of(new BigDecimal("91")),
                Optional.of(Trigger.MARK_PRICE),
                TimeInForce.GOOD_TIL_DAY,
                Quoting.PRICE,
                false,
                true,
                stage.validUntil(900),
                Set.of());
    }

    private static Request byVolatility(Stage stage) {
        return new Request(
                "iv",
                "BTC-27MAR26-100000-C",
                Side.BUY,
                new BigDecimal("0.1"),
                OrderType.LIMIT,
                Optional.of(new BigDecimal("55.5")),
                Optional.empty(),
                Optional.empty(),
                TimeInForce.GOOD_TIL_CANCELLED,
                Quoting.IMPLIED_VOLATILITY,
                false,
                false,
                stage.validUntil(900),
                Set.of());
    }

    @Test
    void everyOrderHasALabelAnEndAndItsFlags() {
        Stage stage = new Stage(1, new MemoryIntentLog());
        stage.openAndSettle();
        stage.buy(Stage.PERPETUAL, "10", "100");
        stage.advance(50);
        Json params = stage.venue.requests.stream()
                .filter(request -> request.at("method").text().equals("private/buy"))
                .findFirst()
                .orElseThrow()
                .at("params");
        assertThat(params.names()).contains("label", "valid_until", "post_only", "reduce_only", "time_in_force");
        assertThat(params.at("label").text()).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void theSignatureIsThatOfTheVenuesFormula() {
        // Computed with: printf '1576074319000\n1iqt2wls\n' | openssl dgst -sha256 -hmac AMANDASECRECT (no data)
        assertThat(SignIn.signature(Secret.of("AMANDASECRECT"), 1576074319000L, "1iqt2wls", ""))
                .isEqualTo("56590594f97921b09b18f166befe0d1319b198bbcdad7ca73382de2f88fe9aa1");
    }

    @Test
    void theSecretItselfIsSentOnlyOnDemand() {
        Params params = SignIn.withKey(
                Stage.key(gammadesk.connectors.vault.ApiKey.Access.TRADE),
                AccountSettings.Proof.CREDENTIALS,
                0,
                "nonce");
        assertThat(Json.parse(params.json()).at("client_secret").text()).isEqualTo(Stage.SECRET);
        assertThat(params.toString()).doesNotContain(Stage.SECRET);
    }
}

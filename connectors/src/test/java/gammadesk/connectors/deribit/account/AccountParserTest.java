package gammadesk.connectors.deribit.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.AccountMessage.Heartbeat;
import gammadesk.connectors.deribit.account.AccountMessage.Malformed;
import gammadesk.connectors.deribit.account.AccountMessage.News;
import gammadesk.connectors.deribit.account.AccountMessage.Refusal;
import gammadesk.connectors.deribit.account.AccountMessage.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the venue's own description shows as answers is read to the last figure. */
class AccountParserTest {
    private final AccountParser parser = new AccountParser();

    static Json contract(String name) {
        Path file = Path.of(System.getProperty("shared.dir", "../shared"), "reference", name);
        if (!Files.exists(file)) {
            if (Boolean.getBoolean("shared.required")) {
                fail("the venue's description is required, but there is no " + file);
            }
            abort("the venue's description is not beside the project");
        }
        try {
            return Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Reply example(String method) {
        Json examples = contract("deribit_openapi.json")
                .at("paths")
                .at("/private/" + method)
                .at("get")
                .at("responses")
                .at("200")
                .at("content")
                .at("application/json")
                .at("examples");
        return (Reply) parser.parse(
                write(examples.at(examples.names().getFirst()).at("value").value()), 5);
    }

    private News channel(String address) {
        Json data = contract("deribit_asyncapi.json")
                .at("channels")
                .at(address)
                .at("messages")
                .at("subscription_message")
                .at("examples")
                .items()
                .getFirst()
                .at("payload");
        String name = address.replaceAll("\\(\\w+\\)", "any");
        return (News) parser.parse(
                "{\"method\":\"subscription\",\"params\":{\"data\":" + write(data.value()) + ",\"channel\":\"" + name
                        + "\"}}",
                5);
    }

    private static String write(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + write(entry.getValue()))
                        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
            case java.util.List<?> list ->
                list.stream().map(AccountParserTest::write).collect(java.util.stream.Collectors.joining(",", "[", "]"));
            case String text -> "\"" + text.replace("\"", "\\\"") + "\"";
            case BigDecimal number -> number.toString();
            case null -> "null";
            default -> value.toString();
        };
    }

    @Test
    void theAnswerToAnOrderHasTheOrderAndItsExecutions() {
        Body.Placed placed = (Body.Placed) example("buy").body();
        assertThat(placed.order().id()).isEqualTo("ETH-584849853");
        assertThat(placed.order().state()).isEqualTo(Order.State.FILLED);
        assertThat(placed.order().averagePrice()).contains(new BigDecimal("203.3"));
        assertThat(placed.order().label()).isEqualTo("market0000234");
        assertThat(placed.fills()).singleElement().satisfies(fill -> {
            assertThat(fill.tradeId()).isEqualTo("ETH-2696083");
            assertThat(fill.fee()).isEqualTo(new BigDecimal("0.00014757"));
            assertThat(fill.feeCurrency()).isEqualTo(Currency.ETH);
            assertThat(fill.maker()).isFalse();
            assertThat(fill.stamp().venueMillis()).isEqualTo(1590483938456L);
        });
    }

    @Test
    void ordersByLabelAndACancelledTriggerOrder() {
        Body.Orders orders = (Body.Orders) example("get_order_state_by_label").body();
        assertThat(orders.orders()).singleElement().satisfies(order -> {
            assertThat(order.side()).isEqualTo(Side.SELL);
            assertThat(order.filled()).isEqualByComparingTo("37");
        });
        Body.OneOrder one = (Body.OneOrder) example("cancel").body();
        assertThat(one.order().price()).as("market_price is no number").isEmpty();
        assertThat(one.order().state()).isEqualTo(Order.State.UNTRIGGERED);
    }

    @Test
    void executionsWithAndWithoutAPage() {
        Body.Fills page =
                (Body.Fills) example("get_user_trades_by_currency_and_time").body();
        assertThat(page.hasMore()).isFalse();
        assertThat(page.fills()).hasSize(2);
        assertThat(page.fills().getFirst().maker()).isTrue();
        assertThat(page.fills().getLast().fee()).isEqualTo(new BigDecimal("-0.00000021"));
        assertThat(((Body.Fills) example("get_user_trades_by_order").body()).fills())
                .hasSize(1);
    }

    @Test
    void positionsSummariesAndCounts() {
        Body.Positions positions = (Body.Positions) example("get_positions").body();
        assertThat(positions.positions()).singleElement().satisfies(position -> {
            assertThat(position.size()).isEqualByComparingTo("50");
            assertThat(position.realisedProfit()).isEqualByComparingTo("-0.000000009");
            assertThat(position.realisedFunding()).isEqualByComparingTo("-0.00000001");
        });
        Body.Summaries summaries =
                (Body.Summaries) example("get_account_summaries").body();
        assertThat(summaries.summaries()).isNotEmpty();
        assertThat(summaries.summaries().getFirst().equity()).isEqualTo(new BigDecimal("302.61869214"));
        assertThat(example("cancel_all").body()).isEqualTo(new Body.Count(37));
        assertThat(example("enable_cancel_on_disconnect").body()).isEqualTo(new Body.Word("ok"));
    }

    @Test
    void privateChannelsSayTheSameInTheirOwnShapes() {
        assertThat(channel("user.orders.(kind).(currency).raw").orders())
                .extracting(Order::id)
                .containsExactly("6");
        assertThat(channel("user.trades.(kind).(currency).(interval)").fills()).hasSize(1);
        News changes = channel("user.changes.(kind).(currency).(interval)");
        assertThat(changes.orders()).hasSize(1);
        assertThat(changes.fills()).hasSize(1);
        assertThat(changes.positions())
                .singleElement()
                .satisfies(position -> assertThat(position.size()).isEqualByComparingTo("185160"));
        assertThat(channel("user.portfolio.(currency)").summary())
                .get()
                .satisfies(summary -> assertThat(summary.balance()).isEqualTo(new BigDecimal("302.60065765")));
    }

    @Test
    void refusalsCarryNumberWordsParameterAndReason() {
        Refusal refusal = (Refusal) parser.parse(
                "{\"error\":{\"code\":-32602,\"message\":\"Invalid params\",\"data\":{\"reason\":\"must be number\","
                        + "\"param\":\"amount\"}},\"id\":7,\"usIn\":17}",
                0);
        assertThat(refusal.id()).isEqualTo(7);
        assertThat(refusal.error().kind()).isEqualTo(DeribitError.Kind.INVALID_PARAMETERS);
        assertThat(refusal.error().message()).contains("Invalid params", "param: amount", "must be number");
        assertThat(refusal.venueInMicros()).isEqualTo(17);
    }

    @Test
    void heartbeatsAndGarbage() {
        assertThat(parser.parse("{\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}", 0))
                .isEqualTo(new Heartbeat(true));
        assertThat(parser.parse("", 0)).isInstanceOf(Malformed.class);
        assertThat(parser.parse("{\"id\":1,\"result\":{\"order_state\":\"odd\",\"order_id\":\"1\"}}", 0))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void whatCannotBeReadIsToldWithoutAWordOfIt() {
        String token =
                "{\"id\":1,\"result\":{\"access_token\":\"s3cr3t\",\"refresh_token\":\"s3cr3t\",\"expires_in\":900,"
                        + "\"scope\":\"connection\",\"token_type\":\"bearer\"}}";
        assertThat(parser.parse(token, 0).toString()).doesNotContain("s3cr3t");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(token);
            for (int changes = 0; changes <= random.nextInt(3); changes++) {
                text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
            }
            AccountMessage message = parser.parse(text.substring(0, 1 + random.nextInt(text.length())), 0);
            if (message instanceof Malformed) {
                assertThat(message.toString()).doesNotContain("s3cr3t");
            }
        }
    }
}

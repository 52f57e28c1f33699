package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders over the wire: placing, changing, cancelling, filling, and what the owner hears of it. */
class OrdersTest {
    private static final String PERPETUAL = Trading.PERPETUAL;

    private Trading trading;
    private WireClient demo;
    private WireClient rival;

    @BeforeEach
    void open() throws Exception {
        trading = Trading.open();
        demo = trading.demo;
        rival = trading.rival;
    }

    @AfterEach
    void close() {
        trading.close();
    }

    @Test
    void anOrderRestsIsEditedAndCancelledAndTheOwnerHearsAllOfIt() throws Exception {
        demo.subscribe("user.orders." + PERPETUAL + ".raw");
        long price = trading.lowPrice();
        Json order = trading.buy(demo, PERPETUAL, "\"amount\":50,\"price\":" + price + ",\"label\":\"mine\"")
                .at("order");
        assertThat(order.at("order_state").text()).isEqualTo("open");
        assertThat(order.at("label").text()).isEqualTo("mine");
        assertThat(order.at("contracts").number()).isEqualTo(5);
        String id = order.at("order_id").text();
        Json told = demo.notification("user.orders." + PERPETUAL + ".raw");
        assertThat(told.at("order_id").text()).isEqualTo(id);
        Json edited = demo.result(
                        "private/edit", "{\"order_id\":\"" + id + "\",\"amount\":30,\"price\":" + (price - 1) + "}")
                .at("order");
        assertThat(edited.at("amount").number()).isEqualTo(30);
        assertThat(edited.at("replaced").flag()).isTrue();
        assertThat(demo.notification("user.orders." + PERPETUAL + ".raw")
                        .at("amount")
                        .number())
                .isEqualTo(30);
        Json byLabel = demo.result(
                        "private/edit_by_label",
                        "{\"label\":\"mine\",\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":20,\"price\":"
                                + (price - 1) + "}")
                .at("order");
        assertThat(byLabel.at("amount").number()).isEqualTo(20);
        Json cancelled = demo.result("private/cancel", "{\"order_id\":\"" + id + "\"}");
        assertThat(cancelled.at("order_state").text()).isEqualTo("cancelled");
        assertThat(cancelled.at("cancel_reason").text()).isEqualTo("user_request");
        assertThat(demo.result("private/get_order_state", "{\"order_id\":\"" + id + "\"}")
                        .at("order_state")
                        .text())
                .isEqualTo("cancelled");
        assertThat(demo.refusal("private/cancel", "{\"order_id\":\"" + id + "\"}"))
                .isIn(10010L, 11044L);
    }

    @Test
    void anOrderStandsInThePublicBook() throws Exception {
        double bid = trading.price(PERPETUAL, "best_bid_price");
        Json order = trading.buy(
                        demo, PERPETUAL, "\"amount\":10,\"post_only\":true,\"price\":" + (Math.rint(bid) - 0.5))
                .at("order");
        Json book = demo.result("public/get_order_book", "{\"instrument_name\":\"" + PERPETUAL + "\",\"depth\":100}");
        assertThat(book.at("bids").items())
                .extracting(row -> row.at(0).number())
                .contains(order.at("price").number());
    }

    @Test
    void anAggressiveOrderFillsAgainstTheMarketAndMovesPositionAndMoney() throws Exception {
        String option = trading.option();
        demo.subscribe("user.changes.option.BTC.raw", "user.trades." + option + ".raw");
        Json done = trading.buy(demo, option, "\"amount\":0.1,\"type\":\"market\",\"label\":\"x\"");
        Json order = done.at("order");
        assertThat(order.at("order_state").text()).isEqualTo("filled");
        Json trade = done.at("trades").at(0);
        assertThat(trade.at("liquidity").text()).isEqualTo("T");
        assertThat(trade.at("fee").number()).isGreaterThan(0).isLessThanOrEqualTo(0.00003);
        assertThat(trade.at("label").text()).isEqualTo("x");
        Json changes = demo.notification("user.changes.option.BTC.raw");
        assertThat(changes.at("positions").at(0).at("size").number()).isEqualTo(0.1);
        assertThat(changes.at("trades").size()).isPositive();
        assertThat(changes.at("orders").size()).isPositive();
        assertThat(demo.notification("user.trades." + option + ".raw")
                        .at(0)
                        .at("trade_id")
                        .text())
                .isEqualTo(trade.at("trade_id").text());
        Json position = demo.result("private/get_position", "{\"instrument_name\":\"" + option + "\"}");
        assertThat(position.at("size").number()).isEqualTo(0.1);
        double paid = trade.at("price").number() * 0.1 + trade.at("fee").number();
        Json summary = demo.result("private/get_account_summary", "{\"currency\":\"BTC\",\"extended\":true}");
        assertThat(summary.at("balance").number()).isCloseTo(10 - paid, within(1e-9));
        Json trades = demo.result("private/get_user_trades_by_instrument", "{\"instrument_name\":\"" + option + "\"}");
        assertThat(trades.at("trades").size()).isEqualTo(done.at("trades").size());
        Json log = demo.result(
                "private/get_transaction_log",
                "{\"currency\":\"BTC\",\"start_timestamp\":0,\"end_timestamp\":9999999999999}");
        assertThat(log.at("logs").at(0).at("type").text()).isEqualTo("trade");
        assertThat(log.at("logs").at(0).at("trade_id").text())
                .isEqualTo(trade.at("trade_id").text());
        Json closed =
                demo.result("private/close_position", "{\"instrument_name\":\"" + option + "\",\"type\":\"market\"}");
        assertThat(closed.at("order").at("reduce_only").flag()).isTrue();
        assertThat(closed.at("order").at("order_state").text()).isEqualTo("filled");
    }

    @Test
    void participantsTradeWithEachOtherAndNeitherHearsOfTheOther() throws Exception {
        String channel = "user.trades.any.any.raw";
        demo.subscribe(channel);
        rival.subscribe(channel);
        double bid = trading.price(PERPETUAL, "best_bid_price");
        double ask = trading.price(PERPETUAL, "best_ask_price");
        double price = Math.max(bid + 0.5, ask);
        Json resting = trading.buy(demo, PERPETUAL, "\"amount\":1000000,\"price\":" + price)
                .at("order");
        Json taken = trading.sell(rival, PERPETUAL, "\"amount\":10,\"price\":" + price);
        assertThat(resting.at("instrument_name").text()).isEqualTo(PERPETUAL);
        assertThat(taken.at("order").at("filled_amount").number()).isEqualTo(10);
        Json own = rival.notification(channel);
        assertThat(own.items())
                .allSatisfy(row -> assertThat(row.at("order_id").text())
                        .isEqualTo(taken.at("order").at("order_id").text()));
        assertThat(demo.notification(channel).items())
                .allSatisfy(row -> assertThat(row.at("direction").text()).isEqualTo("buy"));
    }

    @Test
    void everythingCanBeCancelledAtOnceOrInParts() throws Exception {
        long price = trading.lowPrice();
        for (String label : List.of("a", "a", "b")) {
            trading.buy(demo, PERPETUAL, "\"amount\":10,\"price\":" + price + ",\"label\":\"" + label + "\"");
        }
        trading.sell(
                demo,
                PERPETUAL,
                "\"amount\":10,\"type\":\"stop_market\",\"trigger\":\"mark_price\",\"trigger_price\":"
                        + (price - 1000));
        assertThat(demo.result("private/get_open_orders", "{}").size()).isEqualTo(4);
        assertThat(demo.result("private/get_open_orders_by_label", "{\"currency\":\"BTC\",\"label\":\"a\"}")
                        .size())
                .isEqualTo(2);
        assertThat(demo.result("private/get_open_orders_by_currency", "{\"currency\":\"BTC\",\"type\":\"trigger_all\"}")
                        .at(0)
                        .at("price")
                        .text())
                .isEqualTo("market_price");
        assertThat(demo.result("private/cancel_by_label", "{\"label\":\"a\"}").whole())
                .isEqualTo(2);
        assertThat(demo.result("private/cancel_all_by_currency", "{\"currency\":\"BTC\",\"type\":\"limit\"}")
                        .whole())
                .isEqualTo(1);
        Json detailed = demo.result("private/cancel_all", "{\"detailed\":true}");
        assertThat(detailed.at(0).at("type").text()).isEqualTo("trigger");
        assertThat(demo.result("private/get_open_orders", "{}").size()).isZero();
        Json history = demo.result("private/get_trigger_order_history", "{\"currency\":\"BTC\"}");
        assertThat(history.at("entries").items())
                .extracting(entry -> entry.at("request").text())
                .containsExactly("trigger:cancel", "trigger:order");
    }

    @Test
    void refusalsAreTheVenuesOwn() throws Exception {
        long price = trading.lowPrice();
        String instrument = "\"instrument_name\":\"" + PERPETUAL + "\"";
        Json missing = demo.call("private/buy", "{\"amount\":10}").at("error");
        assertThat(missing.at("code").whole()).isEqualTo(-32602);
        assertThat(missing.at("data").at("param").text()).isEqualTo("instrument_name");
        assertThat(demo.refusal("private/nothing", "{}")).isEqualTo(-32601);
        assertThat(demo.refusal("private/buy", "{" + instrument + ",\"amount\":10,\"price\":\"x\"}"))
                .isEqualTo(-32602);
        assertThat(demo.refusal("private/buy", "{" + instrument + ",\"amount\":5,\"price\":" + price + "}"))
                .isEqualTo(10002);
        assertThat(demo.refusal("private/buy", "{" + instrument + ",\"amount\":10,\"price\":" + price + ".3}"))
                .isEqualTo(10043);
        assertThat(demo.refusal("private/buy", "{" + instrument + ",\"amount\":10,\"price\":" + price * 2 + "}"))
                .isEqualTo(10007);
        assertThat(demo.refusal(
                        "private/buy",
                        "{" + instrument + ",\"amount\":10,\"price\":" + price + ",\"valid_until\":1000}"))
                .isEqualTo(13888);
        assertThat(demo.refusal("private/buy", "{" + instrument + ",\"amount\":1000000000,\"price\":" + price + "}"))
                .isEqualTo(10009);
        assertThat(demo.refusal("private/cancel", "{\"order_id\":\"4711\"}")).isEqualTo(10004);
        String id = trading.buy(demo, PERPETUAL, "\"amount\":10,\"price\":" + price)
                .at("order")
                .at("order_id")
                .text();
        assertThat(rival.refusal("private/get_order_state", "{\"order_id\":\"" + id + "\"}"))
                .isEqualTo(10004);
        assertThat(rival.refusal("private/cancel", "{\"order_id\":\"" + id + "\"}"))
                .isIn(10004L, 10029L);
    }

    @Test
    void whoWantedThatLosesItsOrdersWithItsConnection() throws Exception {
        long price = trading.lowPrice();
        try (WireClient guarded = WireClient.connected(trading.exchange);
                WireClient free = WireClient.connected(trading.exchange)) {
            guarded.logIn(trading.exchange.keys().full());
            free.logIn(trading.exchange.keys().full());
            assertThat(guarded.result("private/enable_cancel_on_disconnect", "{}")
                            .text())
                    .isEqualTo("ok");
            assertThat(guarded.result("private/get_cancel_on_disconnect", "{}")
                            .at("enabled")
                            .flag())
                    .isTrue();
            trading.buy(guarded, PERPETUAL, "\"amount\":10,\"price\":" + price + ",\"label\":\"guarded\"");
            trading.buy(free, PERPETUAL, "\"amount\":10,\"price\":" + price + ",\"label\":\"free\"");
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Json open = demo.result("private/get_open_orders", "{}");
        while (open.size() > 1) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
            open = demo.result("private/get_open_orders", "{}");
        }
        assertThat(open.at(0).at("label").text()).isEqualTo("free");
        assertThat(demo.result("private/get_order_state_by_label", "{\"currency\":\"BTC\",\"label\":\"guarded\"}")
                        .at(0)
                        .at("cancel_reason")
                        .text())
                .isEqualTo("cancel_on_disconnect");
    }

    @Test
    void theMatchingEngineHasLimitsOfItsOwnAndTheSessionEnds() throws Exception {
        close();
        trading = Trading.open(ExchangeSettings.defaults().withCredits(CreditLimits.none()));
        demo = trading.demo;
        rival = trading.rival;
        long code = 0;
        for (int i = 0; i < 40 && code == 0; i++) {
            Json answer = demo.call("private/cancel_all", "{}");
            code = answer.has("error") ? answer.at("error").at("code").whole() : 0;
        }
        assertThat(code).isEqualTo(10028);
        demo.ended().get(10, TimeUnit.SECONDS);
    }

    @Test
    void longListsComeInPages() throws Exception {
        for (int i = 0; i < 5; i++) {
            trading.buy(demo, PERPETUAL, "\"amount\":10,\"type\":\"market\"");
        }
        Json newest = demo.result("private/get_user_trades_by_currency", "{\"currency\":\"BTC\",\"count\":2}");
        assertThat(newest.at("has_more").flag()).isTrue();
        Json all = demo.result(
                "private/get_user_trades_by_currency", "{\"currency\":\"BTC\",\"count\":100,\"sorting\":\"asc\"}");
        assertThat(all.at("has_more").flag()).isFalse();
        List<String> ids = ids(all.at("trades"));
        assertThat(ids).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        assertThat(ids(newest.at("trades"))).containsExactly(ids.getLast(), ids.get(ids.size() - 2));
        Json rest = demo.result(
                "private/get_user_trades_by_currency",
                "{\"currency\":\"BTC\",\"count\":100,\"start_id\":\"" + ids.get(2) + "\"}");
        assertThat(ids(rest.at("trades"))).isEqualTo(ids.subList(2, ids.size()));
        String history = "{\"currency\":\"BTC\",\"count\":3,\"with_continuation\":true";
        Json first = demo.result("private/get_order_history_by_currency", history + "}");
        Json second = demo.result(
                "private/get_order_history_by_currency",
                history + ",\"continuation\":\"" + first.at("continuation").text() + "\"}");
        assertThat(first.at("orders").size()).isEqualTo(3);
        assertThat(second.at("orders").size()).isEqualTo(2);
        assertThat(second.at("continuation").text()).isEqualTo("none");
        assertThat(demo.result("private/get_order_history_by_currency", "{\"currency\":\"BTC\",\"offset\":4}")
                        .size())
                .isEqualTo(1);
    }

    private static List<String> ids(Json trades) {
        return trades.items().stream().map(trade -> trade.at("trade_id").text()).toList();
    }

    @Test
    void aMassQuoteStandsIsReplacedAndStoppedByProtection() throws Exception {
        String option = trading.option();
        demo.result("private/enable_cancel_on_disconnect", "{}");
        demo.result(
                "private/set_mmp_config",
                "{\"index_name\":\"btc_usd\",\"mmp_group\":\"g\",\"interval\":10,\"frozen_time\":5,"
                        + "\"quantity_limit\":0.1}");
        demo.subscribe("user.mmp_trigger.btc_usd");
        double bid = trading.price(option, "best_bid_price");
        double ask = trading.price(option, "best_ask_price");
        String quotes = "{\"quote_id\":\"1\",\"mmp_group\":\"g\",\"detailed\":true,\"quotes\":[{\"instrument_name\":\""
                + option + "\",\"bid\":{\"price\":" + bid + ",\"amount\":1},\"ask\":{\"price\":" + ask
                + ",\"amount\":1}}]}";
        Json first = demo.result("private/mass_quote", quotes);
        assertThat(first.at("errors").size()).isZero();
        assertThat(first.at("orders").items())
                .allSatisfy(order -> assertThat(order.at("quote").flag()).isTrue());
        Json second = demo.result("private/mass_quote", quotes.replace("\"amount\":1", "\"amount\":2"));
        assertThat(second.at("orders").at(0).at("order_id").text())
                .isEqualTo(first.at("orders").at(0).at("order_id").text());
        double all = trading.price(option, "best_bid_amount");
        trading.sell(
                rival,
                option,
                "\"amount\":" + all + ",\"price\":" + bid + ",\"time_in_force\":\"immediate_or_cancel\"");
        assertThat(demo.notification("user.mmp_trigger.btc_usd").at("mmp_group").text())
                .isEqualTo("g");
        assertThat(demo.result("private/get_open_orders", "{}").size()).isZero();
        assertThat(demo.result("private/get_mmp_status", "{}").size()).isEqualTo(1);
        demo.result("private/reset_mmp", "{\"index_name\":\"btc_usd\",\"mmp_group\":\"g\"}");
        assertThat(demo.result("private/get_mmp_status", "{}").size()).isZero();
    }
}

package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code max_quote_quantity}: coin a side and book, however many orders make it up. */
class MaxQuoteQuantityTest {
    private static final String PERPETUAL = Trading.PERPETUAL;

    private Trading trading;
    private WireClient demo;
    private String option;

    @BeforeEach
    void open() throws Exception {
        trading = Trading.open();
        demo = trading.demo;
        option = trading.option();
        demo.result("private/enable_cancel_on_disconnect", "{}");
        cap("g");
        cap("");
    }

    @AfterEach
    void close() {
        trading.close();
    }

    private void cap(String group) throws Exception {
        String name = group.isEmpty() ? "" : ",\"mmp_group\":\"" + group + "\"";
        demo.result(
                "private/set_mmp_config",
                "{\"index_name\":\"btc_usd\"" + name
                        + ",\"interval\":10,\"frozen_time\":0,\"quantity_limit\":100,\"max_quote_quantity\":3}");
    }

    @Test
    void aQuoteAboveIsRejectedAndTheOtherSideWithIt() throws Exception {
        Json mixed = quote(2.5, 3.1);
        assertThat(mixed.at("orders").items()).isEmpty();
        Json error = mixed.at("errors").at(1);
        assertThat(error.at("side").text()).isEqualTo("ask");
        assertThat(error.at("error").at("code").whole()).isEqualTo(11030);
        assertThat(mixed.at("errors").at(0).at("side").text()).isEqualTo("bid");
        assertThat(quote(3, 3).at("errors").size())
                .as("a replaced quote does not count twice")
                .isZero();
        assertThat(quote(3.1, 3).at("errors").size()).isEqualTo(2);
        assertThat(demo.result("private/get_open_orders", "{}").items())
                .as("what was refused changed nothing")
                .allMatch(order -> order.at("amount").number() == 3);
    }

    @Test
    void protectedOrdersCountTogetherSideBySide() throws Exception {
        assertThat(buy(option, 2, 0.0005).isEmpty()).isTrue();
        String second = demo.result("private/buy", order(option, 1, 0.0005))
                .at("order")
                .at("order_id")
                .text();
        assertThat(buy(option, 0.1, 0.0005)).isEqualTo("11030");
        assertThat(demo.refusal("private/edit", "{\"order_id\":\"" + second + "\",\"amount\":1.1,\"price\":0.0005}"))
                .isEqualTo(11030);
        demo.result("private/edit", "{\"order_id\":\"" + second + "\",\"amount\":0.9,\"price\":0.0005}");
        assertThat(buy(option, 0.1, 0.0005)).isEmpty();
        assertThat(quote(3, 3).at("errors").size())
                .as("another group has a limit of its own")
                .isZero();
        assertThat(demo.result("private/buy", "{\"instrument_name\":\"" + option + "\",\"amount\":5,\"price\":0.0005}")
                        .has("order"))
                .as("unprotected orders have no such limit")
                .isTrue();
    }

    @Test
    void anInverseFutureCountsByItsAmountOverItsPrice() throws Exception {
        long price = trading.lowPrice();
        long three = 3 * price / 10 * 10;
        assertThat(buy(PERPETUAL, three + 10, price)).isEqualTo("11030");
        assertThat(buy(PERPETUAL, three, price)).isEmpty();
    }

    /** The code of the refusal, empty if there was none. */
    private String buy(String instrument, double amount, double price) throws Exception {
        Json answer = demo.call("private/buy", order(instrument, amount, price));
        return answer.has("error") ? Long.toString(answer.at("error").at("code").whole()) : "";
    }

    private static String order(String instrument, double amount, double price) {
        return "{\"instrument_name\":\"" + instrument + "\",\"amount\":" + amount + ",\"price\":" + price
                + ",\"mmp\":true}";
    }

    private Json quote(double bid, double ask) throws Exception {
        return demo.result(
                "private/mass_quote",
                "{\"quote_id\":\"1\",\"mmp_group\":\"g\",\"detailed\":true,\"quotes\":[{\"instrument_name\":\"" + option
                        + "\",\"bid\":{\"price\":0.0005,\"amount\":" + bid + "},\"ask\":{\"price\":"
                        + 2 * trading.price(option, "best_ask_price") + ",\"amount\":" + ask + "}}]}");
    }
}

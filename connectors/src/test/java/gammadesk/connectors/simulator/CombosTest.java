package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Combos over the wire. */
class CombosTest {
    private Trading trading;
    private WireClient demo;
    private String low = "";
    private String high = "";
    private String combo = "";

    @BeforeEach
    void open() throws Exception {
        trading = Trading.open();
        demo = trading.demo;
        low = trading.option();
        high = trading.neighbour(low);
        combo = create(Trading.legs(low, high)).at("id").text();
    }

    @AfterEach
    void close() {
        trading.close();
    }

    private Json create(String trades) throws Exception {
        return demo.result("private/create_combo", "{\"trades\":" + trades + "}");
    }

    private Json instrument(String method, String name) throws Exception {
        return demo.result(method, "{\"instrument_name\":\"" + name + "\"}");
    }

    @Test
    void aComboIsListedOnceWhicheverWayItIsAskedFor() throws Exception {
        assertThat(create(Trading.legs(high, low)).at("id").text()).isEqualTo(combo);
        Json listed = demo.result("public/get_instruments", "{\"currency\":\"BTC\",\"kind\":\"option_combo\"}");
        assertThat(listed.items().stream().map(row -> row.at("instrument_name").text()))
                .containsExactly(combo);
        Json ids = demo.result("public/get_combo_ids", "{\"currency\":\"BTC\",\"state\":\"active\"}");
        assertThat(ids.items().stream().map(Json::text)).containsExactly(combo);
        assertThat(demo.result("public/get_combo_ids", "{\"currency\":\"BTC\",\"state\":\"inactive\"}")
                        .size())
                .isZero();
        Json details = demo.result("public/get_combo_details", "{\"combo_id\":\"" + combo + "\"}");
        assertThat(details.at("legs").size()).isEqualTo(2);
        assertThat(details.at("instrument_id").whole())
                .isEqualTo(listed.items().getFirst().at("instrument_id").whole());
        assertThat(instrument("public/get_instrument", combo).at("tick_size").number())
                .isEqualTo(0.0001);
        assertThat(demo.refusal("private/create_combo", "{\"trades\":" + Trading.legs(low, "BTC-PERPETUAL") + "}"))
                .isEqualTo(-32602);
        assertThat(demo.refusal("public/get_combo_details", "{\"combo_id\":\"none\"}"))
                .isEqualTo(-32602);
    }

    @Test
    void theTickerFollowsFromTheLegs() throws Exception {
        Json whole = instrument("public/ticker", combo);
        assertThat(whole.at("combo_state").text()).isEqualTo("active");
        int lowSign = sign(low);
        double mark = lowSign * trading.price(low, "mark_price") - lowSign * trading.price(high, "mark_price");
        assertThat(trading.price(combo, "mark_price")).isCloseTo(mark, within(0.002));
        assertThat(whole.at("best_bid_price").number())
                .isLessThan(whole.at("best_ask_price").number());
    }

    /** What the combo does in a leg when it is bought. */
    private int sign(String leg) throws Exception {
        Json details = demo.result("public/get_combo_details", "{\"combo_id\":\"" + combo + "\"}");
        return details.at("legs").items().stream()
                .filter(row -> row.at("instrument_name").text().equals(leg))
                .mapToInt(row -> (int) row.at("amount").whole())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOrderFillsBothLegsAndIsToldOnceAndByLeg() throws Exception {
        demo.subscribe("user.combo_trades.combo.BTC.100ms");
        Json done = trading.buy(demo, combo, "\"amount\":0.3,\"type\":\"market\"");
        // before anything else is asked: who waits for an answer passes over notifications
        Json told =
                demo.notification("user.combo_trades.combo.BTC.100ms").items().getFirst();
        assertThat(done.at("order").at("order_state").text()).isEqualTo("filled");
        Json trade = done.at("trades").items().getFirst();
        assertThat(trade.at("instrument_name").text()).isEqualTo(combo);
        assertThat(trade.at("fee").number()).isZero();
        for (String leg : List.of(low, high)) {
            Json position = demo.result("private/get_position", "{\"instrument_name\":\"" + leg + "\"}");
            assertThat(position.at("size").number()).isCloseTo(sign(leg) * 0.3, within(1e-9));
        }
        assertThat(told.at("profit_loss").isNull()).isTrue();
        double paid = 0;
        double fees = 0;
        for (Json leg : told.at("legs").items()) {
            assertThat(leg.at("combo_id").text()).isEqualTo(combo);
            assertThat(leg.at("combo_trade_id").text())
                    .isEqualTo(told.at("trade_id").text());
            assertThat(leg.at("direction").text())
                    .isEqualTo(sign(leg.at("instrument_name").text()) > 0 ? "buy" : "sell");
            paid += (leg.at("direction").text().equals("buy") ? 1 : -1)
                    * leg.at("price").number()
                    * leg.at("amount").number();
            fees += leg.at("fee").number() > 0 ? 1 : 0;
        }
        assertThat(paid).isCloseTo(told.at("price").number() * told.at("amount").number(), within(1e-12));
        assertThat(fees).as("one side of the two is free").isEqualTo(1);
        Json ours =
                demo.result("private/get_user_trades_by_currency", "{\"currency\":\"BTC\",\"kind\":\"option_combo\"}");
        assertThat(ours.at("trades").items().getFirst().at("legs").size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void twoParticipantsMeetInTheCombo() throws Exception {
        double bid = trading.price(combo, "best_bid_price");
        double ask = trading.price(combo, "best_ask_price");
        String price = String.format(Locale.ROOT, "%.4f", Math.rint((bid + ask) / 2 * 1e4) / 1e4);
        demo.subscribe("trades.combo.BTC.100ms");
        Json resting = trading.sell(trading.rival, combo, "\"amount\":0.2,\"price\":" + price);
        Json done = trading.buy(demo, combo, "\"amount\":0.2,\"price\":" + price);
        assertThat(done.at("order").at("order_state").text()).isEqualTo("filled");
        assertThat(done.at("order").at("average_price").number())
                .isCloseTo(resting.at("order").at("price").number(), within(0.01));
        Json open = demo.notification("trades.combo.BTC.100ms").items().getFirst();
        assertThat(open.at("instrument_name").text()).isEqualTo(combo);
        Json rival = trading.rival.result(
                "private/get_user_trades_by_instrument", "{\"instrument_name\":\"" + combo + "\"}");
        assertThat(rival.at("trades").size()).isPositive();
    }

    @Test
    void legPricesMakeUpThePrice() throws Exception {
        Json result =
                demo.result("private/get_leg_prices", "{\"price\":0.0021,\"legs\":" + Trading.legs(low, high) + "}");
        double sum = result.at("legs").items().stream()
                .mapToDouble(leg -> (leg.at("direction").text().equals("buy") ? 1 : -1)
                        * leg.at("price").number()
                        * leg.at("ratio").number())
                .sum();
        assertThat(sum).isCloseTo(0.0021, within(1e-12));
        assertThat(result.at("amount").number()).isEqualTo(1);
    }

    @Test
    void aSpreadOfFuturesTradesInUsd() throws Exception {
        String future =
                demo.result("public/get_instruments", "{\"currency\":\"BTC\",\"kind\":\"future\"}").items().stream()
                        .map(row -> row.at("instrument_name").text())
                        .filter(name -> !name.equals(Trading.PERPETUAL))
                        .findFirst()
                        .orElseThrow();
        String spread = create(Trading.legs(future, Trading.PERPETUAL)).at("id").text();
        assertThat(spread).startsWith("BTC-FS-").endsWith("_PERP");
        Json done = trading.buy(demo, spread, "\"amount\":100,\"type\":\"market\"");
        assertThat(done.at("order").at("filled_amount").number()).isEqualTo(100);
        assertThat(instrument("public/ticker", spread).at("stats").at("volume").number())
                .isPositive();
        Json perpetual = demo.result("private/get_position", "{\"instrument_name\":\"BTC-PERPETUAL\"}");
        assertThat(perpetual.at("size").number()).isEqualTo(-100);
    }
}

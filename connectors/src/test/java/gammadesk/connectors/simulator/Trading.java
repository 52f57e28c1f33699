package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.util.Comparator;

/** An exchange on the model market with two participants who have logged in, for tests. */
final class Trading implements AutoCloseable {
    static final String PERPETUAL = "BTC-PERPETUAL";
    /** 14 March 2024, 10:00 UTC. */
    private static final long START = 1_710_410_400_000L;

    final EmbeddedExchange exchange;
    final WireClient demo;
    final WireClient rival;

    private Trading(EmbeddedExchange exchange, WireClient demo, WireClient rival) {
        this.exchange = exchange;
        this.demo = demo;
        this.rival = rival;
    }

    /** Without limits on what may be asked. */
    static Trading open() throws Exception {
        return open(ExchangeSettings.defaults().withCredits(CreditLimits.none()).withOrderLimits(CreditLimits.none()));
    }

    static Trading open(ExchangeSettings settings) throws Exception {
        EmbeddedExchange exchange = start(settings);
        WireClient demo = WireClient.connected(exchange);
        demo.logIn(exchange.keys().full());
        WireClient rival = WireClient.connected(exchange);
        rival.logIn(exchange.keys().rival());
        return new Trading(exchange, demo, rival);
    }

    static EmbeddedExchange start(ExchangeSettings settings) throws IOException {
        ModelSettings market = new ModelSettings(7, Scenario.CALM, START, 1);
        return EmbeddedExchange.start(settings, ModelMarket.create(market), new SystemClock());
    }

    /** The best price of a side: {@code best_bid_price} or {@code best_ask_price}. */
    double price(String instrument, String which) throws Exception {
        return demo.result("public/ticker", "{\"instrument_name\":\"" + instrument + "\"}")
                .at(which)
                .number();
    }

    /** A price at which a buyer of the perpetual rests far from the market, within its band. */
    long lowPrice() throws Exception {
        return Math.round(price(PERPETUAL, "mark_price") * 0.99);
    }

    /** An option near the money that is quoted on both sides. */
    String option() throws Exception {
        double index = demo.result("public/get_index_price", "{\"index_name\":\"btc_usd\"}")
                .at("index_price")
                .number();
        Json all = demo.result("public/get_book_summary_by_currency", "{\"currency\":\"BTC\",\"kind\":\"option\"}");
        return all.items().stream()
                .filter(row ->
                        !row.at("bid_price").isNull() && !row.at("ask_price").isNull())
                .filter(row -> row.at("bid_price").number() > 0.01)
                .min(Comparator.comparingDouble(
                        row -> Math.abs(strike(row.at("instrument_name").text()) - index)))
                .orElseThrow()
                .at("instrument_name")
                .text();
    }

    /** The next option of the same expiry and type that is quoted on both sides. */
    String neighbour(String option) throws Exception {
        String[] part = option.split("-", -1);
        Json all = demo.result("public/get_book_summary_by_currency", "{\"currency\":\"BTC\",\"kind\":\"option\"}");
        return all.items().stream()
                .filter(row ->
                        !row.at("bid_price").isNull() && !row.at("ask_price").isNull())
                .map(row -> row.at("instrument_name").text())
                .filter(name -> name.startsWith(part[0] + "-" + part[1] + "-") && name.endsWith("-" + part[3]))
                .filter(name -> strike(name) > strike(option))
                .min(Comparator.comparingDouble(Trading::strike))
                .orElseThrow();
    }

    /** Legs as {@code private/create_combo} and {@code private/get_leg_prices} take them: one bought, one sold. */
    static String legs(String bought, String sold) {
        return "[{\"instrument_name\":\"" + bought + "\",\"amount\":\"1\",\"direction\":\"buy\"},"
                + "{\"instrument_name\":\"" + sold + "\",\"amount\":\"1\",\"direction\":\"sell\"}]";
    }

    private static double strike(String instrument) {
        return Double.parseDouble(instrument.split("-", -1)[2]);
    }

    Json buy(WireClient client, String instrument, String rest) throws Exception {
        return client.result("private/buy", "{\"instrument_name\":\"" + instrument + "\"," + rest + "}");
    }

    Json sell(WireClient client, String instrument, String rest) throws Exception {
        return client.result("private/sell", "{\"instrument_name\":\"" + instrument + "\"," + rest + "}");
    }

    @Override
    public void close() {
        demo.close();
        rival.close();
        exchange.close();
    }
}

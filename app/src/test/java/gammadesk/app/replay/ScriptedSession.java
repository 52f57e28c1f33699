package gammadesk.app.replay;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.connectors.replay.SessionHead;
import gammadesk.connectors.replay.SessionWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Writes sessions of a small market in the venue's words: a perpetual with its book and options of one expiry. */
public final class ScriptedSession {
    public static final String PERPETUAL = "BTC-PERPETUAL";
    private static final long START_MILLIS =
            Instant.parse("2026-04-02T12:00:00Z").toEpochMilli();
    private static final long EXPIRY_MILLIS =
            Instant.parse("2026-04-24T08:00:00Z").toEpochMilli();
    private static final long START_NANOS = 77_000_000_000L;
    private static final int STEP_MILLIS = 100;
    private static final double VOL = 0.5;
    private static final double TICK = 0.0001;
    private static final double MOVE = 0.0004;
    private static final List<Integer> STRIKES = List.of(60_000, 62_000, 64_000, 66_000, 68_000, 70_000, 72_000);

    private final SessionWriter writer;
    private final SplittableRandom random;
    private double index = 66_000;
    private long millis = START_MILLIS;
    private long changeId = 100;

    private ScriptedSession(SessionWriter writer, long seed) {
        this.writer = writer;
        this.random = new SplittableRandom(seed);
    }

    /** A session of so many seconds. */
    public static Path write(Path file, long seed, int seconds) throws IOException {
        SessionHead head = new SessionHead(
                new Venue("Scripted", Venue.Environment.EMBEDDED, "nowhere"),
                List.of(Currency.BTC),
                START_MILLIS,
                START_NANOS);
        try (SessionWriter writer = SessionWriter.create(file, head)) {
            ScriptedSession session = new ScriptedSession(writer, seed);
            session.begin();
            for (int i = 0; i < seconds * 1_000 / STEP_MILLIS; i++) {
                session.step(i);
            }
        }
        return file;
    }

    /** Short options near the money, and nothing against their delta. */
    public static RiskBook book() {
        return new RiskBook(
                List.of(new RiskBook.Entry(option(66_000, "C"), -10), new RiskBook.Entry(option(64_000, "P"), -4)),
                List.of());
    }

    private static String option(int strike, String type) {
        return "BTC-24APR26-" + strike + "-" + type;
    }

    private void begin() {
        ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"public/get_instruments\",\"params\":{\"currency\":\"BTC\"}}");
        List<String> listed = new ArrayList<>();
        listed.add("{\"instrument_name\":\"" + PERPETUAL + "\",\"kind\":\"future\",\"instrument_type\":\"reversed\","
                + "\"settlement_period\":\"perpetual\",\"contract_size\":10,\"min_trade_amount\":10,"
                + "\"tick_size\":0.5,\"maker_commission\":0,\"taker_commission\":0.0005," + common());
        for (int strike : STRIKES) {
            for (String type : List.of("C", "P")) {
                listed.add("{\"instrument_name\":\"" + option(strike, type)
                        + "\",\"kind\":\"option\",\"instrument_type\":\"reversed\",\"settlement_period\":\"month\","
                        + "\"option_type\":\"" + (type.equals("C") ? "call" : "put") + "\",\"strike\":" + strike
                        + ",\"contract_size\":1,\"min_trade_amount\":0.1,\"tick_size\":0.0001,"
                        + "\"maker_commission\":0.0003,\"taker_commission\":0.0003," + "\"expiration_timestamp\":"
                        + EXPIRY_MILLIS + "," + common());
            }
        }
        say("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[" + String.join(",", listed) + "]}");
        ask("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"public/subscribe\",\"params\":{\"channels\":[\"book."
                + PERPETUAL + ".100ms\"]}}");
    }

    private static String common() {
        return "\"base_currency\":\"BTC\",\"quote_currency\":\"USD\",\"settlement_currency\":\"BTC\",\"state\":\"open\","
                + "\"is_active\":true,\"creation_timestamp\":1}";
    }

    private void step(int i) {
        millis += STEP_MILLIS;
        index *= 1 + MOVE * random.nextDouble(-1, 1);
        double mid = Math.round(index * 2) / 2.0;
        news("deribit_price_index.btc_usd", "{\"index_name\":\"btc_usd\",\"price\":" + number(index) + stamp());
        news(
                "ticker." + PERPETUAL + ".100ms",
                ticker(PERPETUAL, mid - 0.5, mid + 0.5, mid, 50_000)
                        + ",\"current_funding\":0.0001,\"funding_8h\":0.0001" + stamp());
        news("book." + PERPETUAL + ".100ms", snapshot(mid));
        if (i % 5 == 0) {
            STRIKES.forEach(strike -> {
                option(strike, OptionType.CALL);
                option(strike, OptionType.PUT);
            });
        }
    }

    private String snapshot(double mid) {
        return "{\"type\":\"snapshot\",\"instrument_name\":\"" + PERPETUAL + "\",\"change_id\":" + ++changeId
                + ",\"bids\":[[\"new\"," + (mid - 0.5) + ",50000],[\"new\"," + (mid - 1)
                + ",500000]],\"asks\":[[\"new\","
                + (mid + 0.5) + ",50000],[\"new\"," + (mid + 1) + ",500000]]" + stamp();
    }

    private void option(int strike, OptionType type) {
        double years = (EXPIRY_MILLIS - millis) / (365 * 86_400_000.0);
        double mark = Black76.priceUsd(index, strike, years, VOL, type) / index;
        double bid = Math.max(1, Math.floor(mark / TICK)) * TICK;
        String name = option(strike, type == OptionType.CALL ? "C" : "P");
        news(
                "ticker." + name + ".100ms",
                ticker(name, bid, bid + 3 * TICK, mark, 30) + ",\"underlying_price\":" + number(index)
                        + ",\"underlying_index\":\"BTC-24APR26\",\"mark_iv\":" + 100 * VOL
                        + ",\"bid_iv\":49,\"ask_iv\":51"
                        + stamp());
    }

    private String ticker(String name, double bid, double ask, double mark, double amount) {
        return "{\"instrument_name\":\"" + name + "\",\"state\":\"open\",\"best_bid_price\":" + number(bid)
                + ",\"best_bid_amount\":" + amount + ",\"best_ask_price\":" + number(ask) + ",\"best_ask_amount\":"
                + amount + ",\"mark_price\":" + number(mark) + ",\"index_price\":" + number(index)
                + ",\"open_interest\":1000";
    }

    private String stamp() {
        return ",\"timestamp\":" + millis + "}";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private void news(String channel, String data) {
        say("{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + channel + "\",\"data\":"
                + data + "}}");
    }

    private void ask(String text) {
        writer.sent(text, nanos());
    }

    private void say(String text) {
        writer.received(text, nanos());
    }

    /** It arrives a little after it was said. */
    private long nanos() {
        return START_NANOS + (millis - START_MILLIS) * 1_000_000 + 3_000_000;
    }
}

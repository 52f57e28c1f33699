package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Ticker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A model of a crypto-options venue: BTC and ETH, each with about 600 options, dated futures and a perpetual.
 *
 * <p>Time goes in fixed steps of {@value #STEP_MILLIS} ms, at whole multiples of it since the epoch; {@link #nowMillis}
 * is the last step done. Equal settings therefore give the same events whichever way {@link #advanceTo} is called. The
 * paths of index and surface depend on seed, scenario and start alone, not on the activity, but for the cascade
 * scenario, whose index answers to the books.
 */
public final class ModelMarket implements VenueMarket {
    static final int STEP_MILLIS = 100;

    private static final int STRIDE_MILLIS = 60_000;
    private static final int LONG_STRIDE_MILLIS = 10 * STRIDE_MILLIS;
    private static final long DELIVERY_WINDOW_MILLIS = 30 * STRIDE_MILLIS;
    private static final double SHORTEST_PIN_MILLIS = 480_000;
    private static final double PIN_SHARE_OF_TIME_LEFT = 0.3;

    private final ScenarioScript script;
    private final IndexModel indices;
    private final Map<Currency, CoinMarket> coins = new LinkedHashMap<>();
    private final double[] pins = new double[2];
    private long now;
    private long pinnedDay = Long.MIN_VALUE;

    private ModelMarket(ModelSettings settings) {
        now = Math.floorDiv(settings.startMillis(), STEP_MILLIS) * STEP_MILLIS;
        SplittableRandom seed = new SplittableRandom(settings.seed());
        script = new ScenarioScript(settings.scenario(), now);
        indices = new IndexModel(CoinProfile.BTC, CoinProfile.ETH, seed.split());
        for (CoinProfile profile : List.of(CoinProfile.BTC, CoinProfile.ETH)) {
            coins.put(profile.coin(), new CoinMarket(profile, settings, now, seed.split()));
        }
        choosePins();
    }

    private ModelMarket(ModelSettings settings, MarketState state) {
        now = state.millis();
        SplittableRandom seed = new SplittableRandom(settings.seed() ^ now);
        script = new ScenarioScript(settings.scenario(), settings.startMillis());
        indices = new IndexModel(CoinProfile.BTC, CoinProfile.ETH, seed.split());
        indices.restore(state.logVariances());
        pinnedDay = state.pinnedDay();
        int i = 0;
        for (CoinProfile profile : List.of(CoinProfile.BTC, CoinProfile.ETH)) {
            pins[i] = state.pins().get(i);
            coins.put(
                    profile.coin(),
                    new CoinMarket(profile, settings, state.coins().get(i), now, seed.split()));
            i++;
        }
    }

    /**
     * A market that goes on from a state. What was listed, its open interest, prices and counters are as they were; the
     * books are quoted anew and chance is other than it would have been.
     *
     * @throws IllegalArgumentException for a state that is not of such a market
     */
    public static ModelMarket resume(ModelSettings settings, MarketState state) {
        if (state.coins().size() != 2) {
            throw new IllegalArgumentException(
                    "two coins are needed, not " + state.coins().size());
        }
        return new ModelMarket(settings, state);
    }

    /** What is needed to go on after a restart. */
    public MarketState state() {
        return new MarketState(
                now,
                indices.state(),
                List.of(pins[0], pins[1]),
                pinnedDay,
                coins.values().stream().map(CoinMarket::state).toList());
    }

    /** Rises with everything that is listed or delisted. */
    public long listings() {
        return coins.values().stream()
                .mapToLong(coin -> coin.listing().changes())
                .sum();
    }

    /** A market at its first moment. */
    public static ModelMarket create(ModelSettings settings) {
        return new ModelMarket(settings);
    }

    @Override
    public long nowMillis() {
        return now;
    }

    /** A model never ends. */
    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public void advanceTo(long venueMillis, Sink sink) {
        while (now + STEP_MILLIS <= venueMillis) {
            step(STEP_MILLIS, sink);
        }
    }

    /** Ten minutes at once, but by the minute through the half hour that makes the delivery price. */
    @Override
    public void passOver(long venueMillis, Sink sink) {
        while (now + STRIDE_MILLIS <= venueMillis) {
            long untilWindow = ListingCalendar.nextSettlementMillis(now) - DELIVERY_WINDOW_MILLIS - now;
            step(
                    untilWindow > LONG_STRIDE_MILLIS && now + LONG_STRIDE_MILLIS <= venueMillis
                            ? LONG_STRIDE_MILLIS
                            : STRIDE_MILLIS - Math.floorMod(now, STRIDE_MILLIS),
                    sink);
        }
        advanceTo(venueMillis, sink);
    }

    private void step(int stepMillis, Sink sink) {
        now += stepMillis;
        choosePins();
        indices.step(now, stepMillis, script.volMultiplier(now));
        double stress = script.stress(now);
        int i = 0;
        for (CoinMarket coin : coins.values()) {
            double move = indices.lastReturn(i)
                    + script.drift(now, stepMillis, coin.logFromStart())
                    + pinPull(coin, pins[i], stepMillis);
            coin.step(now, stepMillis, move, stress, sink);
            i++;
        }
    }

    private void choosePins() {
        long day = ListingCalendar.settlementDay(now - STEP_MILLIS);
        if (!script.pins() || day == pinnedDay) {
            return;
        }
        pinnedDay = day;
        int i = 0;
        for (CoinMarket coin : coins.values()) {
            pins[i] = coin.pinStrike();
            coin.crowd(pins[i]);
            i++;
        }
    }

    private double pinPull(CoinMarket coin, double strike, int stepMillis) {
        if (!script.pins()) {
            return 0;
        }
        long left = ListingCalendar.nextSettlementMillis(now - 1) - now;
        double pace = Math.max(SHORTEST_PIN_MILLIS, PIN_SHARE_OF_TIME_LEFT * left);
        return -Math.log(coin.index() / strike) * Math.min(1, stepMillis / pace);
    }

    @Override
    public void trade(boolean open) {
        coins.values().forEach(coin -> coin.trade(open));
    }

    @Override
    public List<Currency> currencies() {
        return List.copyOf(coins.keySet());
    }

    @Override
    public List<Instrument> instruments() {
        List<Instrument> all = new ArrayList<>();
        coins.values().forEach(coin -> coin.listing().lines().values().forEach(line -> all.add(line.instrument)));
        return all;
    }

    @Override
    public List<Instrument> expired() {
        return coins.values().stream().flatMap(coin -> coin.expired().stream()).toList();
    }

    @Override
    public Ticker ticker(String instrument) {
        CoinMarket coin = coinOf(instrument);
        return coin.ticker(line(coin, instrument));
    }

    @Override
    public OrderBook book(String instrument) {
        return line(coinOf(instrument), instrument).book();
    }

    /**
     * What dealers have gained in an instrument since the market's start: minus the sum of the customers' signed
     * trades, in the instrument's amount unit. Nobody knows who held what before, but for the cascade scenario, whose
     * dealers have a position from the start.
     */
    public double dealerInventory(String instrument) {
        return line(coinOf(instrument), instrument).dealerInventory;
    }

    @Override
    public IndexPrice index(Currency currency) {
        return coin(currency).indexPrice();
    }

    @Override
    public double volatilityIndex(Currency currency) {
        return coin(currency).volatilityIndex();
    }

    @Override
    public List<IndexPrice> indexHistory(Currency currency, long fromMillis, long toMillis) {
        return coin(currency).indexHistory(fromMillis, toMillis);
    }

    @Override
    public MarketPast past(Currency currency) {
        return coin(currency).past();
    }

    @Override
    public List<Delivery> deliveries(Currency currency) {
        return coin(currency).deliveries();
    }

    @Override
    public House house() {
        return new ModelHouse(List.copyOf(coins.values()));
    }

    /** The surface behind a coin's marks. */
    ModelSurface surface(Currency currency) {
        return coin(currency).surface();
    }

    private CoinMarket coin(Currency currency) {
        CoinMarket coin = coins.get(currency);
        if (coin == null) {
            throw new IllegalArgumentException("no market in " + currency);
        }
        return coin;
    }

    private CoinMarket coinOf(String instrument) {
        return coins.entrySet().stream()
                .filter(entry -> instrument.startsWith(entry.getKey().code() + "-"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> unknown(instrument));
    }

    private static Line line(CoinMarket coin, String instrument) {
        return coin.line(instrument).orElseThrow(() -> unknown(instrument));
    }

    private static IllegalArgumentException unknown(String instrument) {
        return new IllegalArgumentException("not listed: " + instrument);
    }
}

package gammadesk.benchmarks;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.Combo;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.Gate;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.Intent;
import gammadesk.connectors.simulator.matching.MarketPort;
import gammadesk.connectors.simulator.matching.MatchingListener;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.matching.SelfTrading;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A market of a few instruments with one book of makers, accounts that bear everything and a listener that only counts.
 */
final class BenchmarkMarket implements MarketPort, Gate, MatchingListener, HouseBook {
    private static final int DEPTH = 5;
    private static final long TICK = 50_000_000;
    private static final long LOT = 1_000_000_000;
    private static final Prices PRICES = new Prices(100_000, 100_000, 100_000, 90_000, 110_000);

    private static final Prices SPREAD = new Prices(0, 100_000, 0, -1_000, 1_000);

    private final Map<String, Instrument> instruments;
    private final Map<String, Combo> combos;
    private final long[] bids = new long[DEPTH];
    private final long[] asks = new long[DEPTH];
    private int middle;
    private int bidsGone = DEPTH;
    private int asksGone = DEPTH;
    private long told;

    BenchmarkMarket(Instrument instrument) {
        this(Map.of(instrument.name(), instrument), Map.of());
    }

    /** Without makers until they move. */
    BenchmarkMarket(Map<String, Instrument> instruments, Map<String, Combo> combos) {
        this.instruments = instruments;
        this.combos = combos;
    }

    /** Quotes anew around a price in ticks. */
    void move(int to, RandomGenerator random) {
        middle = to;
        bidsGone = 0;
        asksGone = 0;
        for (int i = 0; i < DEPTH; i++) {
            bids[i] = LOT * (1 + random.nextInt(20));
            asks[i] = LOT * (1 + random.nextInt(20));
        }
    }

    long told() {
        return told;
    }

    @Override
    public int levels(Side side) {
        return DEPTH - gone(side);
    }

    private int gone(Side side) {
        return side == Side.BUY ? bidsGone : asksGone;
    }

    @Override
    public long price(Side side, int level) {
        return (middle - side.sign() * (1L + gone(side) + level)) * TICK;
    }

    @Override
    public long amount(Side side, int level) {
        return (side == Side.BUY ? bids : asks)[gone(side) + level];
    }

    @Override
    public void take(Side side, long amount) {
        long[] amounts = side == Side.BUY ? bids : asks;
        amounts[gone(side)] -= amount;
        if (amounts[gone(side)] == 0) {
            bidsGone += side == Side.BUY ? 1 : 0;
            asksGone += side == Side.SELL ? 1 : 0;
        }
    }

    @Override
    public Optional<Instrument> instrument(String name) {
        return Optional.ofNullable(instruments.get(name));
    }

    @Override
    public Optional<Combo> combo(String name) {
        return Optional.ofNullable(combos.get(name));
    }

    @Override
    public HouseBook house(String name) {
        return this;
    }

    @Override
    public Prices prices(String name) {
        return combos.containsKey(name) ? SPREAD : PRICES;
    }

    @Override
    public double priceOfVolatility(String name, double volatilityPercent) {
        return Double.NaN;
    }

    @Override
    public Print print(Deal deal) {
        told++;
        return new Print(Long.toString(told), told, 100_000, 100_000, Double.NaN, Double.NaN, 0);
    }

    @Override
    public Optional<Refusal> check(Intent intent) {
        return Optional.empty();
    }

    @Override
    public BigDecimal position(long account, String name) {
        return BigDecimal.ZERO;
    }

    @Override
    public SelfTrading selfTrading(long account) {
        return new SelfTrading(account, SelfTrading.Mode.CANCEL_MAKER);
    }

    @Override
    public void executed(Execution execution) {
        told++;
    }

    @Override
    public void orderChanged(OrderReport order) {
        told++;
    }

    @Override
    public void bookChanged(String name) {
        told++;
    }
}

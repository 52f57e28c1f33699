package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A market, accounts and a listener in one, all to be set by hand. */
final class TestFloor implements MarketPort, Gate, MatchingListener {
    static final String OPTION = "BTC-25DEC26-90000-C";
    static final String PERPETUAL = "ETH-PERPETUAL";

    final Map<String, Instrument> instruments = new HashMap<>();
    final Map<String, TestHouse> houses = new HashMap<>();
    final Map<String, Combo> combos = new HashMap<>();
    final List<ComboExecution> comboExecutions = new ArrayList<>();
    final Map<String, BigDecimal> positions = new HashMap<>();
    final Map<String, Long> sequences = new HashMap<>();
    final Map<Long, SelfTrading> selfTrading = new HashMap<>();
    final List<Execution> executions = new ArrayList<>();
    final List<OrderReport> reports = new ArrayList<>();
    final List<String> changedBooks = new ArrayList<>();
    final List<Intent> intents = new ArrayList<>();
    Optional<Refusal> refusal = Optional.empty();
    Prices prices = new Prices(100, 100, 100, 50, 200);
    double coinPerVolPoint = 0.0001;
    boolean remembers = true;
    private long nextTrade;

    TestFloor() {
        Expiry christmas = Expiry.parse("25DEC26").orElseThrow();
        TickLadder ladder = new TickLadder(
                new BigDecimal("0.0001"),
                List.of(new TickLadder.Step(new BigDecimal("0.005"), new BigDecimal("0.0005"))));
        list(instrument(OPTION, InstrumentKind.OPTION, Currency.BTC, Optional.of(christmas), ladder, "0.1"));
        TickLadder flat = TickLadder.flat(new BigDecimal("0.5"));
        list(instrument(PERPETUAL, InstrumentKind.PERPETUAL, Currency.ETH, Optional.empty(), flat, "10"));
    }

    private static Instrument instrument(
            String name, InstrumentKind kind, Currency coin, Optional<Expiry> expiry, TickLadder ticks, String lot) {
        boolean option = kind == InstrumentKind.OPTION;
        return new Instrument(
                name,
                kind,
                coin,
                option ? coin : Currency.USD,
                coin,
                Settlement.INVERSE,
                expiry,
                option
                        ? Optional.of(new Instrument.OptionTerms(new BigDecimal("90000"), OptionType.CALL))
                        : Optional.empty(),
                BigDecimal.ONE,
                ticks,
                new BigDecimal(lot),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0,
                InstrumentState.OPEN);
    }

    void list(Instrument instrument) {
        instruments.put(instrument.name(), instrument);
    }

    void setState(String name, InstrumentState state) {
        list(instruments.get(name).withState(state));
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
    public void comboExecuted(ComboExecution execution) {
        comboExecutions.add(execution);
        execution.legs().forEach(this::executed);
    }

    @Override
    public TestHouse house(String instrument) {
        return houses.computeIfAbsent(instrument, _ -> new TestHouse());
    }

    @Override
    public Prices prices(String instrument) {
        return prices;
    }

    @Override
    public double priceOfVolatility(String instrument, double volatilityPercent) {
        return volatilityPercent * coinPerVolPoint;
    }

    @Override
    public Print print(Deal deal) {
        long sequence = sequences.merge(deal.instrument(), 1L, Long::sum);
        return new Print("T" + ++nextTrade, sequence, prices.mark(), prices.index(), Double.NaN, Double.NaN, 0);
    }

    @Override
    public Optional<Refusal> check(Intent intent) {
        intents.add(intent);
        if (intents.size() > 100) {
            intents.clear();
        }
        return refusal;
    }

    @Override
    public BigDecimal position(long account, String instrument) {
        return positions.getOrDefault(account + instrument, BigDecimal.ZERO);
    }

    @Override
    public SelfTrading selfTrading(long account) {
        return selfTrading.getOrDefault(account, new SelfTrading(account, SelfTrading.Mode.CANCEL_MAKER));
    }

    @Override
    public void executed(Execution execution) {
        book(execution.taker(), execution, execution.direction().sign());
        book(execution.maker(), execution, -execution.direction().sign());
        if (remembers) {
            executions.add(execution);
        }
    }

    private void book(Party party, Execution execution, int sign) {
        long account = party instanceof Party.Participant participant ? participant.account() : 0;
        BigDecimal signed = execution.amount().multiply(BigDecimal.valueOf(sign));
        positions.merge(account + execution.instrument(), signed, BigDecimal::add);
    }

    @Override
    public void orderChanged(OrderReport order) {
        if (remembers) {
            reports.add(order);
        }
    }

    @Override
    public void bookChanged(String instrument) {
        if (remembers) {
            changedBooks.add(instrument);
        }
    }

    /** The market's own liquidity, level by level. */
    static final class TestHouse implements HouseBook {
        final List<long[]> bids = new ArrayList<>();
        final List<long[]> asks = new ArrayList<>();

        List<long[]> side(Side side) {
            return side == Side.BUY ? bids : asks;
        }

        void add(Side side, String price, String amount) {
            side(side).add(new long[] {Units.exact(new BigDecimal(price)), Units.exact(new BigDecimal(amount))});
        }

        @Override
        public int levels(Side side) {
            return side(side).size();
        }

        @Override
        public long price(Side side, int level) {
            return side(side).get(level)[0];
        }

        @Override
        public long amount(Side side, int level) {
            return side(side).get(level)[1];
        }

        @Override
        public void take(Side side, long amount) {
            long[] best = side(side).getFirst();
            best[1] -= amount;
            if (best[1] < 0) {
                throw new IllegalStateException("more taken than was there");
            }
            if (best[1] == 0) {
                side(side).removeFirst();
            }
        }
    }
}

package gammadesk.connectors.simulator.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import gammadesk.connectors.simulator.matching.Combo;
import gammadesk.connectors.simulator.matching.ComboExecution;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.MarketPort;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import gammadesk.connectors.simulator.matching.MatchingListener;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.Party;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.matching.SelfTrading;
import gammadesk.connectors.simulator.matching.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random orders through the matching engine, gate and accounts, with liquidations as marks move. */
class EngineConservationTest {
    private static final String CALL = "BTC-26JUL24-60000-C";
    private static final String HIGHER = "BTC-26JUL24-65000-C";
    private static final String SPREAD = "BTC-CS-26JUL24-60000_65000";
    private static final String RATIO = "BTC-CSR12-26JUL24-60000_65000";
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final long[] TRADERS = {10, 11, 12, 13};
    private static final int ORDERS = 20_000;

    private final FakeBoard board = new FakeBoard(Desk.START).index(Currency.BTC, 60_000);
    private final Floor floor = new Floor();
    private final Accounts accounts = new Accounts(board, FeeSchedule.published());
    private final AccountsLink link = new AccountsLink(accounts, MarginSettings.published());
    private final Map<Refusal.Reason, Integer> refusals = new HashMap<>();
    private int combosFromLegs;
    private int combosBetween;
    private final MatchingEngine engine = new MatchingEngine(floor, link, new MatchingListener() {
        @Override
        public void executed(Execution execution) {
            link.executed(execution);
            floor.trades++;
        }

        @Override
        public void comboExecuted(ComboExecution execution) {
            link.comboExecuted(execution);
            boolean fromLegs = execution.whole().maker() == Party.House.HOUSE;
            combosFromLegs += fromLegs ? 1 : 0;
            combosBetween += fromLegs ? 0 : 1;
            BigDecimal paid = execution.legs().stream()
                    .map(leg -> leg.price()
                            .multiply(leg.amount())
                            .multiply(BigDecimal.valueOf(leg.direction().sign())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            Execution whole = execution.whole();
            assertThat(paid)
                    .isEqualByComparingTo(whole.price()
                            .multiply(whole.amount())
                            .multiply(BigDecimal.valueOf(whole.direction().sign())));
        }

        @Override
        public void orderChanged(OrderReport order) {
            link.orderChanged(order);
        }

        @Override
        public void bookChanged(String instrument) {}
    });

    @Test
    void ordersThroughTheEngineNeitherMakeNorLoseCoin() {
        SplittableRandom random = new SplittableRandom(11);
        open();
        Liquidator liquidator = new Liquidator(
                accounts, accounts.reports(link, MarginSettings.published()), new EngineDesk(engine, floor));
        int liquidations = 0;
        double index = 60_000;
        for (int i = 0; i < ORDERS; i++) {
            if (i % 20 == 0) {
                index = Math.clamp(index * Math.exp(0.01 * random.nextGaussian()), 40_000, 90_000);
                move(index);
            }
            board.now += random.nextInt(2_000);
            place(random, index);
            if (i % 200 == 0) {
                for (long id : TRADERS) {
                    liquidations +=
                            liquidator.check(id, Currency.BTC, board.now).needed() ? 1 : 0;
                }
                accounts.accrueFunding(board.now);
                conserved();
            }
            if (i % 5_000 == 0) {
                accounts.settle(board.now);
            }
        }
        conserved();
        assertThat(floor.trades).isGreaterThan(1_000);
        assertThat(combosFromLegs).isGreaterThan(100);
        assertThat(combosBetween).isGreaterThan(20);
        assertThat(liquidations).isPositive();
        assertThat(refusals).containsKey(Refusal.Reason.NOT_ENOUGH_FUNDS);
        for (long id : TRADERS) {
            int legs = engine.open(id).stream()
                    .mapToInt(order -> floor.combo(order.terms().instrument()).isPresent() ? 2 : 1)
                    .sum();
            assertThat(link.of(id)).hasSize(legs);
        }
    }

    private void open() {
        link.splitBy(floor::legs);
        move(60_000);
        accounts.deposit(Accounts.INSURANCE, Currency.BTC, BigDecimal.valueOf(1000), board.now);
        for (long id : TRADERS) {
            MarginModel model = id % 2 == 0 ? MarginModel.SEGREGATED_SM : MarginModel.SEGREGATED_PM;
            accounts.open(id, "trader " + id, model, board.now);
            accounts.deposit(id, Currency.BTC, BigDecimal.valueOf(2), board.now);
            link.selfTrading(id, SelfTrading.Mode.CANCEL_MAKER);
        }
    }

    private void move(double index) {
        board.index(Currency.BTC, index)
                .future(PERPETUAL, Math.rint(index * 2) / 2, 0.0003)
                .option(CALL, index, 60)
                .option(HIGHER, index, 60);
        floor.refresh();
        engine.houseChanged(PERPETUAL, board.now);
        engine.houseChanged(CALL, board.now);
        engine.houseChanged(HIGHER, board.now);
        engine.advance(board.now);
    }

    private void place(SplittableRandom random, double index) {
        long account = TRADERS[random.nextInt(TRADERS.length)];
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        boolean option = random.nextInt(3) == 0;
        if (random.nextInt(10) == 0 && !engine.open(account).isEmpty()) {
            engine.cancel(account, engine.open(account).getFirst().id(), board.now);
            return;
        }
        OrderTerms terms = random.nextInt(4) == 0
                ? combo(random, side)
                : option
                        ? OrderTerms.limit(
                                CALL, side, BigDecimal.valueOf(random.nextLong(1, 20), 1), tick(random, CALL))
                        : OrderTerms.limit(
                                PERPETUAL,
                                side,
                                BigDecimal.valueOf(10 * random.nextLong(1, 4_000)),
                                BigDecimal.valueOf(Math.round(index * (0.999 + 0.002 * random.nextDouble()))));
        if (engine.place(account, terms, board.now) instanceof Outcome.Refused(Refusal refusal)) {
            refusals.merge(refusal.reason(), 1, Integer::sum);
        }
    }

    private OrderTerms combo(SplittableRandom random, Side side) {
        String name = random.nextBoolean() ? SPREAD : RATIO;
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(1, 10), 1);
        if (random.nextInt(3) == 0) {
            return OrderTerms.market(name, side, amount);
        }
        long ticks = Math.round(floor.prices(name).mark() / 0.0005) + random.nextInt(9) - 4;
        return OrderTerms.limit(name, side, amount, BigDecimal.valueOf(5 * ticks, 4));
    }

    private BigDecimal tick(SplittableRandom random, String name) {
        double mark = board.ticker(name).orElseThrow().mark();
        long ticks = Math.max(11, Math.round(mark / 0.0005) + random.nextInt(5) - 2);
        return BigDecimal.valueOf(5 * ticks, 4);
    }

    private void conserved() {
        assertThat(accounts.imbalance(Currency.BTC)).isZero();
        for (String name : List.of(CALL, HIGHER, PERPETUAL)) {
            BigDecimal sum = accounts.position(Accounts.HOUSE, name).add(accounts.position(Accounts.INSURANCE, name));
            for (long id : TRADERS) {
                sum = sum.add(accounts.position(id, name));
            }
            assertThat(sum).as(name).isZero();
        }
    }

    /** A market with one level of its own on each side, around the mark. */
    private final class Floor implements MarketPort {
        private final Map<String, Instrument> instruments = new HashMap<>();
        private final Map<String, House> houses = new HashMap<>();
        private long trades;
        private long prints;

        Floor() {
            instruments.put(CALL, instrument(CALL, InstrumentKind.OPTION, "0.1", "0.0005"));
            instruments.put(PERPETUAL, instrument(PERPETUAL, InstrumentKind.PERPETUAL, "10", "0.5"));
            instruments.put(HIGHER, instrument(HIGHER, InstrumentKind.OPTION, "0.1", "0.0005"));
            instruments.keySet().forEach(name -> houses.put(name, new House()));
        }

        void refresh() {
            houses.forEach((name, house) -> {
                double mark = board.ticker(name).orElseThrow().mark();
                double tick = name.equals(PERPETUAL) ? 0.5 : 0.0005;
                long step = Units.nearest(tick);
                long middle = Math.max(2, Math.round(mark / tick));
                house.set((middle - 1) * step, (middle + 1) * step, Units.nearest(name.equals(PERPETUAL) ? 20_000 : 5));
            });
        }

        @Override
        public Optional<Instrument> instrument(String name) {
            return Optional.ofNullable(instruments.get(name))
                    .or(() -> combo(name).map(this::whole));
        }

        @Override
        public Optional<Combo> combo(String name) {
            return switch (name) {
                case SPREAD -> Optional.of(new Combo(name, List.of(new Combo.Leg(CALL, 1), new Combo.Leg(HIGHER, -1))));
                case RATIO -> Optional.of(new Combo(name, List.of(new Combo.Leg(CALL, 1), new Combo.Leg(HIGHER, -2))));
                default -> Optional.empty();
            };
        }

        private Instrument whole(Combo combo) {
            Instrument leg = instruments.get(CALL);
            return new Instrument(
                    combo.id(),
                    InstrumentKind.OPTION_COMBO,
                    leg.base(),
                    leg.quote(),
                    leg.settlementCurrency(),
                    leg.settlement(),
                    leg.expiry(),
                    Optional.empty(),
                    leg.contractSize(),
                    leg.ticks(),
                    leg.minimumAmount(),
                    leg.makerFee(),
                    leg.takerFee(),
                    0,
                    InstrumentState.OPEN);
        }

        /** At the marks, for margin. */
        List<OpenOrder> legs(OpenOrder order) {
            return combo(order.instrument())
                    .map(combo -> combo.legs().stream()
                            .map(leg -> new OpenOrder(
                                    leg.instrument(),
                                    (leg.ratio() > 0) == (order.side() == Side.BUY) ? Side.BUY : Side.SELL,
                                    order.remaining().multiply(BigDecimal.valueOf(Math.abs(leg.ratio()))),
                                    Units.decimal(Units.nearest(
                                            prices(leg.instrument()).mark())),
                                    false))
                            .toList())
                    .orElse(List.of(order));
        }

        @Override
        public HouseBook house(String instrument) {
            return Optional.ofNullable((HouseBook) houses.get(instrument)).orElse(HouseBook.EMPTY);
        }

        @Override
        public Prices prices(String instrument) {
            Optional<Combo> combo = combo(instrument);
            if (combo.isPresent()) {
                double whole = combo.get().legs().stream()
                        .mapToDouble(
                                leg -> leg.ratio() * prices(leg.instrument()).mark())
                        .sum();
                return new Prices(whole, board.index(Currency.BTC), Double.NaN, whole - 0.08, whole + 0.08);
            }
            double mark = board.ticker(instrument).orElseThrow().mark();
            double width = instrument.equals(PERPETUAL) ? mark * 0.015 : 0.04;
            return new Prices(
                    mark, board.index(Currency.BTC), Double.NaN, Math.max(0.0005, mark - width), mark + width);
        }

        @Override
        public double priceOfVolatility(String instrument, double volatilityPercent) {
            return Double.NaN;
        }

        @Override
        public Print print(Deal deal) {
            prints++;
            return new Print("T" + prints, prints, 0, board.index(Currency.BTC), Double.NaN, Double.NaN, 0);
        }

        private Instrument instrument(String name, InstrumentKind kind, String lot, String tick) {
            Contract contract = Contract.of(name).orElseThrow();
            return new Instrument(
                    name,
                    kind,
                    Currency.BTC,
                    contract.isOption() ? Currency.BTC : Currency.USD,
                    Currency.BTC,
                    Settlement.INVERSE,
                    contract.expiry().map(Expiry::date).map(Expiry::new),
                    contract.option(),
                    BigDecimal.ONE,
                    TickLadder.flat(new BigDecimal(tick)),
                    new BigDecimal(lot),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    0,
                    InstrumentState.OPEN);
        }
    }

    private static final class House implements HouseBook {
        private final List<long[]> bids = new ArrayList<>();
        private final List<long[]> asks = new ArrayList<>();

        void set(long bid, long ask, long amount) {
            bids.clear();
            asks.clear();
            bids.add(new long[] {bid, amount});
            asks.add(new long[] {ask, amount});
        }

        private List<long[]> side(Side side) {
            return side == Side.BUY ? bids : asks;
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
            long[] level = side(side).getFirst();
            level[1] -= amount;
            if (level[1] == 0) {
                side(side).removeFirst();
            }
        }
    }
}

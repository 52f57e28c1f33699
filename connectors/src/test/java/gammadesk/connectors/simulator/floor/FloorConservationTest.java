package gammadesk.connectors.simulator.floor;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.DeafSink;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.matching.CancelReason;
import gammadesk.connectors.simulator.matching.Edit;
import gammadesk.connectors.simulator.matching.FillCondition;
import gammadesk.connectors.simulator.matching.Linked;
import gammadesk.connectors.simulator.matching.LinkedType;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.TimeInForce;
import gammadesk.connectors.simulator.matching.TriggerSource;
import gammadesk.connectors.simulator.store.ExchangeMemory;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole floor, from the model's market to the accounts, under random orders while connections end, a crash
 * liquidates people and the exchange is started anew from its folder.
 */
class FloorConservationTest {
    private static final Logger LOG = LoggerFactory.getLogger(FloorConservationTest.class);
    private static final int ORDERS = 100_000;
    private static final int RESTART_EVERY = 20_000;
    private static final int AUDIT_EVERY = 2_000;
    private static final int OPTIONS = 6;
    private static final int STEP_EVERY = 100;
    /** 14 March 2024, 07:30 UTC: a settlement and a delivery are due half an hour later. */
    private static final long START = 1_710_401_400_000L;

    private static final long RICH = 1_001;
    private static final long POOR = 1_003;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(29);
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Double> marks = new HashMap<>();
    private final VenueMarket.Sink sink = sink();
    private final Set<String> chosen = new HashSet<>();
    private List<Instrument> instruments = List.of();
    private ExchangeMemory memory;
    private Floor floor;
    private long now = START;
    private long nanos;
    private long trades;
    private long accepted;

    @BeforeEach
    void open() throws IOException {
        memory = ExchangeMemory.open(folder, new ModelSettings(5, Scenario.CRASH, START, 0.3));
        floor = new Floor(memory.market());
        floor.tell(memory.watch(floor));
        for (long account = RICH; account <= POOR; account++) {
            boolean isPoor = account == POOR;
            floor.admit(
                    account,
                    "trader " + account,
                    Map.of(
                            Currency.BTC, new BigDecimal(isPoor ? "0.2" : "50"),
                            Currency.ETH, new BigDecimal(isPoor ? "2" : "500")));
        }
        step();
    }

    private VenueMarket.Sink sink() {
        return new DeafSink() {
            @Override
            public void traded(Trade trade) {
                FloorConservationTest.this.traded(trade);
            }
        };
    }

    private void traded(Trade trade) {
        var _ = floor.venue().record(trade);
        trades++;
        Long before = sequences.put(trade.instrument(), trade.sequence());
        if (before != null) {
            assertThat(trade.sequence()).as("%s", trade).isEqualTo(before + 1);
        }
    }

    /** Perpetuals, futures and a few options: the margin of a book of hundreds takes longer than the test may. */
    private List<Instrument> liquid() {
        List<Instrument> all = new ArrayList<>();
        int options = 0;
        for (Instrument one : floor.venue().market().instruments()) {
            boolean isOption = one.kind() == InstrumentKind.OPTION;
            if (!isOption || (options < OPTIONS && isNearTheMoney(one))) {
                all.add(one);
                options += isOption ? 1 : 0;
            }
        }
        return all;
    }

    /** Those of the first look, as long as they are listed. */
    private boolean isNearTheMoney(Instrument option) {
        double mark = floor.venue().market().ticker(option.name()).mark();
        return chosen.contains(option.name())
                || (chosen.size() < OPTIONS && mark > 0.01 && mark < 0.06 && chosen.add(option.name()));
    }

    @Test
    void whateverGoesWrongNothingIsMadeLostOrCrossed() throws IOException {
        for (int placed = 1; placed <= ORDERS; placed++) {
            Instrument instrument = instruments.get(random.nextInt(instruments.size()));
            place(instrument);
            disturb();
            isUncrossed(instrument);
            if (placed % STEP_EVERY == 0) {
                step();
            }
            if (placed % AUDIT_EVERY == 0) {
                assertThat(Audit.of(floor)).matches(Audit::isSound);
            }
            if (placed % RESTART_EVERY == 0) {
                restart();
            }
        }
        step();
        assertThat(Audit.of(floor)).matches(Audit::isSound);
        LOG.info("{} orders, {} accepted, {} trades", ORDERS, accepted, trades);
        assertThat(accepted).isGreaterThan(ORDERS / 4);
        assertThat(trades).isGreaterThan(ORDERS / 10);
        memory.close();
    }

    /** From time to time much time passes at once. */
    private void step() throws IOException {
        now += random.nextInt(100) == 0 ? 120_000 : 500;
        nanos += 500_000_000;
        floor.venue().market().advanceTo(now, sink);
        floor.advance();
        memory.keep(nanos);
        marks.clear();
        instruments = liquid();
    }

    private void restart() throws IOException {
        step();
        memory.close();
        memory = ExchangeMemory.open(folder, ModelSettings.defaults(now));
        floor = new Floor(memory.market(), memory.floorState().orElseThrow());
        floor.tell(memory.watch(floor));
        now += 60_000;
        floor.venue().market().passOver(now, sink);
        floor.advance();
        assertThat(Audit.of(floor)).matches(Audit::isSound);
        instruments = liquid();
    }

    private void place(Instrument instrument) {
        long account = RICH + random.nextInt(3);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        boolean isOption = instrument.kind() == InstrumentKind.OPTION;
        BigDecimal lots = BigDecimal.valueOf(1 + random.nextInt(isOption ? 10 : 300));
        BigDecimal amount = instrument.minimumAmount().multiply(lots);
        OrderTerms terms = random.nextInt(10) == 0
                ? OrderTerms.market(instrument.name(), side, amount)
                : OrderTerms.limit(instrument.name(), side, amount, price(instrument, isOption));
        if (random.nextInt(6) == 0) {
            terms = terms.withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
        } else if (random.nextInt(6) == 0) {
            terms = terms.withReduceOnly(true);
        }
        long connection = 1 + random.nextInt(6);
        floor.guard().ofConnection(connection, connection % 2 == 0);
        Floor.Done done = random.nextInt(8) == 0
                ? floor.place(account, terms, linked(terms), OptionalLong.of(connection))
                : floor.place(account, shownInPart(terms, instrument), OptionalLong.of(connection));
        if (done.outcome() instanceof Outcome.Accepted) {
            accepted++;
        }
    }

    /** The other way round, a little farther off. */
    private Linked linked(OrderTerms terms) {
        Side back = terms.side() == Side.BUY ? Side.SELL : Side.BUY;
        LinkedType type = LinkedType.values()[random.nextInt(3)];
        OrderTerms take = OrderTerms.limit(
                terms.instrument(), back, terms.amount(), terms.price().orElse(BigDecimal.ONE));
        OrderTerms stop = OrderTerms.of(
                        terms.instrument(), back, OrderType.STOP_MARKET, terms.amount(), Optional.empty())
                .withTrigger(OrderTerms.Trigger.at(
                        TriggerSource.MARK_PRICE, terms.price().orElse(BigDecimal.ONE)));
        FillCondition condition = FillCondition.values()[random.nextInt(3)];
        return new Linked(
                type,
                condition,
                type == LinkedType.ONE_TRIGGERS_ONE_CANCELS_OTHER ? List.of(take, stop) : List.of(take));
    }

    private OrderTerms shownInPart(OrderTerms terms, Instrument instrument) {
        BigDecimal least = instrument.minimumAmount().multiply(BigDecimal.valueOf(100));
        boolean iceberg = random.nextInt(4) == 0
                && terms.price().isPresent()
                && terms.amount().compareTo(least) >= 0;
        return iceberg && terms.timeInForce().mayRest() ? terms.withDisplayAmount(Optional.of(least)) : terms;
    }

    private BigDecimal price(Instrument instrument, boolean isOption) {
        double mark = marks.computeIfAbsent(
                instrument.name(), name -> floor.venue().market().ticker(name).mark());
        double width = isOption ? 0.1 : 0.003;
        double raw = mark * (1 + width * (2 * random.nextDouble() - 1));
        BigDecimal tick = isOption ? new BigDecimal("0.0005") : new BigDecimal("0.5");
        return BigDecimal.valueOf(raw).divide(tick, 0, RoundingMode.HALF_UP).multiply(tick);
    }

    private void disturb() {
        int dice = random.nextInt(100);
        if (dice < 10) {
            pick().ifPresent(order -> floor.cancel(order.account(), order.id()));
        } else if (dice < 25) {
            pick().ifPresent(this::edit);
        } else if (dice < 27) {
            floor.disconnected(1 + random.nextInt(6), Optional.of(RICH + random.nextInt(3)));
        } else if (dice == 27) {
            floor.cancelAll(RICH + random.nextInt(3), _ -> random.nextBoolean(), CancelReason.USER_REQUEST);
        }
    }

    private void edit(OrderReport order) {
        instruments.stream()
                .filter(instrument -> instrument.name().equals(order.terms().instrument()))
                .findFirst()
                .ifPresent(instrument -> floor.edit(
                        order.account(),
                        order.id(),
                        Edit.of(
                                instrument.minimumAmount().multiply(BigDecimal.valueOf(1 + random.nextInt(300))),
                                price(instrument, instrument.kind() == InstrumentKind.OPTION))));
    }

    private Optional<OrderReport> pick() {
        List<OrderReport> open = floor.engine().open(RICH + random.nextInt(3));
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
    }

    private void isUncrossed(Instrument instrument) {
        if (instrument.state() != InstrumentState.OPEN) {
            return;
        }
        List<Level> bids = floor.engine().levels(instrument.name(), Side.BUY, 1);
        List<Level> asks = floor.engine().levels(instrument.name(), Side.SELL, 1);
        assertThat(bids.isEmpty()
                        || asks.isEmpty()
                        || bids.getFirst().price() < asks.getFirst().price())
                .isTrue();
    }
}

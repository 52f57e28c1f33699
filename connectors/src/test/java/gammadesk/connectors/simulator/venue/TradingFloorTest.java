package gammadesk.connectors.simulator.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.DeafSink;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.ReplayMarket;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.matching.CancelReason;
import gammadesk.connectors.simulator.matching.Edit;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.Gate;
import gammadesk.connectors.simulator.matching.Intent;
import gammadesk.connectors.simulator.matching.MatchingListener;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderState;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.Party;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.matching.SelfTrading;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Participants in the model's market and in a recorded one. */
class TradingFloorTest {
    private static final Logger LOG = LoggerFactory.getLogger(TradingFloorTest.class);
    private static final long START = Instant.parse("2026-04-06T07:50:00Z").toEpochMilli();
    private static final String PERPETUAL = "BTC-PERPETUAL";

    @TempDir
    private Path folder;

    private final Ledger ledger = new Ledger();
    private final Tape tape = new Tape();

    /** Positions and nothing else. */
    private static final class Ledger implements Gate, MatchingListener {
        final Map<String, BigDecimal> positions = new HashMap<>();
        final List<Execution> executions = new ArrayList<>();

        @Override
        public Optional<Refusal> check(Intent intent) {
            return Optional.empty();
        }

        @Override
        public BigDecimal position(long account, String instrument) {
            return positions.getOrDefault(account + instrument, BigDecimal.ZERO);
        }

        @Override
        public SelfTrading selfTrading(long account) {
            return new SelfTrading(account, SelfTrading.Mode.CANCEL_MAKER);
        }

        @Override
        public void executed(Execution execution) {
            executions.add(execution);
            book(execution.taker(), execution, execution.direction().sign());
            book(execution.maker(), execution, -execution.direction().sign());
        }

        private void book(Party party, Execution execution, int sign) {
            long account = party instanceof Party.Participant participant ? participant.account() : 0;
            BigDecimal signed = execution.amount().multiply(BigDecimal.valueOf(sign));
            positions.merge(account + execution.instrument(), signed, BigDecimal::add);
        }

        @Override
        public void orderChanged(OrderReport order) {}

        @Override
        public void bookChanged(String instrument) {}
    }

    /** The public side. */
    private static final class Tape extends DeafSink {
        final Map<String, List<Trade>> trades = new HashMap<>();
        final List<String> books = new ArrayList<>();
        Optional<VenueMarket> looked = Optional.empty();

        @Override
        public void bookChanged(String instrument) {
            books.add(instrument);
            // who is told of a book may look at it at once
            looked.map(market -> market.book(instrument).quote())
                    .filter(Quote::isTwoSided)
                    .ifPresent(quote -> assertThat(quote.bid()).as(instrument).isLessThan(quote.ask()));
        }

        @Override
        public void traded(Trade trade) {
            trades.computeIfAbsent(trade.instrument(), _ -> new ArrayList<>()).add(trade);
        }
    }

    private TradingFloor model(double activity) {
        return new TradingFloor(
                ModelMarket.create(new ModelSettings(7, Scenario.CALM, START, activity)), ledger, ledger);
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(8, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    private static OrderReport accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).order();
    }

    @Test
    void aMarketOrderTakesTheModelsLevelsAndStandsOnTheTape() {
        TradingFloor floor = model(1e-9);
        VenueMarket market = floor.market();
        market.advanceTo(START + 1_000, tape);
        OrderBook before = market.book(PERPETUAL);
        Ticker ticker = market.ticker(PERPETUAL);
        double amount = before.asks().get(0).amount() + before.asks().get(1).amount() + 10;
        OrderReport order = accepted(
                floor.engine().place(1, OrderTerms.market(PERPETUAL, Side.BUY, decimal(amount)), START + 1_000));
        assertThat(order.state()).isEqualTo(OrderState.FILLED);
        assertThat(tape.trades.get(PERPETUAL)).hasSize(3);
        assertThat(tape.books).contains(PERPETUAL);
        OrderBook after = market.book(PERPETUAL);
        assertThat(after.changeId()).isGreaterThan(before.changeId());
        assertThat(after.asks().getFirst().price())
                .isEqualTo(before.asks().get(2).price());
        assertThat(after.asks().getFirst().amount())
                .isEqualTo(before.asks().get(2).amount() - 10);
        Ticker now = market.ticker(PERPETUAL);
        assertThat(now.openInterest()).isCloseTo(ticker.openInterest() + amount, within(1e-6));
        assertThat(now.volumeUsd24h()).isCloseTo(ticker.volumeUsd24h() + amount, within(1e-6));
        assertThat(now.last()).isEqualTo(before.asks().get(2).price());
    }

    @Test
    void aBetterPriceIsTheTickersAndTheBooksBest() {
        TradingFloor floor = model(1e-9);
        VenueMarket market = floor.market();
        market.advanceTo(START + 1_000, tape);
        String option = wideOption(market);
        OrderBook before = market.book(option);
        BigDecimal price = between(before);
        OrderReport order = accepted(floor.engine()
                .place(1, OrderTerms.limit(option, Side.BUY, new BigDecimal("0.1"), price), START + 1_000));
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        Ticker ticker = market.ticker(option);
        assertThat(ticker.quote().bid()).isEqualTo(price.doubleValue());
        assertThat(ticker.quote().bidAmount()).isEqualTo(0.1);
        assertThat(ticker.bidIv()).isGreaterThan(0);
        assertThat(market.book(option).bids()).hasSize(before.bids().size() + 1);
        assertThat(market.book(option).quote()).isEqualTo(ticker.quote());
        floor.engine().cancel(1, order.id(), START + 1_000);
        assertThat(market.book(option).bids()).isEqualTo(before.bids());
        assertThat(market.book(option).changeId()).isGreaterThan(before.changeId() + 1);
    }

    private static String wideOption(VenueMarket market) {
        return market.instruments().stream()
                .filter(instrument -> instrument.kind() == InstrumentKind.OPTION)
                .map(Instrument::name)
                .filter(name -> name.startsWith("BTC") && isWide(market.book(name)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWide(OrderBook book) {
        return book.quote().isTwoSided()
                && book.quote().bid() > 0.006
                && book.quote().ask() - book.quote().bid() > 0.0012;
    }

    private static BigDecimal between(OrderBook book) {
        return decimal(book.quote().bid() + 0.0005);
    }

    @Test
    void customersAndMakersMeetParticipantsAndTheBookIsNeverCrossed() {
        TradingFloor floor = model(1);
        VenueMarket market = floor.market();
        SplittableRandom random = new SplittableRandom(3);
        tape.looked = Optional.of(market);
        Map<String, Long> changeIds = new HashMap<>();
        long byCustomers = 0;
        List<String> names = names(market);
        // twenty minutes of market across the daily settlement, at which some of the instruments are delivered
        for (long now = START; now < START + 1_200_000; now += 500) {
            market.advanceTo(now, tape);
            for (int i = 0; i < 6; i++) {
                trade(floor, names.get(random.nextInt(names.size())), random, now);
            }
            names.forEach(name -> check(market, name, changeIds));
        }
        byCustomers = ledger.executions.stream()
                .filter(execution -> execution.taker() == Party.House.HOUSE)
                .count();
        LOG.info("{} executions, {} of them by the market as taker", ledger.executions.size(), byCustomers);
        assertThat(byCustomers).isGreaterThan(100);
        assertThat(ledger.executions.size() - byCustomers).isGreaterThan(100);
        tape.trades.values().forEach(TradingFloorTest::checkSequence);
        checkTape();
        checkPositions();
        assertThat(floor.engine().history(1))
                .anyMatch(order -> order.cancelReason().equals(Optional.of(CancelReason.SETTLEMENT)));
    }

    private static List<String> names(VenueMarket market) {
        List<String> names = new ArrayList<>(List.of(PERPETUAL, "ETH-PERPETUAL"));
        market.instruments().stream()
                .filter(instrument -> instrument.kind() == InstrumentKind.OPTION)
                .filter(instrument -> market.ticker(instrument.name()).quote().isTwoSided())
                .filter(instrument ->
                        Math.abs(market.ticker(instrument.name()).greeks().delta()) > 0.15)
                .limit(12)
                .forEach(instrument -> names.add(instrument.name()));
        return names;
    }

    private static void trade(TradingFloor floor, String name, SplittableRandom random, long now) {
        Optional<Instrument> listed = floor.market().instruments().stream()
                .filter(instrument -> instrument.name().equals(name))
                .findFirst();
        long account = 1 + random.nextInt(3);
        if (listed.isEmpty()) {
            assertThat(floor.market().instruments()).isNotEmpty();
            return;
        }
        Ticker ticker = floor.market().ticker(name);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        double best = side == Side.BUY ? ticker.quote().bid() : ticker.quote().ask();
        if (Double.isNaN(best)) {
            return;
        }
        TickLadder ticks = listed.get().ticks();
        BigDecimal step = ticks.tickAt(decimal(best)).multiply(BigDecimal.valueOf(random.nextInt(-3, 3)));
        BigDecimal price =
                ticks.round(decimal(best).add(step.multiply(BigDecimal.valueOf(side.sign()))), RoundingMode.HALF_EVEN);
        BigDecimal amount = listed.get().minimumAmount().multiply(BigDecimal.valueOf(1 + random.nextInt(20)));
        List<OrderReport> open = floor.engine().open(account);
        if (open.size() > 30 || random.nextInt(4) == 0 && !open.isEmpty()) {
            OrderReport one = open.get(random.nextInt(open.size()));
            if (random.nextBoolean() && one.terms().instrument().equals(name)) {
                floor.engine().edit(account, one.id(), Edit.of(one.filled().add(amount), price), now);
            } else {
                floor.engine().cancel(account, one.id(), now);
            }
        } else if (price.signum() > 0) {
            floor.engine().place(account, OrderTerms.limit(name, side, amount, price), now);
        }
    }

    private static void check(VenueMarket market, String name, Map<String, Long> changeIds) {
        if (market.house().find(name).isEmpty()) {
            return;
        }
        OrderBook book = market.book(name);
        if (book.quote().isTwoSided()) {
            assertThat(book.quote().bid()).as(name).isLessThan(book.quote().ask());
        }
        assertThat(market.ticker(name).quote()).isEqualTo(book.quote());
        long before = changeIds.getOrDefault(name, 0L);
        assertThat(book.changeId()).isGreaterThanOrEqualTo(before);
        changeIds.put(name, book.changeId());
    }

    private static void checkSequence(List<Trade> trades) {
        long expected = trades.getFirst().sequence();
        for (Trade trade : trades) {
            assertThat(trade.sequence()).as(trade.instrument()).isEqualTo(expected++);
        }
    }

    /** Every execution is a public trade. */
    private void checkTape() {
        for (Execution execution : ledger.executions) {
            assertThat(tape.trades.get(execution.instrument()))
                    .anyMatch(trade -> trade.id().equals(execution.tradeId())
                            && trade.sequence() == execution.tradeSequence()
                            && decimal(trade.price()).compareTo(execution.price()) == 0
                            && decimal(trade.amount()).compareTo(execution.amount()) == 0);
        }
    }

    private void checkPositions() {
        Map<String, BigDecimal> sums = new HashMap<>();
        ledger.positions.forEach((key, amount) -> sums.merge(key.substring(1), amount, BigDecimal::add));
        assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
    }

    @Test
    void equalOrdersGiveEqualMarkets() {
        List<Execution> first = run();
        ledger.executions.clear();
        assertThat(run()).isEqualTo(first).isNotEmpty();
    }

    private List<Execution> run() {
        TradingFloor floor = model(1);
        SplittableRandom random = new SplittableRandom(5);
        for (long now = START; now < START + 60_000; now += 1_000) {
            floor.market().advanceTo(now, new Tape());
            trade(floor, PERPETUAL, random, now);
        }
        List<Execution> done = List.copyOf(ledger.executions);
        ledger.positions.clear();
        return done;
    }

    @Test
    void aRecordedQuoteIsTakenOnceUntilTheNextMoment() throws IOException {
        String header =
                "timestamp,instrument_name,underlying,underlying_name,option_type,strike,expiry_datetime,time_to_maturity,"
                        + "bid_price,ask_price,mark_price,mid_price,futures_price,futures_instrument_name,implied_volatility,"
                        + "delta,vega,open_interest,volume,bid_ask_spread,currency,index_price,volume_usd\n";
        String row = ",BTC-20FEB26-70000-C,64777.01,SYN.BTC-20FEB26,call,70000"
                + ",2026-02-20T08:00:00+00:00,0.0387,0.0095,0.011,0.0102,,64777.01,SYN.BTC-20FEB26,60"
                + ",-0.10422,23.06301,21.2,24.2,,BTC,64817.22,30149.5\n";
        Path file = Files.writeString(
                folder.resolve("chain.csv"),
                header + "2026-02-06T10:00:00+00:00" + row + "2026-02-06T11:00:00+00:00" + row);
        ReplayMarket recorded = ReplayMarket.open(List.of(file));
        TradingFloor floor = new TradingFloor(recorded, ledger, ledger);
        VenueMarket market = floor.market();
        String name = "BTC-20FEB26-70000-C";
        market.advanceTo(recorded.firstMillis() + 1, tape);
        OrderTerms terms = OrderTerms.limit(name, Side.BUY, new BigDecimal("0.3"), new BigDecimal("0.011"));
        OrderReport order = accepted(floor.engine().place(1, terms, recorded.nowMillis()));
        assertThat(order.filled()).isEqualByComparingTo("0.1");
        assertThat(market.book(name).asks()).isEmpty();
        assertThat(market.book(name).bids().getFirst().price()).isEqualTo(0.011);
        assertThat(market.ticker(name).last()).isEqualTo(0.011);
        assertThat(market.ticker(name).openInterest()).isCloseTo(21.3, within(1e-9));
        market.advanceTo(recorded.lastMillis(), tape);
        OrderReport later = floor.engine().find(order.id()).orElseThrow();
        assertThat(later.filled()).isEqualByComparingTo("0.2");
        assertThat(later.state()).isEqualTo(OrderState.OPEN);
        assertThat(market.book(name).asks()).isEmpty();
    }
}

package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.ExecutionReport.LegLine;
import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgeOrder;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Venue;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.hedging.HedgeWorker;
import gammadesk.app.hedging.HedgeWorker.Job;
import gammadesk.app.hedging.OrderNote;
import gammadesk.app.market.BoardSettings;
import gammadesk.app.market.MarketBoard;
import gammadesk.app.trading.ForgetfulIntents;
import gammadesk.app.trading.Line;
import gammadesk.app.trading.Purpose;
import gammadesk.app.trading.TradingDesk;
import gammadesk.app.trading.TradingGate;
import gammadesk.app.trading.VenuePace;
import gammadesk.connectors.deribit.DeribitMarketFeed;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.account.AccountSettings;
import gammadesk.connectors.deribit.account.DeribitOrderGateway;
import gammadesk.connectors.simulator.CreditLimits;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Hedges worked through the desk's own path at the exchange inside this program: both tell the same of them. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HedgeDrillTest {
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final ExecutionStyle QUICK = new ExecutionStyle(0.5, 0.2, 3, 0.5, 0, 0, 40);
    private static final ExecutionStyle PATIENT = new ExecutionStyle(60, 1, 3, 0.5, 0, 0, 100);

    @TempDir
    private Path folder;

    private final SystemClock clock = new SystemClock();
    private final ScheduledExecutorService hedging = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, OrderNote> notes = new ConcurrentHashMap<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final Surroundings surroundings = new Surroundings();

    private EmbeddedExchange exchange;
    private DeribitMarketFeed feed;
    private MarketBoard board;
    private TradingDesk trading;
    private HedgeWorker worker;
    private String option;

    private final class Surroundings implements HedgeWorker.Desk, HedgeWorker.Progress {
        @Override
        public Optional<HedgeInstrument> market(String instrument) {
            return QuotedInstrument.find(board.get().markets(), instrument, clock.nanos())
                    .filter(quoted -> quoted.mark() > 0 && quoted.book().isPresent())
                    .map(quoted -> new HedgeInstrument(
                            quoted.instrument(),
                            quoted.mark(),
                            quoted.usdPerPriceUnit(),
                            quoted.index(),
                            quoted.quote(),
                            quoted.book(),
                            Double.NaN,
                            quoted.ageSeconds()));
        }

        @Override
        public boolean isFresh(String instrument) {
            return market(instrument)
                    .flatMap(HedgeInstrument::book)
                    .filter(book -> !book.stale())
                    .isPresent();
        }

        @Override
        public List<Verdict.Stop> stops(Job job, HedgeOrder order) {
            return List.of();
        }

        @Override
        public boolean record(Ledger.Kind kind, String subject, String content) {
            if (kind == Ledger.Kind.ORDER) {
                notes.put(subject, OrderNote.read(subject, content).orElseThrow());
            }
            return true;
        }

        @Override
        public void filled(String id, double share) {
            assertThat(share).isPositive();
        }

        @Override
        public void completed(String id) {
            ends.add("completed");
        }

        @Override
        public void failed(String id, String reason) {
            ends.add("failed: " + reason);
        }

        @Override
        public void lostSight(String id, String reason) {
            ends.add("lost: " + reason);
        }

        @Override
        public void foundAgain(String id) {
            ends.add("found");
        }
    }

    @BeforeEach
    void open() throws Exception {
        exchange = EmbeddedExchange.startIn(
                folder.resolve("exchange"),
                ExchangeSettings.defaults()
                        .withPort(0)
                        .withCredits(CreditLimits.none())
                        .withOrderLimits(CreditLimits.none()),
                new ModelSettings(9, Scenario.CALM, clock.epochMillis(), 0.3),
                clock);
        try (Witness witness = witness()) {
            option = witness.liquid().stream()
                    .filter(name -> name.startsWith("BTC-") && name.matches(".*-[CP]"))
                    .findFirst()
                    .orElseThrow();
        }
        feed = new DeribitMarketFeed(DeribitSettings.at(exchange.address()), clock, new SplittableRandom(1));
        board = new MarketBoard(feed, List.of(Currency.BTC), clock, BoardSettings.defaults());
        trading = new TradingDesk(board, feed::followBooks, clock, TradingGate.OPEN, VenuePace.OURS);
        board.start();
        feed.followBooks(Set.of(option, PERPETUAL));
        trading.use("drill", this::line);
        worker = new HedgeWorker(trading, hedging, surroundings, surroundings);
        Await.until("books", () -> surroundings.isFresh(option) && surroundings.isFresh(PERPETUAL));
        Await.until("ready", () -> trading.health().state() == GatewayState.READY);
        var _ = hedging.scheduleAtFixedRate(() -> worker.tick(clock.epochMillis()), 50, 50, TimeUnit.MILLISECONDS);
    }

    private Line line() {
        var key = exchange.keys().trader();
        var intents = new ForgetfulIntents();
        return new Line(
                new DeribitOrderGateway(
                        AccountSettings.of(DeribitSettings.at(exchange.address()))
                                .withProof(AccountSettings.Proof.CREDENTIALS),
                        new ApiKey(
                                "drill",
                                Venue.Environment.EMBEDDED,
                                key.clientId(),
                                ApiKey.Access.TRADE,
                                Secret.of(key.clientSecret().reveal())),
                        intents,
                        clock,
                        new SplittableRandom(2)),
                intents);
    }

    @AfterEach
    void close() {
        hedging.shutdownNow();
        trading.close();
        board.close();
        exchange.close();
    }

    private Witness witness() {
        return new Witness(exchange.address(), exchange.keys().full());
    }

    private Job job(String id, ExecutionStyle style) {
        List<HedgeLeg> legs = List.of(leg(PERPETUAL, Side.SELL, "2000"), leg(option, Side.BUY, "1"));
        return new Job(id, Purpose.HEDGE, Currency.BTC, legs, style, clock.epochMillis() + 120_000);
    }

    /** At most a hundredth worse than the market is now. */
    private HedgeLeg leg(String instrument, Side side, String amount) {
        HedgeInstrument market = surroundings.market(instrument).orElseThrow();
        double worst = market.touch(side) * (1 + side.sign() * 0.01);
        RoundingMode outward = side == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return new HedgeLeg(
                instrument,
                side,
                new BigDecimal(amount),
                market.spec().ticks().round(BigDecimal.valueOf(worst), outward));
    }

    private <T> T onThread(Callable<T> question) throws InterruptedException, ExecutionException, TimeoutException {
        return hedging.submit(question).get(10, TimeUnit.SECONDS);
    }

    private ExecutionReport report(String id) throws InterruptedException, ExecutionException, TimeoutException {
        return onThread(() -> worker.report(id));
    }

    @Test
    void bothLegsAreWorkedAndTheReportIsWhatTheExchangeBooked() throws Exception {
        Job job = job("hedge-1", QUICK);
        hedging.execute(() -> worker.begin(job));
        Await.until("the end", () -> !ends.isEmpty());
        ExecutionReport report = report(job.id());
        assertThat(ends).as(report.toString()).containsExactly("completed");
        assertThat(report.orders().getFirst().instrument())
                .as("what is hard to get goes first")
                .isEqualTo(option);
        agree(report);
        recoverAgain(job, report);
    }

    /** A program that knows nothing but what was written down comes to the same. */
    private void recoverAgain(Job job, ExecutionReport before) throws Exception {
        onThread(() -> {
            ends.clear();
            worker = new HedgeWorker(trading, hedging, surroundings, surroundings);
            worker.recover(job, List.copyOf(notes.values()));
            return ends;
        });
        Await.until("the recovered end", () -> !ends.isEmpty());
        assertThat(ends).containsExactly("completed");
        ExecutionReport after = report(job.id());
        assertThat(after.legs().stream().map(LegLine::filled))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(
                        before.legs().stream().map(LegLine::filled).toList());
        agree(after);
    }

    @Test
    void whatIsStoppedLeavesNothingAtTheExchange() throws Exception {
        Job job = job("hedge-2", PATIENT);
        hedging.execute(() -> worker.begin(job));
        Await.until("an order", () -> !trading.view().openOrders().isEmpty());
        hedging.execute(() -> worker.stop(job.id(), "a person stopped it"));
        Await.until("the end", () -> !ends.isEmpty());
        assertThat(ends.getFirst())
                .startsWith("failed: a person stopped it; leg 1 sell BTC-PERPETUAL filled 0 of 2000");
        agree(report(job.id()));
    }

    private void agree(ExecutionReport report) throws IOException, InterruptedException {
        Set<String> labels = report.orders().stream().map(OrderLine::label).collect(Collectors.toSet());
        try (Witness witness = new Witness(
                exchange.address(),
                exchange.keys().trader().clientId(),
                exchange.keys().trader().clientSecret().reveal())) {
            assertThat(witness.openOrders()).isEmpty();
            List<JsonNode> trades = witness.trades();
            assertThat(trades).allMatch(trade -> labels.contains(text(trade, "label")));
            for (LegLine leg : report.legs()) {
                agree(
                        leg,
                        trades.stream()
                                .filter(trade -> text(trade, "instrument_name").equals(leg.instrument()))
                                .toList());
            }
        }
    }

    private void agree(LegLine leg, List<JsonNode> trades) {
        double amount =
                trades.stream().mapToDouble(trade -> number(trade, "amount")).sum();
        double paid = trades.stream()
                .mapToDouble(trade -> number(trade, "amount") * number(trade, "price"))
                .sum();
        double fees = trades.stream().mapToDouble(trade -> number(trade, "fee")).sum();
        System.out.println("drill: " + leg + " in " + trades.size() + " trades");
        assertThat(leg.filled().doubleValue()).isCloseTo(amount, within(1e-9));
        if (amount > 0) {
            double index = board.get().markets().get(Currency.BTC).index();
            assertThat(leg.averagePrice()).isCloseTo(paid / amount, within(1e-9 * paid / amount));
            assertThat(leg.feesUsd()).isCloseTo(fees * index, within(0.02 * Math.abs(fees * index) + 1e-9));
            assertThat(leg.shortfallUsd()).isFinite();
        }
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static double number(JsonNode node, String field) {
        return node.get(field).doubleValue();
    }
}

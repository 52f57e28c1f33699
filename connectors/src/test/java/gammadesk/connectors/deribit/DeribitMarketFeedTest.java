package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedState;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(30)
class DeribitMarketFeedTest {
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final String FUTURE = "BTC-27MAR26";
    private static final String CALL = "BTC-27MAR26-100000-C";
    private static final Clock CLOCK = new Clock() {
        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    private final List<MarketEvent> events = new CopyOnWriteArrayList<>();
    private final Set<Thread> callers = ConcurrentHashMap.newKeySet();
    private ScriptedVenue venue;
    private DeribitMarketFeed feed;

    @BeforeEach
    void venueOpens() throws Exception {
        venue = new ScriptedVenue();
        venue.list("BTC", CALL, FUTURE, PERPETUAL);
        feed = feed(DeribitSettings.at(venue.address()));
    }

    @AfterEach
    void everythingCloses() throws Exception {
        feed.close();
        venue.close();
    }

    @Test
    void shakesHandsInOrderAndSubscribesToEverythingWanted() {
        open();
        await(() -> venue.subscribed.contains(Channel.ticker(CALL)));
        assertThat(venue.methods().subList(0, 3))
                .containsExactly("public/set_heartbeat", "public/subscribe", "public/get_instruments");
        assertThat(venue.subscribed)
                .contains(
                        "platform_state",
                        "instrument.state.any.BTC",
                        "trades.option.BTC.100ms",
                        "trades.future.BTC.100ms",
                        "trades.combo.BTC.100ms",
                        "deribit_price_index.btc_usd",
                        "deribit_volatility_index.btc_usd",
                        "markprice.options.btc_usd",
                        Channel.ticker(PERPETUAL),
                        Channel.ticker(FUTURE),
                        Channel.ticker(CALL),
                        Channel.book(PERPETUAL),
                        Channel.book(FUTURE))
                .doesNotContain(Channel.book(CALL));
        assertThat(count(MarketEvent.Listing.class)).isEqualTo(1);
    }

    @Test
    void tellsOfWhatCombosAreMadeAndAsksAgainWhenOneIsListed() {
        String spread = "BTC-CS-27MAR26-100000_110000";
        open();
        await(() -> count(MarketEvent.Combos.class) == 1);
        assertThat(last(MarketEvent.Combos.class, _ -> true).combos()).isEmpty();
        venue.combos(
                "BTC",
                "[{\"state_timestamp\":1650636265101,\"state\":\"active\",\"legs\":[{\"instrument_name\":\"" + CALL
                        + "\",\"amount\":1},{\"instrument_name\":\"BTC-27MAR26-110000-C\",\"amount\":-2}],"
                        + "\"id\":\"" + spread + "\",\"instrument_id\":28,\"creation_timestamp\":1650636235000}]");
        venue.news(
                "instrument.state.any.BTC",
                "{\"timestamp\":1700000000000,\"state\":\"created\",\"instrument_name\":\"" + spread + "\"}");
        await(() -> count(MarketEvent.Combos.class) == 2);
        assertThat(last(MarketEvent.Combos.class, _ -> true).combos())
                .containsExactly(
                        new Combo(spread, List.of(new Combo.Leg(CALL, 1), new Combo.Leg("BTC-27MAR26-110000-C", -2))));
    }

    @Test
    void dataMakeTheFeedLiveAndCarryBothTimes() {
        open();
        await(() -> venue.subscribed.contains(Channel.ticker(CALL)));
        long before = CLOCK.nanos();
        venue.ticker(CALL, 0.05);
        await(() -> count(MarketEvent.TickerUpdate.class) == 1);
        MarketEvent.TickerUpdate update = last(MarketEvent.TickerUpdate.class, _ -> true);
        assertThat(feed.health().state()).isEqualTo(FeedState.LIVE);
        assertThat(update.ticker().quote().bid()).isEqualTo(0.05);
        assertThat(update.ticker().quote().ask()).isNaN();
        assertThat(update.stamp().venueMillis()).isEqualTo(1700000000001L);
        assertThat(update.stamp().receivedNanos()).isBetween(before, CLOCK.nanos());
        assertThat(feed.health().lastMessageNanos()).isEqualTo(update.stamp().receivedNanos());
    }

    @Test
    void manyChannelsGoInBatchesWithinTheBudget() {
        String[] names = IntStream.range(0, 90)
                .mapToObj(i -> "BTC-27MAR26-" + (50_000 + i * 1_000) + "-C")
                .toArray(String[]::new);
        venue.list("BTC", names);
        feed = feed(
                DeribitSettings.at(venue.address()).withBatches(20, new DeribitSettings.Credits(2_000, 2_000, 500)));
        long start = CLOCK.nanos();
        open();
        await(() -> venue.subscribed.containsAll(List.of(Channel.ticker(names[0]), Channel.ticker(names[89]))));
        assertThat(venue.asked)
                .allSatisfy(request -> assertThat(request.channels()).hasSizeLessThanOrEqualTo(20));
        double seconds = (CLOCK.nanos() - start) / 1e9;
        double granted = 2_000 + seconds * 2_000;
        assertThat(venue.asked.size() * 500.0).isLessThanOrEqualTo(granted);
    }

    @Test
    void followsTheBooksItIsAskedFor() {
        open();
        feed.followBooks(Set.of(CALL, "BTC-1JAN99-1-C"));
        await(() -> venue.subscribed.contains(Channel.book(CALL)));
        await(() -> books(CALL).size() == 1);
        feed.followBooks(Set.of());
        await(() -> !venue.subscribed.contains(Channel.book(CALL)));
        assertThat(venue.subscribed).contains(Channel.book(PERPETUAL)).doesNotContain(Channel.book("BTC-1JAN99-1-C"));
    }

    @Test
    void answersTheVenuesTestRequests() {
        open();
        await(() -> venue.count("public/get_instruments") == 1);
        long before = venue.count("public/test");
        venue.send("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}");
        await(() -> venue.count("public/test") > before);
        await(() -> feed.health().roundTripMillis() >= 0);
    }

    @Test
    void aGapMakesOneBookStaleAtOnceAndWholeAgain() {
        open();
        await(() -> books(PERPETUAL).size() == 1 && books(FUTURE).size() == 1);
        venue.change(PERPETUAL, 99);
        await(() -> books(PERPETUAL).size() == 2);
        assertThat(books(PERPETUAL).getLast().bids()).hasSize(2);
        venue.loseChange(PERPETUAL);
        venue.change(PERPETUAL, 98);
        await(() -> books(PERPETUAL).size() == 4);
        assertThat(books(PERPETUAL).get(2).stale()).isTrue();
        assertThat(books(PERPETUAL).get(3).stale()).isFalse();
        assertThat(books(FUTURE)).noneMatch(OrderBook::stale);
        assertThat(feed.health().gaps()).isEqualTo(1);
        assertThat(feed.health().staleBooks()).isZero();
        assertThat(venue.asked)
                .filteredOn(request -> request.method().equals("public/unsubscribe"))
                .singleElement()
                .satisfies(request -> assertThat(request.channels()).containsExactly(Channel.book(PERPETUAL)));
        assertThat(feed.health().reconnects()).isZero();
    }

    @Test
    void aBrokenConnectionIsReplacedAndEverythingSubscribedAgain() {
        open();
        await(() -> books(PERPETUAL).size() == 1 && venue.subscribed.contains(Channel.ticker(CALL)));
        venue.subscribed.clear();
        venue.cutSockets();
        await(() -> books(PERPETUAL).size() >= 2);
        assertThat(books(PERPETUAL).get(1).stale()).isTrue();
        await(() -> venue.subscribed.contains(Channel.ticker(CALL)) && venue.connections() == 2);
        await(() -> !books(PERPETUAL).getLast().stale());
        venue.index(100_000);
        await(() -> feed.health().state() == FeedState.LIVE);
        assertThat(feed.health().reconnects()).isEqualTo(1);
        assertThat(feed.health().gaps()).isZero();
    }

    @Test
    void aGoodbyeOfTheVenueIsNoGoodbyeOfTheFeed() {
        open();
        await(() -> feed.health().state() == FeedState.LIVE && venue.subscribed.contains(Channel.ticker(CALL)));
        venue.sayGoodbye();
        await(() -> venue.connections() == 2 && feed.health().state() == FeedState.LIVE);
        assertThat(feed.health().reconnects()).isEqualTo(1);
    }

    @Test
    void aVenueThatIsDownIsTriedUntilItIsUp() {
        venue.rejecting = true;
        open();
        await(() -> feed.health().reason().contains("503"));
        assertThat(feed.health().state()).isEqualTo(FeedState.CONNECTING);
        venue.rejecting = false;
        await(() -> feed.health().state() == FeedState.LIVE);
        assertThat(feed.health().reconnects()).isZero();
    }

    @Test
    void aFrozenVenueIsSilentThenReplaced() {
        open();
        await(() -> feed.health().state() == FeedState.LIVE);
        venue.frozen = true;
        await(() -> feed.health().state() == FeedState.SILENT);
        await(() -> feed.health().state() == FeedState.RECONNECTING);
        assertThat(books(PERPETUAL).getLast().stale()).isTrue();
        venue.frozen = false;
        await(() -> feed.health().state() == FeedState.LIVE
                && !books(PERPETUAL).getLast().stale());
    }

    @Test
    void aVenueFrozenDuringTheHandshakeIsAskedAgain() {
        venue.frozen = true;
        open();
        await(() -> venue.connections() == 1);
        venue.frozen = false;
        await(() -> feed.health().state() == FeedState.LIVE && venue.subscribed.contains(Channel.ticker(CALL)));
        assertThat(venue.connections()).isGreaterThan(1);
    }

    @Test
    void aNormalStartAndStopWarnOfNothing() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try {
            open();
            await(() -> feed.health().state() == FeedState.LIVE);
            feed.close();
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    @Test
    void aMarketThatTalksAgainIsLiveAgainOnTheSameSocket() {
        open();
        await(() -> feed.health().state() == FeedState.SILENT);
        venue.index(100_000);
        await(() -> feed.health().state() == FeedState.LIVE);
        assertThat(venue.connections()).isEqualTo(1);
    }

    @Test
    void garbageIsCountedKeptAndSurvived() {
        open();
        await(() -> count(MarketEvent.Listing.class) == 1);
        for (int i = 0; i < 40; i++) {
            venue.send("garbage " + i);
        }
        venue.send("{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"x\"");
        venue.index(123);
        await(() -> count(MarketEvent.IndexUpdate.class) == 1);
        assertThat(feed.health().malformed()).isEqualTo(41);
        assertThat(feed.malformedSamples()).hasSize(32);
        assertThat(feed.malformedSamples().getFirst()).contains("\"channel\":\"x\"");
        assertThat(feed.malformedSamples().get(1)).contains("garbage 39");
        assertThat(feed.health().reconnects()).isZero();
    }

    @Test
    void aRefusedChannelCostsNoOther() {
        venue.refuse("deribit_volatility_index.btc_usd");
        venue.doNotKnow("trades.combo.BTC.100ms");
        open();
        await(() -> venue.subscribed.containsAll(Set.of(
                "platform_state",
                "instrument.state.any.BTC",
                "deribit_price_index.btc_usd",
                "markprice.options.btc_usd",
                "trades.future.BTC.100ms",
                Channel.ticker(CALL))));
        assertThat(venue.subscribed).doesNotContain("deribit_volatility_index.btc_usd");
        assertThat(feed.health().reconnects()).isZero();
    }

    @Test
    void newListingsAreFollowedAndOldOnesLetGo() {
        String fresh = "BTC-3APR26-90000-P";
        open();
        await(() -> venue.subscribed.contains(Channel.ticker(CALL)));
        venue.list("BTC", PERPETUAL, fresh);
        venue.news(
                "instrument.state.any.BTC",
                "{\"timestamp\":1700000000005,\"state\":\"created\",\"instrument_name\":\"" + fresh + "\"}");
        await(() -> venue.subscribed.contains(Channel.ticker(fresh)));
        await(() ->
                !venue.subscribed.contains(Channel.ticker(CALL)) && !venue.subscribed.contains(Channel.book(FUTURE)));
        assertThat(last(MarketEvent.Listing.class, _ -> true).instruments()).hasSize(2);
        assertThat(count(MarketEvent.StateChange.class)).isEqualTo(1);
    }

    @Test
    void aListenerThatFailsDoesNotEndTheStream() {
        DeribitMarketFeed bad = feed(DeribitSettings.at(venue.address()));
        bad.open(List.of(Currency.BTC), event -> {
            events.add(event);
            throw new IllegalArgumentException("on purpose");
        });
        await(() -> venue.subscribed.contains(Channel.ticker(CALL)));
        venue.index(1);
        venue.index(2);
        await(() -> count(MarketEvent.IndexUpdate.class) == 2);
        bad.close();
    }

    @Test
    void aListenerThatIsTooSlowCostsTheConnectionAndNeverTheMemory() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        feed = feed(DeribitSettings.at(venue.address()).withBacklog(50));
        feed.open(List.of(Currency.BTC), event -> {
            events.add(event);
            if (event instanceof MarketEvent.IndexUpdate && feed.health().reconnects() == 0) {
                awaitUninterrupted(busy);
            }
        });
        await(() -> venue.subscribed.contains(Channel.ticker(CALL)));
        for (int i = 0; i < 500; i++) {
            venue.index(i + 1);
        }
        await(() -> feed.health().messages() > 500);
        busy.countDown();
        await(() -> feed.health().reconnects() == 1);
        assertThat(count(MarketEvent.IndexUpdate.class)).isLessThan(100);
    }

    @Test
    void closingEndsItsThreadsAndIsFinal() {
        open();
        await(() -> feed.health().state() == FeedState.LIVE);
        assertThat(callers).hasSize(1);
        feed.close();
        feed.close();
        assertThat(feed.health().state()).isEqualTo(FeedState.CLOSED);
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("deribit-")));
        assertThatIllegalStateException().isThrownBy(() -> feed.open(List.of(Currency.BTC), _ -> {}));
    }

    private DeribitMarketFeed feed(DeribitSettings settings) {
        return new DeribitMarketFeed(settings, CLOCK, new SplittableRandom(1));
    }

    private void open() {
        feed.open(List.of(Currency.BTC), event -> {
            callers.add(Thread.currentThread());
            events.add(event);
        });
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<OrderBook> books(String instrument) {
        return events.stream()
                .filter(MarketEvent.BookUpdate.class::isInstance)
                .map(event -> ((MarketEvent.BookUpdate) event).book())
                .filter(book -> book.instrument().equals(instrument))
                .toList();
    }

    private long count(Class<? extends MarketEvent> type) {
        return events.stream().filter(type::isInstance).count();
    }

    private <T extends MarketEvent> T last(Class<T> type, Predicate<T> filter) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(filter)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}

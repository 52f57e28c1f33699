package gammadesk.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedState;
import gammadesk.connectors.deribit.DeribitMapper;
import gammadesk.connectors.deribit.DeribitMarketFeed;
import gammadesk.connectors.deribit.DeribitParser;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReplayFeedTest {
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
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final String CHANNEL = "book.BTC-PERPETUAL.100ms";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("session.gz");
    }

    @Test
    void tellsEverythingThatTheLiveFeedToldOfTheEmbeddedExchange() throws IOException {
        List<MarketEvent> live = recordEmbedded();
        List<MarketEvent> replayed = replay(Long.MAX_VALUE / 8);
        assertThat(count(live, MarketEvent.TickerUpdate.class)).isGreaterThan(500);
        assertThat(count(live, MarketEvent.BookUpdate.class)).isGreaterThan(5);
        assertThat(count(live, MarketEvent.Listing.class)).isEqualTo(2);
        assertThat(replayed.stream().map(ReplayFeedTest::withoutAnswerTime).toList())
                .isEqualTo(live.stream().map(ReplayFeedTest::withoutAnswerTime).toList());
    }

    private List<MarketEvent> recordEmbedded() throws IOException {
        List<MarketEvent> live = new ArrayList<>();
        ModelSettings market = new ModelSettings(3, Scenario.CALM, CLOCK.epochMillis(), 1);
        try (EmbeddedExchange exchange =
                EmbeddedExchange.start(ExchangeSettings.defaults(), ModelMarket.create(market), CLOCK)) {
            DeribitSettings settings = DeribitSettings.at(exchange.address());
            List<Currency> coins = List.of(Currency.BTC, Currency.ETH);
            SessionHead head = new SessionHead(settings.venue(), coins, CLOCK.epochMillis(), CLOCK.nanos());
            try (SessionWriter writer = SessionWriter.create(file, head)) {
                follow(settings, writer, coins, live);
                assertThat(writer.failure()).isEmpty();
            }
        }
        return live;
    }

    private static void follow(
            DeribitSettings settings, SessionWriter writer, List<Currency> coins, List<MarketEvent> live) {
        AtomicInteger books = new AtomicInteger();
        try (DeribitMarketFeed feed = new DeribitMarketFeed(settings, CLOCK, new Random(1), writer)) {
            feed.open(coins, event -> {
                live.add(event);
                books.addAndGet(event instanceof MarketEvent.BookUpdate ? 1 : 0);
            });
            long end = CLOCK.nanos() + TimeUnit.SECONDS.toNanos(20);
            while ((books.get() < 60 || feed.health().messages() < 4_000) && CLOCK.nanos() < end) {
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    /** Answers are stamped when they are worked off, which is a moment after they came. */
    private static MarketEvent withoutAnswerTime(MarketEvent event) {
        return switch (event) {
            case MarketEvent.Listing listing ->
                new MarketEvent.Listing(listing.currency(), listing.instruments(), venueTime(listing.stamp()));
            case MarketEvent.Combos combos ->
                new MarketEvent.Combos(combos.currency(), combos.combos(), venueTime(combos.stamp()));
            default -> event;
        };
    }

    private static Stamp venueTime(Stamp stamp) {
        return new Stamp(stamp.venueMillis(), 0);
    }

    private List<MarketEvent> replay(long untilNanos) throws IOException {
        try (SessionReader reader = SessionReader.open(file)) {
            ReplayFeed feed = new ReplayFeed(reader);
            List<MarketEvent> events = new ArrayList<>();
            boolean more = true;
            while (more) {
                more = feed.decode(untilNanos);
                feed.handOn(event -> {
                    boolean isNow =
                            event.stamp().receivedNanos() <= feed.clock().nanos();
                    assertThat(isNow)
                            .as("the clock stands at the event's arrival")
                            .isTrue();
                    events.add(event);
                });
            }
            return events;
        }
    }

    private static <T> long count(List<MarketEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    @Test
    void aLostConnectionMakesBooksStaleUntilTheyComeWholeAgain() throws IOException {
        try (SessionWriter writer = SessionWriter.create(file, SessionLines.HEAD)) {
            writer.sent(subscribe(), at(0));
            writer.received(book("snapshot", 10, 0), at(1));
            writer.received(book("change", 11, 10), at(2));
            writer.lost("nothing has arrived", at(3));
            writer.received(book("change", 12, 11), at(4));
            writer.sent(subscribe(), at(5));
            writer.received(book("change", 13, 12), at(6));
            writer.received(book("snapshot", 20, 0), at(7));
            writer.received(book("change", 22, 21), at(8));
        }
        assertThat(replay(at(9)).stream()
                        .map(event -> ((MarketEvent.BookUpdate) event).book())
                        .map(book -> book.changeId() + (book.stale() ? " stale" : " whole")))
                .containsExactly("10 whole", "11 whole", "11 stale", "20 whole", "20 stale");
    }

    @Test
    void aFeedWithoutItsConnectionOrWithoutDataIsNotLive() throws IOException {
        try (SessionWriter writer = SessionWriter.create(file, SessionLines.HEAD)) {
            writer.sent(subscribe(), at(0));
            writer.received(book("snapshot", 10, 0), at(10));
            writer.lost("closed by the venue", at(2_000));
            writer.sent(subscribe(), at(2_500));
            writer.received(book("snapshot", 11, 0), at(2_600));
        }
        try (SessionReader reader = SessionReader.open(file)) {
            ReplayFeed feed = new ReplayFeed(reader);
            assertThat(stateAt(feed, 5)).isEqualTo(FeedState.CONNECTING);
            assertThat(stateAt(feed, 20)).isEqualTo(FeedState.LIVE);
            assertThat(stateAt(feed, 1_500)).isEqualTo(FeedState.SILENT);
            assertThat(stateAt(feed, 2_100)).isEqualTo(FeedState.RECONNECTING);
            assertThat(feed.health().staleBooks()).isEqualTo(1);
            assertThat(stateAt(feed, 2_550)).isEqualTo(FeedState.RECONNECTING);
            assertThat(stateAt(feed, 2_700)).isEqualTo(FeedState.LIVE);
            assertThat(feed.health().staleBooks()).isZero();
            assertThat(feed.isOver()).isTrue();
            assertThat(feed.clock().epochMillis()).isEqualTo(SessionLines.HEAD.startMillis() + 2_700);
        }
    }

    private static FeedState stateAt(ReplayFeed feed, int millis) throws IOException {
        boolean _ = feed.decode(at(millis));
        feed.handOn(_ -> {});
        feed.clock().stand(at(millis));
        return feed.health().state();
    }

    @Test
    void whatCannotBeReadIsCountedAndDoesNotEndTheSession() throws IOException {
        try (SessionWriter writer = SessionWriter.create(file, SessionLines.HEAD)) {
            writer.sent("garbage", at(0));
            writer.sent(subscribe(), at(0));
            writer.received("garbage", at(1));
            writer.received(book("snapshot", 10, 0), at(2));
        }
        try (SessionReader reader = SessionReader.open(file)) {
            ReplayFeed feed = new ReplayFeed(reader);
            assertThat(feed.decode(at(5))).isFalse();
            assertThat(feed.handOn(_ -> {})).isEqualTo(1);
            assertThat(feed.counts().malformed()).isEqualTo(1);
            assertThat(feed.counts().messages()).isEqualTo(2);
        }
    }

    @Test
    void aSessionThatFillsTheMemoryIsRefusedByItsLine() throws IOException {
        try (SessionWriter writer = SessionWriter.create(file, SessionLines.HEAD)) {
            writer.sent(subscribe(), at(0));
            for (int i = 0; i < 1_100; i++) {
                writer.sent(
                        "{\"id\":" + i + ",\"method\":\"public/get_instruments\",\"params\":{\"currency\":\"BTC\"}}",
                        at(1));
            }
        }
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> replay(at(2)))
                .withMessageContaining("line 1003")
                .withMessageContaining("more than a feed does");
    }

    @Test
    void tellsWhatOthersRecordedFromTheVenue() throws IOException {
        List<MarketEvent> expected = writeShared();
        List<MarketEvent> events = replay(at(3_600_000));
        assertThat(count(events, MarketEvent.TickerUpdate.class)).isEqualTo(89);
        assertThat(count(events, MarketEvent.BookUpdate.class)).isEqualTo(46);
        assertThat(events.stream().filter(e -> e instanceof MarketEvent.BookUpdate(var book) && book.stale()))
                .isEmpty();
        assertThat(events.stream().filter(e -> !(e instanceof MarketEvent.BookUpdate)))
                .containsExactlyElementsOf(expected);
    }

    /** Makes a session of the recording and tells what its messages mean one by one, books left out. */
    private List<MarketEvent> writeShared() throws IOException {
        DeribitParser parser = new DeribitParser();
        DeribitMapper mapper = new DeribitMapper();
        List<MarketEvent> events = new ArrayList<>();
        try (SessionWriter writer = SessionWriter.create(file, SessionLines.HEAD)) {
            List<String> lines = sharedLines();
            for (int i = 0; i < lines.size(); i++) {
                String text = lines.get(i).substring(lines.get(i).indexOf(": {") + 2);
                if (lines.get(i).contains("<-")) {
                    writer.sent(text, at(i));
                } else {
                    writer.received(text, at(i));
                    mapper.map(parser.parse(text), at(i), events::add);
                }
            }
        }
        return events;
    }

    private static List<String> sharedLines() throws IOException {
        Path recording =
                Path.of(System.getProperty("shared.dir", ""), "data", "deribit_wire", "cryptofeed_DERIBIT.ws.1.0.gz");
        if (!Files.exists(recording)) {
            missing(recording);
        }
        try (var in = new GZIPInputStream(Files.newInputStream(recording))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(": {"))
                    .toList();
        }
    }

    private static void missing(Path recording) {
        if (Boolean.getBoolean("shared.required")) {
            fail("the recordings are required, but missing: %s", recording);
        }
        abort("the recordings beside the project are missing: " + recording);
    }

    private static long at(int millis) {
        return SessionLines.START + millis * 1_000_000L;
    }

    private static String subscribe() {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"public/subscribe\",\"params\":{\"channels\":[\"" + CHANNEL
                + "\"]}}";
    }

    private static String book(String type, long id, long previous) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"" + CHANNEL
                + "\",\"data\":{\"type\":\"" + type + "\",\"timestamp\":1775131200000,\"instrument_name\":\""
                + PERPETUAL
                + "\",\"change_id\":" + id + (previous > 0 ? ",\"prev_change_id\":" + previous : "")
                + ",\"bids\":[[\"new\",66000.0,10.0]],\"asks\":[[\"new\",66000.5,10.0]]}}}";
    }
}

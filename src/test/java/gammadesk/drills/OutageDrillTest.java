package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.Faults;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong between a venue and a desk, done on purpose to the whole chain from the exchange to the board. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OutageDrillTest {
    private static final String PERPETUAL = "BTC-PERPETUAL";

    private final DeskSession session;

    OutageDrillTest() throws IOException {
        session = DeskSession.open(new VenueChoice.Embedded(Scenario.CALM, 1, 1, 0.3), new SystemClock());
    }

    @BeforeEach
    void waitForTheWholeMarket() throws InterruptedException {
        Await.until("first prices", () -> market(Currency.BTC).isPresent());
        Await.until("whole BTC and ETH chains", () -> isWhole(Currency.BTC) && isWhole(Currency.ETH));
        Await.until("live", () -> state() == FeedState.LIVE);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aKilledSocketIsNoticedAndReplaced() throws InterruptedException {
        long reconnects = health().reconnects();
        faults().dropConnections();
        Await.until("noticed the loss", () -> state() != FeedState.LIVE || health().reconnects() > reconnects);
        Await.until("live again", () -> state() == FeedState.LIVE && health().reconnects() > reconnects);
        Await.until("books whole again", () -> isFresh(book()));
        assertThat(health().malformed()).isZero();
    }

    @Test
    void anExchangeThatRefusesForAWhileIsFoundAgain() throws InterruptedException {
        faults().refuseConnections(true);
        faults().dropConnections();
        Await.until("reconnecting", () -> state() == FeedState.RECONNECTING);
        faults().refuseConnections(false);
        Await.until("live after the refusal ended", () -> state() == FeedState.LIVE);
    }

    @Test
    void aMissingBookChangeIsAGapThatHealsAndTouchesNothingElse() throws InterruptedException {
        long gaps = health().gaps();
        faults().dropNextBookMessage(PERPETUAL);
        Await.until("a gap was counted", () -> health().gaps() == gaps + 1);
        Await.until("the book is whole again", () -> health().staleBooks() == 0 && isFresh(book()));
        assertThat(health().reconnects()).isZero();
        assertThat(health().gaps()).isEqualTo(gaps + 1);
    }

    @Test
    void aFrozenFeedIsCalledSilentAndThaws() throws InterruptedException {
        faults().freeze(true);
        Await.until("called silent", () -> state() == FeedState.SILENT);
        faults().freeze(false);
        Await.until("live after the thaw", () -> state() == FeedState.LIVE);
    }

    @Test
    void garbageIsCountedAndKeptAndKillsNothing() throws InterruptedException {
        faults().sendGarbage(25);
        Await.until("garbage counted", () -> health().malformed() > 0);
        assertThat(session.feed().malformedSamples()).isNotEmpty();
        long before = health().messages();
        Await.until("the stream went on", () -> health().messages() > before + 500);
        Await.until("live", () -> state() == FeedState.LIVE);
    }

    private Faults faults() {
        return session.exchange().orElseThrow().faults();
    }

    private FeedHealth health() {
        return session.feed().health();
    }

    private FeedState state() {
        return health().state();
    }

    private Optional<MarketPicture> market(Currency currency) {
        DeskSnapshot snapshot = session.board().get();
        return snapshot.market(currency).filter(m -> m.index() > 0);
    }

    private boolean isWhole(Currency currency) {
        return market(currency)
                .filter(m -> m.valuation().chain().size() > 300)
                .filter(m -> m.valuation().chain().expiries().stream().allMatch(OutageDrillTest::isKnown))
                .isPresent();
    }

    private static boolean isKnown(ExpiryChain expiry) {
        return !Double.isNaN(expiry.ageSeconds().sum())
                && expiry.mark().sum() > 0
                && !Double.isNaN(expiry.forward())
                && java.util.Arrays.stream(expiry.ageSeconds().toArray()).noneMatch(Double::isNaN);
    }

    private Optional<OrderBook> book() {
        return market(Currency.BTC)
                .flatMap(m -> m.books().stream()
                        .filter(b -> b.instrument().equals(PERPETUAL))
                        .findFirst());
    }

    private static boolean isFresh(Optional<OrderBook> book) {
        return book.filter(b -> !b.stale() && !b.bids().isEmpty()).isPresent();
    }
}

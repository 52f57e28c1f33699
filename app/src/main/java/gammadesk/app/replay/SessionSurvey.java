package gammadesk.app.replay;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.market.CycleScope;
import gammadesk.app.market.InventoryStore;
import gammadesk.app.market.MarketCycle;
import gammadesk.app.risk.DemoBook;
import gammadesk.connectors.replay.ReplayFeed;
import gammadesk.connectors.replay.SessionHead;
import gammadesk.connectors.replay.SessionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A first look at a session, as far as it takes to know its markets.
 *
 * @param head of what it is
 * @param firstVenueMillis the venue's time at its beginning, milliseconds since the epoch
 * @param markets once the prices of their options had come
 */
record SessionSurvey(SessionHead head, long firstVenueMillis, List<MarketPicture> markets) {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    SessionSurvey {
        markets = List.copyOf(markets);
    }

    /**
     * Looks at the beginning of a session.
     *
     * @throws IOException when it cannot be read, or when no prices come within two minutes of it
     */
    static SessionSurvey of(Path file) throws IOException {
        try (SessionReader reader = SessionReader.open(file)) {
            return new Look(reader).take(file);
        }
    }

    /** The invented book; empty when the session's options do not allow one. */
    Optional<RiskBook> demo() {
        return DemoBook.of(markets);
    }

    /** The coins of a book whose markets the session follows, in its order. */
    List<Currency> coins(RiskBook book) {
        return head.currencies().stream()
                .filter(coin -> book.entries().stream()
                        .anyMatch(entry -> instrument(entry.instrument())
                                .filter(one -> one.base().equals(coin))
                                .isPresent()))
                .toList();
    }

    /** What a book holds that is not listed in the session. */
    List<String> unknown(RiskBook book) {
        return book.entries().stream()
                .map(RiskBook.Entry::instrument)
                .filter(name -> instrument(name).isEmpty())
                .toList();
    }

    private Optional<Instrument> instrument(String name) {
        return markets.stream()
                .flatMap(market -> Stream.ofNullable(market.instruments().get(name)))
                .findFirst();
    }

    private static final class Look {
        private final SessionReader reader;
        private final ReplayFeed feed;
        private final MarketCycle cycle;
        private long firstVenueMillis;

        Look(SessionReader reader) {
            this.reader = reader;
            this.feed = new ReplayFeed(reader);
            this.cycle = new MarketCycle(
                    reader.head().venue(),
                    feed::health,
                    reader.head().currencies(),
                    feed.clock(),
                    1,
                    PricingKernels.scalar(),
                    InventoryStore.NONE,
                    new SplittableRandom(1),
                    new CycleScope(Integer.MAX_VALUE, false));
        }

        SessionSurvey take(Path file) throws IOException {
            SessionHead head = reader.head();
            long end = head.startNanos() + LONGEST.toNanos();
            for (long until = head.startNanos(); until < end && !feed.isOver(); until += LOOK.toNanos()) {
                DeskSnapshot seen = look(until);
                List<MarketPicture> markets = List.copyOf(seen.markets().values());
                if (markets.size() == head.currencies().size()
                        && DemoBook.of(markets).isPresent()) {
                    return new SessionSurvey(head, firstVenueMillis, markets);
                }
            }
            throw new IOException(file + " does not tell the prices of " + head.currencies()
                    + (feed.isOver() ? ": it ends before" : " within its first two minutes"));
        }

        private DeskSnapshot look(long until) throws IOException {
            boolean more = true;
            while (more) {
                more = feed.decode(until);
                feed.handOn(event -> {
                    long millis = event.stamp().venueMillis();
                    firstVenueMillis = firstVenueMillis == 0 ? millis : firstVenueMillis;
                    cycle.put(event);
                });
            }
            feed.clock().stand(until);
            return cycle.run();
        }
    }
}

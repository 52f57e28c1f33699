package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.connectors.deribit.BookBuilder.Outcome;
import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.BookNews;
import gammadesk.connectors.deribit.DeribitMessage.Heartbeat;
import gammadesk.connectors.deribit.DeribitMessage.Ignored;
import gammadesk.connectors.deribit.DeribitMessage.Malformed;
import gammadesk.connectors.deribit.DeribitMessage.PlatformNews;
import gammadesk.connectors.deribit.DeribitMessage.Refusal;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import gammadesk.connectors.deribit.SentRequest.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection of earlier, seen once more: what was sent and what came back, through the decoder of the live feed. It
 * asks for nothing; which answer belongs to which question follows from what was sent. For one thread only.
 *
 * <p>A recording may come from foreign hands: what it makes this side remember is bounded.
 */
public final class DeribitPlayback {
    private static final Logger LOG = LoggerFactory.getLogger(DeribitPlayback.class);
    private static final int MOST_OPEN_QUESTIONS = 1_000;
    private static final int MOST_CHANNELS = 100_000;
    private static final int MOST_SCOPES = 1_000;
    private static final long MOST_REMEMBERED = 500_000;
    /** So many characters are taken between two looks at how much is remembered. */
    private static final long CHARS_PER_LOOK = 4_000_000;

    private final DeribitDecoder decoder;
    private final Listings listings;
    private final RequestReader requests = new RequestReader();
    private final Map<Long, SentRequest> open = new HashMap<>();
    private final Set<String> subscribed = new HashSet<>();
    private final Set<String> scopes = new HashSet<>();
    private long charsSinceLook;
    private Counts counts = Counts.NONE;
    private boolean hasData;

    /**
     * What was seen so far.
     *
     * @param messages that came
     * @param bytes of them, one a character
     * @param malformed messages that could not be read
     * @param gaps order-book sequences that were broken
     * @param losses connections that were lost
     * @param lastDatumNanos arrival of the last market datum, 0 before the first
     */
    public record Counts(long messages, long bytes, long malformed, long gaps, long losses, long lastDatumNanos) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        private Counts message(int length) {
            return new Counts(messages + 1, bytes + length, malformed, gaps, losses, lastDatumNanos);
        }

        private Counts malformedOne() {
            return new Counts(messages, bytes, malformed + 1, gaps, losses, lastDatumNanos);
        }

        private Counts gap() {
            return new Counts(messages, bytes, malformed, gaps + 1, losses, lastDatumNanos);
        }

        private Counts loss() {
            return new Counts(messages, bytes, malformed, gaps, losses + 1, lastDatumNanos);
        }

        private Counts datum(long nanos) {
            return new Counts(messages, bytes, malformed, gaps, losses, nanos);
        }
    }

    /**
     * Before the first message.
     *
     * @param currencies that were asked for
     * @param out gets every event; must not throw
     */
    public DeribitPlayback(List<Currency> currencies, Consumer<MarketEvent> out) {
        this.listings = new Listings(currencies);
        this.decoder = new DeribitDecoder(out);
    }

    /**
     * This side asked something. What is no request of a market feed is passed over.
     *
     * @throws IllegalStateException when more was asked than any feed asks
     */
    public void sent(String text) {
        requests.read(text).ifPresent(this::asked);
    }

    private void asked(SentRequest request) {
        switch (request.kind()) {
            case LISTING, COMBOS -> open.put(request.id(), request);
            case SUBSCRIBE -> subscribed.addAll(request.channels());
            case UNSUBSCRIBE -> request.channels().forEach(subscribed::remove);
        }
        if (open.size() > MOST_OPEN_QUESTIONS || subscribed.size() > MOST_CHANNELS) {
            throw new IllegalStateException("it asks for more than a feed does");
        }
    }

    /**
     * A message came. One that cannot be read is counted.
     *
     * @throws IllegalStateException when the venue tells of more instruments and prices than any venue has
     */
    public void received(String text, long nanos) {
        counts = counts.message(text.length());
        try {
            act(decoder.parse(text), nanos);
        } catch (RuntimeException e) {
            LOG.debug("Failed on a recorded message", e);
            counts = counts.malformedOne();
        }
        charsSinceLook += text.length();
        if (charsSinceLook > CHARS_PER_LOOK) {
            charsSinceLook = 0;
            if (decoder.remembered() > MOST_REMEMBERED || scopes.size() > MOST_SCOPES) {
                throw new IllegalStateException("it tells of more instruments and prices than a venue has");
            }
        }
    }

    private void act(DeribitMessage message, long nanos) {
        switch (message) {
            case Reply reply ->
                Optional.ofNullable(open.remove(reply.id())).ifPresent(asked -> answered(asked, reply.body(), nanos));
            case Refusal refusal -> open.remove(refusal.id());
            case Malformed _ -> counts = counts.malformedOne();
            case Heartbeat _, Ignored _ -> {
                // They say nothing of the market.
            }
            default -> datum(message, nanos);
        }
    }

    private void answered(SentRequest asked, Body body, long nanos) {
        Optional<Currency> currency = asked.currency();
        if (currency.isEmpty()) {
            return;
        }
        switch (body) {
            case Body.Instruments rows
            when asked.kind() == Kind.LISTING -> {
                int _ = decoder.listed(listings, currency.get(), rows.instruments(), nanos);
            }
            case Body.Nothing _
            when asked.kind() == Kind.LISTING -> {
                int _ = decoder.listed(listings, currency.get(), List.of(), nanos);
            }
            case Body.Combos(List<Combo> combos)
            when asked.kind() == Kind.COMBOS -> decoder.combos(currency.get(), combos, nanos);
            case Body.Nothing _ -> decoder.combos(currency.get(), List.of(), nanos);
            default -> {
                // The live feed makes nothing of it either.
            }
        }
    }

    private void datum(DeribitMessage message, long nanos) {
        counts = counts.datum(nanos);
        hasData = true;
        if (message instanceof PlatformNews news) {
            scopes.add(news.scope());
        }
        if (!(message instanceof BookNews book)) {
            decoder.map(message, nanos);
        } else if (subscribed.contains(book.channel()) && decoder.book(book, nanos) == Outcome.GAP) {
            counts = counts.gap();
        }
    }

    /** The connection was lost: books are stale until they come whole again. */
    public void lost() {
        counts = counts.loss();
        hasData = false;
        open.clear();
        subscribed.clear();
        decoder.loseAll();
    }

    /** What was seen so far. */
    public Counts counts() {
        return counts;
    }

    /** Whether a datum has come since the connection was made. */
    public boolean hasData() {
        return hasData;
    }

    /** Books that were broken and wait for a snapshot. */
    public int staleBooks() {
        return decoder.staleBooks();
    }
}

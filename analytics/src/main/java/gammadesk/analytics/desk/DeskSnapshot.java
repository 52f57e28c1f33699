package gammadesk.analytics.desk;

import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.Venue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the desk knows after one cycle. Screens draw from it and from nothing else.
 *
 * @param cycle counts up by one per publication, 0 before the first
 * @param publishedNanos monotonic clock at publication
 * @param venue where the data comes from
 * @param health the feed's counters at publication
 * @param markets by currency, those whose instruments are known
 * @param latencies how long the pipeline's steps take
 * @param droppedEvents events that the bounded queue had to conflate away unread
 * @param platformNotice a lock or maintenance notice of the venue, empty if there is none
 * @param account the trader's account, empty while no key is in use
 * @param book the risk of the trader's book, empty until it was first computed
 * @param forecasts of volatility and what they rest on, by currency; none on a desk that forecasts nothing
 */
public record DeskSnapshot(
        long cycle,
        long publishedNanos,
        Venue venue,
        FeedHealth health,
        Map<Currency, MarketPicture> markets,
        List<LatencySummary> latencies,
        long droppedEvents,
        String platformNotice,
        Optional<AccountPicture> account,
        Optional<BookPicture> book,
        Map<Currency, ForecastBoard> forecasts) {
    public DeskSnapshot {
        markets = Map.copyOf(markets);
        forecasts = Map.copyOf(forecasts);
        latencies = List.copyOf(latencies);
    }

    /** On a desk that forecasts nothing. */
    public DeskSnapshot(
            long cycle,
            long publishedNanos,
            Venue venue,
            FeedHealth health,
            Map<Currency, MarketPicture> markets,
            List<LatencySummary> latencies,
            long droppedEvents,
            String platformNotice,
            Optional<AccountPicture> account,
            Optional<BookPicture> book) {
        this(
                cycle,
                publishedNanos,
                venue,
                health,
                markets,
                latencies,
                droppedEvents,
                platformNotice,
                account,
                book,
                Map.of());
    }

    /** Before the first cycle. */
    public static DeskSnapshot empty(Venue venue) {
        return new DeskSnapshot(
                0, 0, venue, FeedHealth.IDLE, Map.of(), List.of(), 0, "", Optional.empty(), Optional.empty());
    }

    /** The same with an account. */
    public DeskSnapshot with(AccountPicture other) {
        return with(Optional.of(other), book, forecasts);
    }

    /** The same with the risk of a book. */
    public DeskSnapshot with(BookPicture other) {
        return with(account, Optional.of(other), forecasts);
    }

    /** The same with forecasts. */
    public DeskSnapshot with(Map<Currency, ForecastBoard> others) {
        return with(account, book, others);
    }

    private DeskSnapshot with(
            Optional<AccountPicture> newAccount,
            Optional<BookPicture> newBook,
            Map<Currency, ForecastBoard> newForecasts) {
        return new DeskSnapshot(
                cycle,
                publishedNanos,
                venue,
                health,
                markets,
                latencies,
                droppedEvents,
                platformNotice,
                newAccount,
                newBook,
                newForecasts);
    }

    /** One currency's market, empty until its instruments are known. */
    public Optional<MarketPicture> market(Currency currency) {
        return Optional.ofNullable(markets.get(currency));
    }

    /** What is forecast of one currency, empty on a desk that forecasts nothing. */
    public Optional<ForecastBoard> forecast(Currency currency) {
        return Optional.ofNullable(forecasts.get(currency));
    }
}

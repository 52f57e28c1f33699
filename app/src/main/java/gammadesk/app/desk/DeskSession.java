package gammadesk.app.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.MarketFeed;
import gammadesk.app.market.BoardSettings;
import gammadesk.app.market.MarketBoard;
import gammadesk.connectors.deribit.DeribitMarketFeed;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.simulator.EmbeddedExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A market that is open: the exchange if it is ours, the feed, and the board that it fills. */
public final class DeskSession implements AutoCloseable {
    private static final List<Currency> CURRENCIES = List.of(Currency.BTC, Currency.ETH);

    private final Optional<EmbeddedExchange> exchange;
    private final MarketBoard board;
    private final MarketFeed feed;

    private DeskSession(Optional<EmbeddedExchange> exchange, MarketFeed feed, MarketBoard board) {
        this.exchange = exchange;
        this.feed = feed;
        this.board = board;
    }

    /**
     * Opens the chosen market in BTC and ETH and starts the board.
     *
     * @throws IOException when the embedded exchange cannot start or a recording cannot be read
     */
    public static DeskSession open(VenueChoice choice, Clock clock) throws IOException {
        Optional<EmbeddedExchange> exchange = ExchangeLauncher.launch(choice, 0, clock);
        MarketFeed feed = new DeribitMarketFeed(settings(choice, exchange), clock);
        MarketBoard board = new MarketBoard(feed, CURRENCIES, clock, BoardSettings.defaults());
        board.start();
        return new DeskSession(exchange, feed, board);
    }

    private static DeribitSettings settings(VenueChoice choice, Optional<EmbeddedExchange> exchange) {
        return switch (choice) {
            case VenueChoice.Deribit _ -> DeribitSettings.production();
            case VenueChoice.DeribitTest _ -> DeribitSettings.testNet();
            case VenueChoice.Address address -> DeribitSettings.at(address.uri());
            case VenueChoice.Embedded _, VenueChoice.Replay _ ->
                DeribitSettings.at(exchange.orElseThrow().address());
        };
    }

    /** The latest pictures. */
    public MarketBoard board() {
        return board;
    }

    /** The feed, for its samples of malformed messages. */
    public MarketFeed feed() {
        return feed;
    }

    /** The exchange inside this program, if the market is ours. */
    public Optional<EmbeddedExchange> exchange() {
        return exchange;
    }

    @Override
    public void close() {
        board.close();
        exchange.ifPresent(EmbeddedExchange::close);
    }
}

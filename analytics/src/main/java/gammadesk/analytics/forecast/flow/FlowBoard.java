package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the flow of a whole feed: every instrument with a book and every coin's option chain. It belongs to one
 * thread, which hands it all events and asks it, more often than once a step, whether a step is over.
 */
public final class FlowBoard {
    private final Clock clock;
    private final FlowSettings settings;
    private final Map<String, InstrumentFlow> instruments = new LinkedHashMap<>();
    private final Map<Currency, ChainFlow> chains = new LinkedHashMap<>();
    private final Map<String, Optional<Currency>> options = new HashMap<>();
    private long heardNanos = Long.MIN_VALUE;
    private long lastStep = Long.MIN_VALUE;

    /** A board that has seen nothing. */
    public FlowBoard(Clock clock, FlowSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** Takes an event in; those that say nothing of flow only show that the feed lives. */
    public void on(MarketEvent event) {
        hear(event.stamp());
        switch (event) {
            case MarketEvent.BookUpdate(OrderBook book) -> on(book);
            case MarketEvent.TradeDone(Trade trade) -> on(trade);
            case MarketEvent.TickerUpdate(Ticker ticker) ->
                chain(ticker.instrument()).ifPresent(chain -> chain.on(ticker));
            case MarketEvent.StateChange(String name, InstrumentState state, Stamp _) -> {
                if (state != InstrumentState.OPEN) {
                    chain(name).ifPresent(chain -> chain.forget(name));
                }
            }
            default -> {}
        }
    }

    private void hear(Stamp stamp) {
        heardNanos = Math.max(heardNanos, stamp.receivedNanos());
    }

    private void on(OrderBook book) {
        InstrumentFlow flow = instruments.get(book.instrument());
        if (flow == null && instruments.size() < settings.mostInstruments() && !book.stale()) {
            flow = new InstrumentFlow(book.instrument(), settings);
            instruments.put(book.instrument(), flow);
        }
        if (flow != null) {
            flow.on(book);
        }
    }

    private void on(Trade trade) {
        InstrumentFlow flow = instruments.get(trade.instrument());
        if (flow != null) {
            flow.on(trade);
        }
        chain(trade.instrument()).ifPresent(chain -> chain.on(trade));
    }

    /** The chain of an option; names are taken apart once. */
    private Optional<ChainFlow> chain(String name) {
        return options.computeIfAbsent(name, FlowBoard::coin)
                .map(coin -> chains.computeIfAbsent(coin, one -> new ChainFlow(one, settings)));
    }

    private static Optional<Currency> coin(String name) {
        return InstrumentName.parse(name)
                .filter(parsed -> parsed.kind() == InstrumentKind.OPTION)
                .map(parsed -> parsed.family().base());
    }

    /** Ends the step that is over, if one is; steps that were slept through are gaps. */
    public void tick() {
        long step = Math.floorDiv(clock.epochMillis(), settings.stepMillis());
        if (step <= lastStep) {
            return;
        }
        lastStep = step;
        boolean isHeard =
                heardNanos != Long.MIN_VALUE && (clock.nanos() - heardNanos) / 1e9 <= settings.silenceSeconds();
        instruments.values().forEach(flow -> flow.step(step, isHeard));
        chains.values().forEach(chain -> chain.step(step, isHeard));
    }

    /** Ends watching an instrument, such as one that has expired. */
    public void forget(String instrument) {
        instruments.remove(instrument);
        options.remove(instrument);
    }

    /** The instruments that are watched, in the order in which their first books came. */
    public List<String> instruments() {
        return List.copyOf(instruments.keySet());
    }

    /** The coins whose options are watched. */
    public List<Currency> currencies() {
        return List.copyOf(chains.keySet());
    }

    /** The flow of an instrument over the last steps; empty when it is not watched. */
    public Optional<FlowPicture> picture(String instrument, int steps, int columns, int rows) {
        return Optional.ofNullable(instruments.get(instrument)).map(flow -> flow.picture(steps, columns, rows));
    }

    /** The flow of a coin's options over the last steps; empty when none was seen. */
    public Optional<ChainPicture> chain(Currency currency, int steps) {
        return Optional.ofNullable(chains.get(currency)).map(chain -> chain.picture(steps));
    }
}

package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.protocol.RpcError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The market with its directory and its memory. Touched by the market thread only. */
public final class Venue {
    private final VenueMarket market;
    private final Directory directory;
    private final TradeTape tape = new TradeTape();
    private final Candles candles = new Candles();
    private final SampleTape samples;
    private PlatformState platform = PlatformState.OPEN;
    private Consumer<Trade> clerk = _ -> {};

    /** A venue around a market, with an empty memory. */
    public Venue(VenueMarket market) {
        this.market = market;
        directory = new Directory(market);
        samples = new SampleTape(market, directory);
    }

    /** The market itself. */
    public VenueMarket market() {
        return market;
    }

    /** What is listed. */
    public Directory directory() {
        return directory;
    }

    /** What was traded. */
    public TradeTape tape() {
        return tape;
    }

    /** What was traded, minute by minute. */
    public Candles candles() {
        return candles;
    }

    /** What volatility indices and funding were. */
    public SampleTape samples() {
        return samples;
    }

    /** Whether it can be traded on as a whole. */
    public PlatformState platform() {
        return platform;
    }

    /** It is closed, or opened again. */
    public void become(PlatformState state) {
        platform = state;
        directory.outdate();
    }

    /** The names of the indices on which nothing can be traded now: those whose perpetual is not open. */
    public List<String> lockedIndices() {
        return directory.all().stream()
                .filter(Listed::isPerpetual)
                .filter(listed -> listed.instrument().state() != InstrumentState.OPEN)
                .map(Listed::indexName)
                .toList();
    }

    /** Has somebody else write down every trade from now on. */
    public void employ(Consumer<Trade> next) {
        clerk = next;
    }

    /** Writes a trade down; empty when its instrument is not listed. */
    public Optional<TapedTrade> record(Trade trade) {
        clerk.accept(trade);
        Optional<TapedTrade> taped = directory.find(trade.instrument()).map(listed -> tape.add(trade, listed));
        taped.ifPresent(candles::add);
        return taped;
    }

    /** An instrument was listed, settled, delivered, locked or unlocked. */
    public void stateChanged(Instrument instrument) {
        directory.outdate();
        if (directory.find(instrument.name()).isEmpty()) {
            tape.forget(instrument.name());
            candles.forget(instrument.name());
        }
    }

    /** What is listed under a name that a caller gave. */
    public Listed listed(String name) {
        return directory.find(name).orElseThrow(() -> RpcError.invalid("instrument_name", "instrument not found"));
    }

    /** The currency whose index has a name such as {@code btc_usd}. */
    public Optional<Currency> currencyOfIndex(String indexName) {
        return market.currencies().stream()
                .filter(currency -> market.index(currency).name().equals(indexName))
                .findFirst();
    }
}

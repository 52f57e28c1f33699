package gammadesk.connectors.simulator.store;

import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.FloorState;
import gammadesk.connectors.simulator.floor.UserEvent;
import gammadesk.connectors.simulator.market.MarketState;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The memory of an exchange in a folder: accounts, orders and trades as they were at the last answer that was given,
 * the market as it was a few seconds ago. Used by the market thread once the exchange runs.
 */
public final class ExchangeMemory implements AutoCloseable {
    private static final String MARKET = "market";
    private static final String SETTINGS = "settings";
    private static final String LAST_TRADE = "last trade";
    private static final String MODEL = "model";
    private static final long MARKET_EVERY_NANOS = 10_000_000_000L;
    private static final long FUNDING_EVERY_NANOS = 1_000_000_000;

    private final VenueStore store;
    private final ModelMarket market;
    private final Optional<FloorState> floorState;
    private Optional<FloorKeeper> keeper = Optional.empty();
    private long marketKeptNanos;
    private long listingsKept = -1;
    private long fundingKeptNanos;

    private ExchangeMemory(VenueStore store, ModelMarket market, Optional<FloorState> floorState) {
        this.store = store;
        this.market = market;
        this.floorState = floorState;
    }

    /**
     * Opens the memory of a folder.
     *
     * @param wanted the market to begin with where the folder holds none; one that is there goes on with its own seed
     *     and scenario
     * @throws IOException when the folder cannot be used, another exchange uses it, or it holds something else
     */
    public static ExchangeMemory open(Path folder, ModelSettings wanted) throws IOException {
        VenueStore store = VenueStore.open(folder, VenueJson.mapper());
        try {
            Optional<MarketState> known = store.fact(MARKET, MODEL, MarketState.class);
            ModelSettings settings =
                    store.fact(SETTINGS, MODEL, ModelSettings.class).orElse(wanted);
            List<LastTrade> last = store.facts(LAST_TRADE, LastTrade.class);
            ModelMarket market = known.isPresent()
                    ? ModelMarket.resume(settings, Numbering.after(known.get(), last))
                    : ModelMarket.create(wanted);
            store.put(SETTINGS, MODEL, settings);
            return new ExchangeMemory(store, market, FloorKeeper.load(store));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The market, as it was or new. */
    public ModelMarket market() {
        return market;
    }

    /** The floor as it was; empty in a new folder. */
    public Optional<FloorState> floorState() {
        return floorState;
    }

    /** Keeps a floor from now on; what it returns has to hear of what happens on it. */
    public UserEvent.Listener watch(Floor floor) {
        FloorKeeper watching = FloorKeeper.of(store, floor, floorState);
        keeper = Optional.of(watching);
        floor.venue().employ(trade -> store.put(LAST_TRADE, trade.instrument(), LastTrade.of(trade)));
        return watching;
    }

    /**
     * Writes what is not kept yet: to be called before anybody is told of it.
     *
     * @throws IOException when it cannot be written; then nobody may be told
     */
    public void keep(long nowNanos) throws IOException {
        boolean funding = nowNanos - fundingKeptNanos > FUNDING_EVERY_NANOS;
        if (funding) {
            fundingKeptNanos = nowNanos;
            keeper.ifPresent(FloorKeeper::touch);
        }
        // the numbers of trades go on from what is kept: what is not listed there would begin again
        if (nowNanos - marketKeptNanos > MARKET_EVERY_NANOS || market.listings() != listingsKept) {
            marketKeptNanos = nowNanos;
            listingsKept = market.listings();
            store.put(MARKET, MODEL, market.state());
        }
        if (keeper.isPresent() && keeper.get().isDirty()) {
            keeper.get().keep();
        }
    }

    /** Keeps everything as it is now and gives the folder free. */
    @Override
    public void close() throws IOException {
        try {
            store.put(MARKET, MODEL, market.state());
            if (keeper.isPresent()) {
                keeper.get().keep();
            } else {
                store.commit();
            }
        } finally {
            store.close();
        }
    }
}

package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.House;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.matching.Combo;
import gammadesk.connectors.simulator.matching.ComboExecution;
import gammadesk.connectors.simulator.matching.Execution;
import gammadesk.connectors.simulator.matching.Gate;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.MarketPort;
import gammadesk.connectors.simulator.matching.MatchingEngine;
import gammadesk.connectors.simulator.matching.MatchingListener;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a market and the participants of the exchange meet: it joins the market to a matching engine and shows both as
 * one market, {@link #market}, with merged books, quotes and trades. Touched by the market thread only.
 */
public final class TradingFloor {
    private final VenueMarket own;
    private final House house;
    private final Combos combos;
    private final MarketPort port;
    private final MatchingEngine engine;
    private final MergedMarket merged;
    private final Map<String, Print> lastPrints = new HashMap<>();
    private PlatformState platform = PlatformState.OPEN;
    private VenueMarket.Sink outlet = VenueMarket.Sink.DEAF;

    /** The last trade of an instrument. */
    private record Print(double price, int tickDirection) {}

    /**
     * A floor without orders.
     *
     * @param own the market that is joined; from now on only {@link #market} may be moved on
     * @param gate asked before every acceptance
     * @param listener told of executions and orders
     */
    public TradingFloor(VenueMarket own, Gate gate, MatchingListener listener) {
        this.own = own;
        house = own.house();
        combos = new Combos(own);
        port = new Port();
        engine = new MatchingEngine(port, gate, new Relay(listener));
        merged = new MergedMarket(own, house, engine, this);
        house.admit(this::serve);
    }

    /** The venue as a whole is closed or opened again: what would be open is shown so, and nothing trades. */
    public void become(PlatformState state) {
        platform = state;
        own.trade(state == PlatformState.OPEN);
        merged.become(state);
    }

    /** Participants' orders; after each operation here the market below shows what came of it. */
    public MatchingEngine engine() {
        return engine;
    }

    /** What the engine knows of the market. */
    public MarketPort port() {
        return port;
    }

    /** The market with participants' orders and trades in it. */
    public VenueMarket market() {
        return merged;
    }

    /** The combos that have been asked for. */
    public Combos combos() {
        return combos;
    }

    /** Lists combos as they were; to be done before orders in them are brought back. */
    public void restore(List<ListedCombo.State> states) {
        combos.restore(states);
    }

    /**
     * The combo of some legs, listed now if it was not yet.
     *
     * @param ratios by instrument name, without a common divisor
     * @return empty when not all of it is listed, or it is no structure that the venue knows
     */
    public Optional<ListedCombo> list(Map<String, Integer> ratios) {
        long before = combos.changes();
        Optional<ListedCombo> listed = combos.list(ratios);
        if (combos.changes() > before) {
            listed.flatMap(combo -> combos.instrument(combo.name())).ifPresent(outlet::stateChanged);
        }
        return listed;
    }

    /** Tells a sink from now on. */
    void tell(VenueMarket.Sink sink) {
        outlet = sink;
    }

    /** A trade stands on the tape. */
    void traded(Trade trade) {
        lastPrints.put(trade.instrument(), new Print(trade.price(), tickDirection(trade)));
        outlet.traded(trade);
    }

    /** An instrument was listed, settled or is gone. */
    void stateChanged(Instrument instrument) {
        boolean gone = house.find(instrument.name()).isEmpty();
        if (gone && instrument.state() != InstrumentState.SETTLEMENT) {
            engine.delisted(instrument.name(), own.nowMillis());
            lastPrints.remove(instrument.name());
            combos.end(instrument.name()).forEach(this::ended);
        }
        outlet.stateChanged(instrument);
        combos.with(instrument.name())
                .forEach(combo -> combos.instrument(combo.name()).ifPresent(outlet::stateChanged));
    }

    private void ended(Instrument combo) {
        engine.delisted(combo.name(), own.nowMillis());
        lastPrints.remove(combo.name());
        outlet.stateChanged(combo);
    }

    /** A leg has moved and its combos with it. */
    void legChanged(String leg) {
        for (ListedCombo combo : combos.with(leg)) {
            changed(combo);
        }
    }

    private void changed(ListedCombo combo) {
        combo.changed();
        outlet.bookChanged(combo.name());
        outlet.tickerChanged(combo.name());
    }

    private int tickDirection(Trade trade) {
        Print before = lastPrints.get(trade.instrument());
        int step = before == null ? 1 : Double.compare(trade.price(), before.price());
        boolean wasRising = before == null || before.tickDirection() < 2;
        if (step == 0) {
            return wasRising ? 1 : 3;
        }
        return step > 0 ? 0 : 2;
    }

    private double serve(String instrument, Side taker, double amount, double price, long millis) {
        long left = engine.customerTakes(instrument, taker, Units.nearest(amount), Units.nearest(price), millis);
        return left == Units.nearest(amount) ? amount : Units.number(left);
    }

    /** What the engine knows of the market. */
    private final class Port implements MarketPort {
        @Override
        public Optional<Instrument> instrument(String name) {
            Optional<Instrument> found = house.find(name);
            return (found.isPresent() || combos.isEmpty() ? found : combos.instrument(name)).map(this::closed);
        }

        private Instrument closed(Instrument instrument) {
            return platform == PlatformState.OPEN || instrument.state() != InstrumentState.OPEN
                    ? instrument
                    : instrument.withState(platform.instruments());
        }

        @Override
        public Optional<Combo> combo(String name) {
            return combos.find(name).map(ListedCombo::combo);
        }

        @Override
        public HouseBook house(String instrument) {
            return house.book(instrument);
        }

        @Override
        public Prices prices(String instrument) {
            Optional<ListedCombo> combo = combos.isEmpty() ? Optional.empty() : combos.find(instrument);
            return combo.isPresent() ? combos.prices(combo.get()) : ofOne(instrument);
        }

        private Prices ofOne(String instrument) {
            House.Figures figures = house.figures(instrument);
            Listed listed = new Listed(house.find(instrument).orElseThrow(), 0);
            PriceBand band = PriceBand.of(listed, figures.mark(), figures.underlying(), figures.index());
            return new Prices(figures.mark(), figures.index(), figures.last(), band.low(), band.high());
        }

        @Override
        public double priceOfVolatility(String instrument, double volatilityPercent) {
            return house.priceOfVolatility(instrument, volatilityPercent);
        }

        @Override
        public MarketPort.Print print(Deal deal) {
            Optional<ListedCombo> combo = combos.isEmpty() ? Optional.empty() : combos.find(deal.instrument());
            Trade trade = combo.isPresent() ? combos.count(combo.get(), deal) : tagged(house.count(deal), deal);
            int tick = tickDirection(trade);
            traded(trade);
            double underlying = combo.isPresent()
                    ? Double.NaN
                    : house.figures(deal.instrument()).underlying();
            return new MarketPort.Print(
                    trade.id(), trade.sequence(), trade.mark(), trade.index(), trade.iv(), underlying, tick);
        }
    }

    private static Trade tagged(Trade trade, MarketPort.Deal deal) {
        return deal.combo()
                .map(tag -> trade.ofCombo(tag.comboId(), tag.comboTradeId()))
                .orElse(trade);
    }

    /** Passes on what the engine tells; a changed book is a change of the market's too. */
    private final class Relay implements MatchingListener {
        private final MatchingListener listener;

        Relay(MatchingListener listener) {
            this.listener = listener;
        }

        @Override
        public void executed(Execution execution) {
            listener.executed(execution);
        }

        @Override
        public void comboExecuted(ComboExecution execution) {
            listener.comboExecuted(execution);
        }

        @Override
        public void orderChanged(OrderReport order) {
            listener.orderChanged(order);
        }

        @Override
        public void bookChanged(String instrument) {
            if (house.find(instrument).isPresent()) {
                house.bookChanged(instrument);
                outlet.bookChanged(instrument);
                outlet.tickerChanged(instrument);
                legChanged(instrument);
            }
            combos.find(instrument).ifPresent(TradingFloor.this::changed);
            listener.bookChanged(instrument);
        }
    }
}

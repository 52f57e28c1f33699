package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.market.House;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.matching.Combo;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import gammadesk.connectors.simulator.matching.MarketPort.Prices;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The combos that have been asked for, and what they are worth by their legs. Touched by the market thread only. */
public final class Combos {
    private static final int REMEMBERED = 500;

    private final VenueMarket own;
    private final House house;
    private final Map<String, ListedCombo> active = new LinkedHashMap<>();
    private final Deque<ListedCombo> ended = new ArrayDeque<>();
    private long changes;

    Combos(VenueMarket own) {
        this.own = own;
        house = own.house();
    }

    /** A combo that can be traded. */
    public Optional<ListedCombo> find(String name) {
        return Optional.ofNullable(active.get(name));
    }

    /** All that can be traded, and the last of those that no longer can. */
    public List<ListedCombo> all() {
        return Stream.concat(active.values().stream(), ended.stream()).toList();
    }

    /** Rises whenever a combo is listed or ends. */
    public long changes() {
        return changes;
    }

    boolean isEmpty() {
        return active.isEmpty();
    }

    /** What is needed to list the present combos again. */
    public List<ListedCombo.State> state() {
        return active.values().stream().map(ListedCombo::state).toList();
    }

    /** Lists combos as they were, those of whose legs all are listed. */
    void restore(List<ListedCombo.State> states) {
        for (ListedCombo.State state : states) {
            boolean whole = state.combo().legs().stream()
                    .allMatch(leg -> house.find(leg.instrument()).isPresent());
            if (whole) {
                active.put(state.combo().id(), new ListedCombo(state));
            }
        }
    }

    /**
     * The combo of some legs, listed now if it was not yet.
     *
     * @param ratios by instrument name, without a common divisor
     * @return empty when not all of it is listed, or it is no structure that the venue knows
     */
    Optional<ListedCombo> list(Map<String, Integer> ratios) {
        boolean whole = ratios.keySet().stream().allMatch(leg -> house.find(leg).isPresent());
        return whole
                ? ComboShape.of(ratios).map(combo -> active.computeIfAbsent(combo.id(), _ -> fresh(combo)))
                : Optional.empty();
    }

    private ListedCombo fresh(Combo combo) {
        changes++;
        return new ListedCombo(combo, own.nowMillis());
    }

    /** A leg is gone and its combos with it; gives them as they were. */
    List<Instrument> end(String leg) {
        List<ListedCombo> gone =
                active.values().stream().filter(combo -> combo.hasLeg(leg)).toList();
        List<Instrument> instruments = gone.stream().map(this::ending).toList();
        for (ListedCombo combo : gone) {
            active.remove(combo.name());
            combo.end(own.nowMillis());
            changes++;
            ended.addFirst(combo);
            if (ended.size() > REMEMBERED) {
                ended.removeLast();
            }
        }
        return instruments;
    }

    private Instrument ending(ListedCombo combo) {
        return instrument(combo, legs(combo), InstrumentState.INACTIVE);
    }

    List<ListedCombo> with(String leg) {
        return active.isEmpty()
                ? List.of()
                : active.values().stream().filter(combo -> combo.hasLeg(leg)).toList();
    }

    private List<Instrument> legs(ListedCombo combo) {
        return combo.combo().legs().stream()
                .flatMap(leg -> house.find(leg.instrument()).stream())
                .toList();
    }

    /** The combo as an instrument: it is as open as the least open of its legs. */
    Optional<Instrument> instrument(String name) {
        return find(name)
                .filter(combo -> legs(combo).size() == combo.combo().legs().size())
                .map(combo -> {
                    List<Instrument> legs = legs(combo);
                    InstrumentState state = legs.stream()
                            .map(Instrument::state)
                            .filter(leg -> leg != InstrumentState.OPEN)
                            .findFirst()
                            .orElse(InstrumentState.OPEN);
                    return instrument(combo, legs, state);
                });
    }

    private static Instrument instrument(ListedCombo combo, List<Instrument> legs, InstrumentState state) {
        Instrument one = legs.getFirst();
        boolean options = one.kind() == InstrumentKind.OPTION;
        return new Instrument(
                combo.name(),
                options ? InstrumentKind.OPTION_COMBO : InstrumentKind.FUTURE_COMBO,
                one.base(),
                one.quote(),
                one.settlementCurrency(),
                one.settlement(),
                legs.stream().flatMap(leg -> leg.expiry().stream()).min(Comparator.comparingLong(Expiry::epochMillis)),
                Optional.empty(),
                one.contractSize(),
                TickLadder.flat(legs.stream()
                        .map(leg -> leg.ticks().base())
                        .min(BigDecimal::compareTo)
                        .orElseThrow()),
                legs.stream()
                        .map(Instrument::minimumAmount)
                        .max(BigDecimal::compareTo)
                        .orElseThrow(),
                one.makerFee(),
                one.takerFee(),
                combo.createdMillis(),
                state);
    }

    List<Instrument> instruments() {
        return active.keySet().stream()
                .flatMap(name -> instrument(name).stream())
                .toList();
    }

    /** By the marks of the legs, in their price unit, rounded as prices are. */
    double mark(Combo combo) {
        return sum(combo, leg -> house.figures(leg).mark());
    }

    private static double sum(Combo combo, ToDoubleFunction<String> figure) {
        double sum = combo.legs().stream()
                .mapToDouble(leg -> leg.ratio() * figure.applyAsDouble(leg.instrument()))
                .sum();
        return Math.rint(sum * 1e8) / 1e8;
    }

    /** What orders are held against. */
    Prices prices(ListedCombo listed) {
        Combo combo = listed.combo();
        House.Figures one = house.figures(combo.legs().getFirst().instrument());
        Instrument instrument = instrument(listed.name()).orElseThrow();
        PriceBand band = PriceBand.of(new Listed(instrument, 0), mark(combo), Double.NaN, one.index());
        double least = combo.legs().stream().allMatch(leg -> leg.ratio() > 0)
                ? combo.legs().stream().mapToInt(Combo.Leg::ratio).sum()
                        * instrument.ticks().base().doubleValue()
                : Double.NEGATIVE_INFINITY;
        double low = Math.max(least, band.low());
        return new Prices(mark(combo), one.index(), listed.last(), low, Math.max(low, band.high()));
    }

    /** The ticker of a combo around its quote; greeks and volatilities are those of the legs together. */
    Ticker ticker(ListedCombo listed, Quote quote) {
        Combo combo = listed.combo();
        Ticker one = own.ticker(combo.legs().getFirst().instrument());
        long now = own.nowMillis();
        double volume = listed.volume(now);
        boolean options = !Double.isNaN(one.underlying());
        return new Ticker(
                listed.name(),
                instrument(listed.name()).map(Instrument::state).orElse(InstrumentState.INACTIVE),
                quote,
                listed.last(),
                mark(combo),
                one.index(),
                one.underlying(),
                one.underlyingName(),
                options ? sum(combo, leg -> own.ticker(leg).markIv()) : Double.NaN,
                Double.NaN,
                Double.NaN,
                options ? greeks(combo) : Greeks.UNKNOWN,
                one.interestRate(),
                0,
                options ? volume : volume / one.index(),
                options ? volume * one.index() * Math.abs(mark(combo)) : volume,
                Double.NaN,
                listed.high(now),
                listed.low(now),
                sum(combo, leg -> own.ticker(leg).settlement()),
                one.estimatedDelivery(),
                Double.NaN,
                Double.NaN,
                new Stamp(now, 0));
    }

    private Greeks greeks(Combo combo) {
        return new Greeks(
                sum(combo, leg -> own.ticker(leg).greeks().delta()),
                sum(combo, leg -> own.ticker(leg).greeks().gamma()),
                sum(combo, leg -> own.ticker(leg).greeks().vega()),
                sum(combo, leg -> own.ticker(leg).greeks().theta()),
                sum(combo, leg -> own.ticker(leg).greeks().rho()));
    }

    /** Counts a trade in the combo and numbers it; what was done in the legs counts there. */
    Trade count(ListedCombo listed, Deal deal) {
        Instrument instrument = instrument(listed.name()).orElseThrow();
        double price = deal.price().doubleValue();
        double amount = deal.amount().doubleValue();
        return new Trade(
                listed.name(),
                house.nextTradeId(instrument.settlementCurrency()),
                listed.traded(deal.millis(), price, amount),
                deal.direction(),
                price,
                amount,
                mark(listed.combo()),
                house.figures(listed.combo().legs().getFirst().instrument()).index(),
                Double.NaN,
                deal.liquidation(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Stamp(deal.millis(), 0));
    }
}

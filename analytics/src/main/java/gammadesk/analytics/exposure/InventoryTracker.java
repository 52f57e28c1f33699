package gammadesk.analytics.exposure;

import gammadesk.analytics.exposure.DealerInventory.Counts;
import gammadesk.analytics.exposure.InstrumentFlow.Kind;
import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.Trade;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the record of public option trades. A combo trade arrives on its own and once per leg: whichever comes first
 * counts, the other is recognised by the combo's trade id. Trades in futures and spot are not options and pass by. For
 * one thread; {@link #snapshot} is what others may see.
 */
public final class InventoryTracker {
    private final InventoryRules rules;
    private final ComboLegs combos;
    private final long startMillis;
    private final Map<String, InstrumentFlow> flows;
    private final Map<String, Long> expiries = new HashMap<>();
    private final Set<String> trades;
    private final Set<String> comboLegs;
    private Counts counts;
    private long nowMillis;

    private InventoryTracker(InventoryRules rules, ComboLegs combos, InventoryState state) {
        DealerInventory inventory = state.inventory();
        this.rules = rules;
        this.combos = combos;
        this.startMillis = inventory.startMillis();
        this.flows = new HashMap<>(inventory.flows());
        this.trades = new LinkedHashSet<>(state.recentTrades());
        this.comboLegs = new LinkedHashSet<>(state.recentComboLegs());
        this.counts = inventory.counts();
        this.nowMillis = inventory.atMillis();
    }

    /** Begins a record; trades before it are unknown. */
    public static InventoryTracker begin(InventoryRules rules, ComboLegs combos, long startMillis) {
        return new InventoryTracker(rules, combos, InventoryState.beginning(startMillis));
    }

    /** Goes on from a state that was kept. */
    public static InventoryTracker restore(InventoryRules rules, ComboLegs combos, InventoryState state) {
        return new InventoryTracker(rules, combos, state);
    }

    /** Takes one public trade; one that was counted before changes nothing but a counter. */
    public void take(Trade trade) {
        nowMillis = Math.max(nowMillis, trade.stamp().venueMillis());
        Optional<InstrumentName> name = InstrumentName.parse(trade.instrument());
        if (name.isEmpty() || !isNew(trade)) {
            return;
        }
        if (name.get().kind().isCombo()) {
            takeCombo(trade);
        } else if (name.get() instanceof OptionName) {
            takeOption(trade);
        }
    }

    private boolean isNew(Trade trade) {
        boolean fresh = remember(trades, trade.instrument() + " " + trade.id());
        if (!fresh) {
            countRepeat();
        }
        return fresh;
    }

    private void takeOption(Trade trade) {
        boolean fresh = trade.comboTradeId()
                .map(combo -> remember(comboLegs, leg(combo, trade.instrument())))
                .orElse(true);
        if (fresh) {
            book(trade.instrument(), trade, trade.direction().sign() * trade.amount());
        } else {
            countRepeat();
        }
        if (trade.sequence() > 0) {
            flows.computeIfPresent(trade.instrument(), (_, flow) -> flow.numbered(trade.sequence()));
        }
    }

    private void takeCombo(Trade trade) {
        List<Combo.Leg> legs = combos.legs(trade.instrument());
        String combo = trade.comboTradeId().orElse(trade.id());
        countCombo(!legs.isEmpty());
        for (Combo.Leg leg : legs) {
            boolean isOption = InstrumentName.parse(leg.instrument()).orElse(null) instanceof OptionName;
            if (isOption && remember(comboLegs, leg(combo, leg.instrument()))) {
                book(leg.instrument(), trade, trade.direction().sign() * trade.amount() * leg.ratio());
                flows.computeIfPresent(leg.instrument(), (_, flow) -> flow.withComboLeg());
            }
        }
    }

    /** A combo's trade is named with its currency in front ("ETH-7") or, by the legs, as the bare number. */
    private static String leg(String combo, String instrument) {
        String currency = instrument.substring(0, instrument.indexOf('-') + 1);
        return (combo.startsWith(currency) ? combo.substring(currency.length()) : combo) + " " + instrument;
    }

    private void book(String instrument, Trade trade, double signedCoin) {
        if (isExpired(instrument, nowMillis)) {
            return;
        }
        Kind kind = kind(trade);
        long at = trade.stamp().venueMillis();
        InstrumentFlow flow = Objects.requireNonNullElse(flows.get(instrument), InstrumentFlow.NONE);
        flows.put(instrument, decayed(flow, at).plus(kind, signedCoin));
        counts = new Counts(
                counts.trades() + 1,
                counts.blocks() + (kind == Kind.BLOCK ? 1 : 0),
                counts.rfqs() + (kind == Kind.RFQ ? 1 : 0),
                counts.liquidations() + (kind == Kind.LIQUIDATION ? 1 : 0),
                counts.combos(),
                counts.unknownCombos(),
                counts.repeats());
    }

    private static Kind kind(Trade trade) {
        if (trade.liquidation() != Trade.Liquidation.NONE) {
            return Kind.LIQUIDATION;
        }
        if (trade.blockRfqId().isPresent()) {
            return Kind.RFQ;
        }
        return trade.blockTradeId().isPresent() ? Kind.BLOCK : Kind.SCREEN;
    }

    private InstrumentFlow decayed(InstrumentFlow flow, long toMillis) {
        long to = Math.max(toMillis, flow.decayedToMillis());
        double left = flow.trades() == 0 ? 1 : rules.left(to - flow.decayedToMillis());
        return flow.decayedToMillis() > 0 && left == 1 ? flow : flow.decayed(left, to);
    }

    /** True the first time; the oldest memories go when there are too many. */
    private boolean remember(Set<String> memory, String what) {
        if (!memory.add(what)) {
            return false;
        }
        if (memory.size() > rules.rememberedTrades()) {
            Iterator<String> oldest = memory.iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    private void countRepeat() {
        counts = new Counts(
                counts.trades(),
                counts.blocks(),
                counts.rfqs(),
                counts.liquidations(),
                counts.combos(),
                counts.unknownCombos(),
                counts.repeats() + 1);
    }

    private void countCombo(boolean known) {
        counts = new Counts(
                counts.trades(),
                counts.blocks(),
                counts.rfqs(),
                counts.liquidations(),
                counts.combos() + (known ? 1 : 0),
                counts.unknownCombos() + (known ? 0 : 1),
                counts.repeats());
    }

    /** The record at a venue time, decayed to it; what has expired by then is gone for good. */
    public DealerInventory snapshot(long venueMillis) {
        nowMillis = Math.max(nowMillis, venueMillis);
        flows.keySet().removeIf(instrument -> isExpired(instrument, nowMillis));
        expiries.keySet().retainAll(flows.keySet());
        flows.replaceAll((_, flow) -> decayed(flow, nowMillis));
        return new DealerInventory(startMillis, nowMillis, flows, counts);
    }

    /** The record with what is needed to go on from it. */
    public InventoryState state(long venueMillis) {
        return new InventoryState(snapshot(venueMillis), List.copyOf(trades), List.copyOf(comboLegs));
    }

    private boolean isExpired(String instrument, long atMillis) {
        return expiries.computeIfAbsent(instrument, InventoryTracker::expiryMillis) <= atMillis;
    }

    private static long expiryMillis(String instrument) {
        return InstrumentName.parse(instrument).orElse(null) instanceof OptionName option
                ? option.expiry().epochMillis()
                : Long.MAX_VALUE;
    }
}

package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Watches one instrument. Books and trades add to the step that runs, {@link #step} ends it. One thread at a time. A
 * book or a trade costs the same however much has been kept, and makes no garbage but the trade's own entry.
 */
public final class InstrumentFlow {
    private final String instrument;
    private final FlowSettings settings;
    private final FlowRing<FlowSeries> ring;
    private final LevelRing levels;
    private final Deque<FlowTrade> trades = new ArrayDeque<>();
    private final SweepWatch bought;
    private final SweepWatch sold;
    private Optional<OrderBook> book = Optional.empty();
    private FlowGap gap = FlowGap.NO_BOOK;
    private boolean isBroken;
    private double bestFlow;
    private double levelsFlow;
    private double boughtVolume;
    private double soldVolume;
    private double forcedVolume;
    private long lastSequence = Long.MIN_VALUE;
    private long repeated;

    /** Watches an instrument from now on. */
    public InstrumentFlow(String instrument, FlowSettings settings) {
        this.instrument = instrument;
        this.settings = settings;
        ring = new FlowRing<>(FlowSeries.class, settings.keepSteps());
        levels = new LevelRing(settings.keepSteps());
        bought = new SweepWatch(Side.BUY, settings);
        sold = new SweepWatch(Side.SELL, settings);
    }

    /** The book after a change. A stale one makes its whole step a gap, and flow is not counted across it. */
    public void on(OrderBook next) {
        if (next.stale()) {
            lose(FlowGap.STALE);
            return;
        }
        book.ifPresent(before -> {
            bestFlow += OrderFlow.best(before, next);
            levelsFlow += OrderFlow.weighted(before, next);
        });
        isBroken |= book.isEmpty() && gap != FlowGap.NO_BOOK;
        book = Optional.of(next);
        gap = FlowGap.NONE;
    }

    private void lose(FlowGap reason) {
        book = Optional.empty();
        gap = reason;
    }

    /**
     * A public trade. One that came before is not counted again; a part of a block is kept for the eye and not counted,
     * for it never met the book.
     */
    public void on(Trade trade) {
        if (trade.sequence() <= lastSequence) {
            repeated++;
            return;
        }
        lastSequence = trade.sequence();
        FlowTrade entry = FlowTrade.of(trade);
        trades.addLast(entry);
        if (trades.size() > settings.mostTrades()) {
            trades.removeFirst();
        }
        if (trade.blockTradeId().isEmpty()) {
            boughtVolume += entry.direction() == Side.BUY ? entry.amount() : 0;
            soldVolume += entry.direction() == Side.SELL ? entry.amount() : 0;
            forcedVolume += entry.forced();
        }
    }

    /**
     * Ends a step; one that is not later than all before is ignored.
     *
     * @param step number of steps since the epoch, at its end
     * @param isHeard whether the feed is alive; when not, every book is lost until it comes again whole
     */
    public void step(long step, boolean isHeard) {
        if (!ring.isNext(step)) {
            return;
        }
        if (!isHeard && gap != FlowGap.NO_BOOK) {
            lose(FlowGap.SILENT_FEED);
        }
        FlowGap reason = isBroken ? FlowGap.STALE : gap;
        if (reason == FlowGap.NONE) {
            book.ifPresent(now -> read(now, step));
        } else {
            bought.gap();
            sold.gap();
            ring.write(step, reason, _ -> Double.NaN);
        }
        clear();
    }

    private void read(OrderBook now, long step) {
        BookReading reading = BookReading.of(now, settings.bandBps());
        ring.write(step, FlowGap.NONE, series -> number(series, reading));
        levels.write(step, now);
        bought.step(step * settings.stepMillis(), now, boughtVolume);
        sold.step(step * settings.stepMillis(), now, soldVolume);
    }

    private double number(FlowSeries series, BookReading reading) {
        return switch (series) {
            case MID -> reading.mid();
            case MICROPRICE -> reading.microprice();
            case SPREAD_BPS -> reading.spreadBps();
            case IMBALANCE_1 -> reading.imbalance1();
            case IMBALANCE_5 -> reading.imbalance5();
            case IMBALANCE_10 -> reading.imbalance10();
            case OFI -> bestFlow;
            case OFI_LEVELS -> levelsFlow;
            case BID_DEPTH -> reading.bidDepth();
            case ASK_DEPTH -> reading.askDepth();
            case BUY_VOLUME -> boughtVolume;
            case SELL_VOLUME -> soldVolume;
            case LIQUIDATION -> forcedVolume;
        };
    }

    private void clear() {
        bestFlow = 0;
        levelsFlow = 0;
        boughtVolume = 0;
        soldVolume = 0;
        forcedVolume = 0;
        isBroken = false;
    }

    /** Trades that came twice. */
    public long repeatedTrades() {
        return repeated;
    }

    /**
     * What is kept of the last steps.
     *
     * @param steps at most so many
     * @param columns of the heat map, at most
     * @param rows of the heat map
     */
    public FlowPicture picture(int steps, int columns, int rows) {
        int shown = Math.min(steps, ring.size());
        long from = ring.first(shown) * settings.stepMillis();
        List<Sweep> sweeps = new ArrayList<>(bought.since(from));
        sweeps.addAll(sold.since(from));
        sweeps.sort(Comparator.comparingLong(Sweep::millis));
        return new FlowPicture(
                instrument,
                from,
                settings.stepMillis(),
                settings.bandBps(),
                ring.last(shown),
                ring.lastGaps(shown),
                levels.heat(ring, shown, settings.stepMillis(), columns, rows),
                trades.stream()
                        .filter(trade -> trade.millis() >= from - settings.stepMillis())
                        .toList(),
                sweeps);
    }
}

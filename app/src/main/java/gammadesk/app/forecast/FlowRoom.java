package gammadesk.app.forecast;

import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.flow.FlowBoard;
import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.analytics.forecast.flow.FlowSettings;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.MarketListener;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The order books through the last minutes. The feed's thread only leaves events in a bounded queue; one other thread
 * takes them in and keeps the clock of the steps.
 */
final class FlowRoom implements MarketListener {
    private static final int MOST_WAITING = 20_000;
    private static final int SHOWN_STEPS = 600;
    private static final int COLUMNS = 300;
    private static final int ROWS = 96;

    private final Clock clock;
    private final BlockingQueue<MarketEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final FlowBoard board;
    private long lastStep = Long.MIN_VALUE;

    FlowRoom(Clock clock) {
        this.clock = clock;
        this.board = new FlowBoard(clock, FlowSettings.STANDARD);
    }

    @Override
    public void onEvent(MarketEvent event) {
        boolean isFlow = event instanceof MarketEvent.BookUpdate
                || event instanceof MarketEvent.TradeDone
                || event instanceof MarketEvent.IndexUpdate;
        if (isFlow && !waiting.offer(event)) {
            dropped.incrementAndGet();
        }
    }

    /** Takes in what waits, and ends the step that is over; tells whether there was one. */
    boolean turn() {
        for (MarketEvent event = waiting.poll(); event != null; event = waiting.poll()) {
            board.on(here(event));
        }
        board.tick();
        long step = Math.floorDiv(clock.epochMillis(), FlowSettings.STANDARD.stepMillis());
        boolean isNewer = step > lastStep;
        lastStep = step;
        return isNewer;
    }

    /**
     * Steps end with this machine's seconds and show a book from when it was received; trades are set beside them by
     * when they were, not by the venue's clock, which in a replay is another one.
     */
    private MarketEvent here(MarketEvent event) {
        return event instanceof MarketEvent.TradeDone(Trade trade)
                ? new MarketEvent.TradeDone(trade.with(received(trade.stamp())))
                : event;
    }

    private Stamp received(Stamp stamp) {
        long ageMillis = (clock.nanos() - stamp.receivedNanos()) / 1_000_000;
        return new Stamp(clock.epochMillis() - ageMillis, stamp.receivedNanos());
    }

    /** Everything that is kept of a perpetual; empty before the first book. */
    Optional<FlowPicture> kept(Currency currency) {
        return board.picture(currency + "-PERPETUAL", FlowSettings.STANDARD.keepSteps(), 1, 1)
                .filter(known -> known.size() > 1);
    }

    /** The last minutes of a perpetual. */
    Part<FlowPicture> picture(Currency currency) {
        Optional<FlowPicture> picture = board.picture(currency + "-PERPETUAL", SHOWN_STEPS, COLUMNS, ROWS)
                .filter(known -> known.size() > 1);
        String lost = dropped.get() == 0 ? "" : dropped.get() + " events came too fast and were not counted.";
        return picture.map(known -> Part.of(known, lost))
                .orElseGet(() -> Part.missing("No order book of " + currency
                        + "-PERPETUAL has been seen for two seconds yet. Wait for the feed."));
    }
}

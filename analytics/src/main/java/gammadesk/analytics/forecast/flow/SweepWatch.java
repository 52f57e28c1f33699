package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Looks at one side of a book, step by step, for sweeps: at least three tenths of the depth in the band gone within a
 * step, at least half of it eaten by takers. What was only cancelled is no sweep.
 */
final class SweepWatch {
    private static final double LEAST_SHARE = 0.3;
    private static final double LEAST_TRADED = 0.5;
    private static final long WATCH_MILLIS = 60_000;
    private static final double BPS = 1e4;

    private final Side direction;
    private final FlowSettings settings;
    private final double[] recovered;
    private final Deque<Sweep> past = new ArrayDeque<>();
    private double limit = Double.NaN;
    private double depth = Double.NaN;
    private boolean isWatching;
    private int watched;
    private Sweep current;

    /** Watches the side that takers of a direction eat. */
    SweepWatch(Side direction, FlowSettings settings) {
        this.direction = direction;
        this.settings = settings;
        recovered = new double[(int) Math.max(1, WATCH_MILLIS / settings.stepMillis())];
        current = new Sweep(0, direction, 0, 0, 0, 0, settings.stepMillis(), Column.of(), Sweep.Ending.GAP);
    }

    /** A step ended with a book, takers having traded so much. */
    void step(long millis, OrderBook book, double traded) {
        List<Level> side = direction == Side.BUY ? book.asks() : book.bids();
        follow(side);
        double left = BookReading.depth(side, limit, direction);
        double lost = depth - left;
        if (lost >= LEAST_SHARE * depth && lost > 0 && traded >= LEAST_TRADED * lost) {
            end(Sweep.Ending.SWEPT_AGAIN);
            begin(new Sweep(
                    millis,
                    direction,
                    limit,
                    depth,
                    left,
                    traded,
                    settings.stepMillis(),
                    Column.of(),
                    Sweep.Ending.WATCHING));
        }
        limit = book.quote().mid() * (1 + direction.sign() * settings.bandBps() / BPS);
        depth = BookReading.depth(side, limit, direction);
    }

    private void follow(List<Level> side) {
        if (isWatching) {
            double depthNow = BookReading.depth(side, current.limit(), direction);
            recovered[watched++] = (depthNow - current.after()) / (current.before() - current.after());
        }
        if (isWatching && watched == recovered.length) {
            end(Sweep.Ending.OVER);
        }
    }

    private void begin(Sweep sweep) {
        current = sweep;
        watched = 0;
        isWatching = true;
    }

    private void end(Sweep.Ending ending) {
        if (isWatching) {
            past.addLast(told(ending));
            isWatching = false;
        }
        if (past.size() > settings.mostSweeps()) {
            past.removeFirst();
        }
    }

    private Sweep told(Sweep.Ending ending) {
        return new Sweep(
                current.millis(),
                direction,
                current.limit(),
                current.before(),
                current.after(),
                current.traded(),
                current.stepMillis(),
                Column.ofRange(recovered, 0, watched),
                ending);
    }

    /** The book was lost: nothing is compared across the hole. */
    void gap() {
        end(Sweep.Ending.GAP);
        limit = Double.NaN;
        depth = Double.NaN;
    }

    /** Sweeps that began at a moment or later, oldest first, one that is still watched at the end. */
    List<Sweep> since(long millis) {
        List<Sweep> sweeps = new ArrayList<>(past);
        if (isWatching) {
            sweeps.add(told(Sweep.Ending.WATCHING));
        }
        sweeps.removeIf(sweep -> sweep.millis() < millis);
        return sweeps;
    }
}

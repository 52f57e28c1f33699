package gammadesk.analytics.backtest.venue;

/** An index and what a delivery by it would be. */
final class CoinIndex {
    private static final long DAY = 86_400_000;
    private static final long DELIVERY_TIME = 28_800_000;

    private final String name;
    private final long window;
    private double price = Double.NaN;
    private boolean locked;
    private long since;
    private long end = Long.MIN_VALUE;
    private double area;
    private long covered;

    /** @param window milliseconds before a delivery over which it is averaged */
    CoinIndex(String name, long window) {
        this.name = name;
        this.window = window;
    }

    String name() {
        return name;
    }

    /** USD per coin, NaN until it is known. */
    double price() {
        return price;
    }

    boolean isKnown() {
        return price > 0;
    }

    boolean isLocked() {
        return locked;
    }

    void lock(boolean next) {
        locked = next;
    }

    /** Takes a new price; what is not positive is none. Says whether it is the first. */
    boolean update(double next, long now) {
        if (!(next > 0) || next == price) {
            return false;
        }
        boolean isFirst = !isKnown();
        bank(now);
        price = next;
        since = now;
        return isFirst;
    }

    /** The delivery price at the daily delivery time, once it has come; NaN when no index was ever known. */
    double delivery(long at) {
        bank(at);
        since = Math.max(since, at);
        return end == at && covered > 0 ? area / covered : price;
    }

    private void bank(long until) {
        if (!isKnown() || window == 0) {
            return;
        }
        long next = Math.ceilDiv(since - DELIVERY_TIME, DAY) * DAY + DELIVERY_TIME;
        if (next != end) {
            end = next;
            area = 0;
            covered = 0;
        }
        long lasted = Math.min(until, end) - Math.max(since, end - window);
        if (lasted > 0) {
            area += price * lasted;
            covered += lasted;
        }
    }
}

package gammadesk.app.hedging;

/**
 * Tells money that was paid in or out from what trades and funding do to the cash, minute by minute. Cash and positions
 * come apart from one another, so a change counts only when nothing was traded in its minute, the one before and the
 * one after.
 */
final class TransferWatch {
    private static final long MINUTE = 60_000;

    private long markedMillis;
    private double cash = Double.NaN;
    private boolean isTraded;
    private boolean wasTraded;
    private boolean isSuspect;

    /**
     * One look.
     *
     * @param traded whether the book was, or is being, changed
     * @param most so much of a change is funding, coin
     * @return whether money was paid in or out
     */
    boolean take(long nowMillis, double cashNow, boolean traded, double most) {
        isTraded |= traded;
        if (nowMillis - markedMillis < MINUTE) {
            return false;
        }
        boolean isTransfer = isSuspect && !isTraded;
        isSuspect = Math.abs(cashNow - cash) > most && !isTraded && !wasTraded;
        wasTraded = isTraded;
        isTraded = false;
        cash = cashNow;
        markedMillis = nowMillis;
        return isTransfer;
    }

    /** Nothing is known any more. */
    void forget() {
        cash = Double.NaN;
        isSuspect = false;
    }
}

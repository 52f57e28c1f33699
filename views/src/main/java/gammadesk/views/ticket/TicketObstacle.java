package gammadesk.views.ticket;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.port.FeedState;

/**
 * Why nothing can be sent now, whatever the ticket says. The order desk looks again at the moment of sending; here it
 * is said before anybody tries. Pure.
 */
final class TicketObstacle {
    private static final double STALE_SECONDS = 2;

    private TicketObstacle() {}

    /** One sentence; empty when there is no obstacle. */
    static String of(DeskSnapshot snapshot, long nowNanos) {
        if (snapshot.account().isEmpty()) {
            return "No key to an account is in use: choose one in the Keys panel.";
        }
        AccountPicture account = snapshot.account().get();
        if (!account.isCurrent()) {
            return "The account's connection is " + account.health().state().sentence() + ": nothing can be sent.";
        }
        if (!account.health().mayTrade()) {
            return "The key in use may only read.";
        }
        if (!account.health().armed()) {
            return account.venue().environment() + " trading is not armed: arm it in the Keys panel.";
        }
        return isStale(snapshot, nowNanos) ? "The market data are stale: nothing can be sent on old prices." : "";
    }

    static boolean isStale(DeskSnapshot snapshot, long nowNanos) {
        double age = (nowNanos - snapshot.health().lastMessageNanos()) / 1e9;
        return snapshot.health().state() != FeedState.LIVE || age > STALE_SECONDS;
    }
}

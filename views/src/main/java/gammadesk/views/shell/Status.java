package gammadesk.views.shell;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import java.util.List;
import java.util.Optional;

/**
 * What the status bar says at one moment.
 *
 * @param stale whether the numbers on screen can no longer be believed
 * @param connection the state in words
 * @param reason more on the state, for hovering
 * @param age of the newest message, in words
 * @param equity of the currency, in words
 * @param openOrders how many, in words
 * @param trading whether orders can be sent, in words
 * @param tradingReason more on it, for hovering
 * @param mode how it looks
 */
record Status(
        Venue venue,
        Currency currency,
        List<Currency> currencies,
        boolean stale,
        String connection,
        String reason,
        String index,
        String change,
        String volatilityIndex,
        String roundTrip,
        String messages,
        String age,
        long gaps,
        long reconnects,
        long malformed,
        int staleBooks,
        String notice,
        String equity,
        String openOrders,
        String trading,
        String tradingReason,
        Trading mode) {
    /** Short enough that, with cycles and the bar's own rhythm added, the word appears within a second. */
    private static final double STALE_AFTER_SECONDS = 0.6;

    static Status of(DeskSnapshot snapshot, Currency currency, long nowNanos) {
        FeedHealth health = snapshot.health();
        Optional<MarketPicture> market = snapshot.market(currency);
        double age = ageSeconds(health, nowNanos);
        boolean stale = age > STALE_AFTER_SECONDS || (!Double.isNaN(age) && health.state() != FeedState.LIVE);
        return new Status(
                snapshot.venue(),
                currency,
                snapshot.markets().keySet().stream().sorted().toList(),
                stale,
                connection(snapshot, stale, age),
                health.reason(),
                market.map(m -> Numbers.usd(m.index())).orElse(Numbers.MISSING),
                market.map(m -> Numbers.change(m.indexChange24hPercent())).orElse(Numbers.MISSING),
                market.map(m -> Numbers.percent(m.volatilityIndexPercent())).orElse(Numbers.MISSING),
                roundTrip(health.roundTripMillis()),
                Numbers.fixed(health.messagesPerSecond(), 0),
                Times.age(age),
                health.gaps(),
                health.reconnects(),
                health.malformed(),
                health.staleBooks(),
                snapshot.platformNotice(),
                equity(snapshot, currency),
                snapshot.account()
                        .map(account -> Numbers.count(account.openOrders().size()))
                        .orElse(Numbers.MISSING),
                snapshot.account().map(Status::trading).orElse("no account"),
                snapshot.account()
                        .map(Status::tradingReason)
                        .orElse("No key to an account is in use: see the Keys panel"),
                snapshot.account().map(Status::mode).orElse(Trading.OFF));
    }

    /** How the state of trading looks. */
    enum Trading {
        OFF,
        READY,
        /** Real money, and orders go out. */
        ARMED,
        STALE
    }

    private static String equity(DeskSnapshot snapshot, Currency currency) {
        return snapshot.account()
                .flatMap(account -> account.summary(currency))
                .map(summary -> Numbers.fixed(summary.equity().doubleValue(), 4) + " " + currency)
                .orElse(Numbers.MISSING);
    }

    private static Trading mode(AccountPicture account) {
        if (!account.isCurrent()) {
            return Trading.STALE;
        }
        if (!account.health().mayTrade() || !account.health().armed()) {
            return Trading.OFF;
        }
        return account.venue().environment() == Venue.Environment.LIVE ? Trading.ARMED : Trading.READY;
    }

    private static String trading(AccountPicture account) {
        if (!account.isCurrent()) {
            return account.health().state().sentence();
        }
        if (!account.health().mayTrade()) {
            return "read only";
        }
        boolean live = account.venue().environment() == Venue.Environment.LIVE;
        return live ? account.health().armed() ? "LIVE ARMED" : "disarmed" : "ready";
    }

    private static String tradingReason(AccountPicture account) {
        int unknown = account.unknownLabels().size();
        return "Account of key “" + account.keyName() + "” at "
                + account.venue().address() + ": "
                + account.health().state().sentence()
                + (unknown == 0 ? "" : "; " + unknown + " orders without an answer are being looked up");
    }

    private static double ageSeconds(FeedHealth health, long nowNanos) {
        return health.lastMessageNanos() == 0 ? Double.NaN : Math.max(0, nowNanos - health.lastMessageNanos()) / 1e9;
    }

    private static String connection(DeskSnapshot snapshot, boolean stale, double age) {
        FeedHealth health = snapshot.health();
        String words = health.state().sentence();
        if (!stale) {
            return snapshot.venue().name() + ": " + words;
        }
        return "STALE: nothing heard for " + Times.age(age) + (health.state() == FeedState.LIVE ? "" : ", " + words);
    }

    private static String roundTrip(double millis) {
        return Double.isNaN(millis) ? Numbers.MISSING : Numbers.fixed(millis, millis < 9.95 ? 1 : 0) + " ms";
    }
}

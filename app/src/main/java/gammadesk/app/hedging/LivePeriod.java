package gammadesk.app.hedging;

import gammadesk.app.hedging.HedgeRecord.Period;
import java.util.Optional;

/**
 * One venue's day of a coin's book under a learned policy. Its profit is what the coin equity gained, in USD at the
 * present index, and what the index did to the value that the options had: so recorded books are reckoned too, which
 * turn coin into USD at every moment.
 */
final class LivePeriod {
    /** A day that is taken up or ended later than this is not a whole one; as long settlements move the cash. */
    private static final long GRACE_MILLIS = 20 * 60_000;

    private static final long LONGEST_LOOK = 60_000;
    private static final long FOLLOWED_MILLIS = 12 * 3_600_000;
    private static final double MOST_BY_HAND = 0.5;
    /** Of the book's size: what moves the cash by less than this without a trade is funding. */
    private static final double TRANSFER = 1e-3;

    private static final long DAY = 86_400_000;

    private Period now;
    private final TransferWatch transfers = new TransferWatch();
    private long lookedMillis;

    /** Goes on with one. */
    LivePeriod(Period period) {
        now = period;
    }

    /** What came of it. */
    sealed interface End {
        /** Both are shares of what the options were for. */
        record Counted(double profit, double cost) implements End {}

        /** It counts nothing, for this reason. */
        record Skipped(String why) implements End {}
    }

    /** Begins with the book as it is; empty while it is not known. */
    static Optional<LivePeriod> begin(LiveLook look) {
        return look.isKnown()
                ? Optional.of(new LivePeriod(new Period(
                        look.day(),
                        look.source(),
                        look.equity(),
                        look.index(),
                        look.optionCoins(),
                        look.optionValueCoin(),
                        0,
                        0,
                        look.amounts(),
                        isLate(look) ? "the policy came in the middle of the day" : "")))
                : Optional.empty();
    }

    private static boolean isLate(LiveLook look) {
        return look.scene().nowMillis() - look.began() > GRACE_MILLIS;
    }

    boolean isToday(LiveLook look) {
        return now.day() == look.day();
    }

    /** A look at the book: what time has passed and what was changed. */
    void take(LiveLook look) {
        long passed =
                lookedMillis == 0 ? 0 : Math.min(LONGEST_LOOK, look.scene().nowMillis() - lookedMillis);
        lookedMillis = look.scene().nowMillis();
        if (!look.isKnown()) {
            transfers.forget();
            return;
        }
        if (!look.source().equals(now.source())) {
            spoil("another account was looked after");
        }
        if (look.isMixed()) {
            spoil("part of the book is settled in another currency");
        }
        double traded = look.tradedSince(now.amounts());
        boolean isTransfer =
                transfers.take(lookedMillis, look.cash(), traded > 0 || look.isWorking(), TRANSFER * now.optionCoins());
        if (isTransfer && isLate(look)) {
            spoil("money was paid in or out");
        }
        now = new Period(
                now.day(),
                now.source(),
                now.equityCoin(),
                now.index(),
                now.optionCoins(),
                now.optionValueCoin(),
                now.followedMillis() + (look.isFollowed() ? Math.max(0, passed) : 0),
                now.byHandCoins() + (look.isWorking() ? 0 : traded),
                look.amounts(),
                now.spoiled());
    }

    /** It does not count; the first reason stays. */
    void spoil(String why) {
        if (now.spoiled().isEmpty()) {
            now = new Period(
                    now.day(),
                    now.source(),
                    now.equityCoin(),
                    now.index(),
                    now.optionCoins(),
                    now.optionValueCoin(),
                    now.followedMillis(),
                    now.byHandCoins(),
                    now.amounts(),
                    why);
        }
    }

    Period record() {
        return now;
    }

    /** The day is over. */
    End end(LiveLook look) {
        String against = against(look);
        if (!against.isEmpty()) {
            return new End.Skipped(against);
        }
        double size = now.optionCoins() * now.index();
        double profit = (look.equity() - now.equityCoin()) * look.index()
                + now.optionValueCoin() * (look.index() - now.index());
        double cost = look.costUsd().applyAsDouble(look.began() - DAY);
        return Double.isFinite(profit + cost)
                ? new End.Counted(profit / size, cost / size)
                : new End.Skipped("what it made is not known");
    }

    private String against(LiveLook look) {
        if (now.day() != look.day() - 1 || isLate(look)) {
            return "nobody looked when it ended";
        }
        if (!look.isKnown()) {
            return "the book was not known when it ended";
        }
        if (!now.spoiled().isEmpty()) {
            return now.spoiled();
        }
        if (!(now.optionCoins() > 0)) {
            return "the book had no options";
        }
        if (now.byHandCoins() > MOST_BY_HAND * now.optionCoins()) {
            return "the book was mostly changed by hand";
        }
        return now.followedMillis() < FOLLOWED_MILLIS ? "the policy was not followed for half of it" : "";
    }
}

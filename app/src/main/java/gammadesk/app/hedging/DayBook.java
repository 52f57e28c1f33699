package gammadesk.app.hedging;

import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.risk.BookRisk;

/**
 * What a coin's book made since the venue's day began at 08:00 UTC, in USD at the present index: the coin equity of now
 * less that of then. What is paid in or out counts as profit or loss. A day that was begun with an account goes on
 * after a restart; any other book begins its day anew.
 */
final class DayBook {
    private static final long DAY = 86_400_000;
    private static final long SETTLEMENT = 8 * 3_600_000;

    private final Currency coin;
    private final Ledger ledger;
    private HedgeRecord.Day day = new HedgeRecord.Day(Long.MIN_VALUE, "", Double.NaN, Double.NaN);
    private double todayUsd = Double.NaN;

    DayBook(Currency coin, Ledger ledger) {
        this.coin = coin;
        this.ledger = ledger;
    }

    void restore() {
        ledger.latest(Kind.DESK, subject())
                .ifPresent(entry -> day = HedgeJson.read(entry.content(), HedgeRecord.Day.class));
    }

    private String subject() {
        return "day-" + coin;
    }

    /** Looks at the book; while part of it has no value nothing is known. */
    void take(HedgeScene scene) {
        BookRisk risk = scene.risk();
        boolean isKnown =
                !scene.book().entries().isEmpty() && risk.only(coin).unpriced().isEmpty() && scene.index(coin) > 0;
        if (!isKnown) {
            todayUsd =
                    scene.book().entries().isEmpty() && scene.held().account().isPresent() ? 0 : Double.NaN;
            return;
        }
        double equity = risk.equity(coin);
        begin(scene, equity);
        todayUsd = (equity - day.equityCoin()) * scene.index(coin);
        if (!(todayUsd <= day.bestUsd())) {
            day = new HedgeRecord.Day(day.day(), day.source(), day.equityCoin(), todayUsd);
        }
    }

    private void begin(HedgeScene scene, double equity) {
        long today = Math.floorDiv(scene.nowMillis() - SETTLEMENT, DAY);
        String source = scene.source() instanceof BookSource.Account account ? account.keyName() : "";
        boolean goesOn = day.day() == today && day.source().equals(source) && !Double.isNaN(day.equityCoin());
        if (!goesOn) {
            day = new HedgeRecord.Day(today, source, equity, 0);
            if (!source.isEmpty()) {
                var _ = ledger.append(Kind.DESK, subject(), "Gammadesk", scene.nowMillis(), HedgeJson.write(day));
            }
        }
    }

    /** Another book is looked after. */
    void forget() {
        day = new HedgeRecord.Day(Long.MIN_VALUE, "", Double.NaN, Double.NaN);
        todayUsd = Double.NaN;
    }

    /** NaN while it is not known. */
    double todayUsd() {
        return todayUsd;
    }

    /** Loss since the day's best, positive; NaN while it is not known. */
    double drawdownUsd() {
        return Double.isNaN(day.bestUsd()) ? -Math.min(0, todayUsd) : day.bestUsd() - todayUsd;
    }
}

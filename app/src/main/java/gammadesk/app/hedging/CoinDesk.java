package gammadesk.app.hedging;

import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.hedging.Arming;
import gammadesk.analytics.hedging.Autonomy;
import gammadesk.analytics.hedging.BudgetLedger;
import gammadesk.analytics.hedging.CostCalibration;
import gammadesk.analytics.hedging.FallBack;
import gammadesk.analytics.hedging.Reservation;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One coin's book: what was laid down for it, how far the desk may go with it, and what that used up. */
final class CoinDesk {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final Ledger ledger;
    private final Currency coin;
    private final Deque<Long> rejections = new ArrayDeque<>();
    private HedgePolicy policy;
    private Autonomy autonomy;
    private BudgetLedger spent = BudgetLedger.EMPTY;
    private CostCalibration calibration = CostCalibration.UNSEEN;
    private Set<FallBack> troubles = EnumSet.noneOf(FallBack.class);
    private String saying = "Nothing was asked yet.";
    private long saidMillis;

    CoinDesk(Currency coin, Ledger ledger) {
        this.coin = coin;
        this.ledger = ledger;
        this.policy = HedgePolicy.first(coin);
        this.autonomy = Autonomy.of(policy.level());
    }

    /** As an earlier run left it, disarmed; what could not be read stays as it is at first. */
    void restore() {
        ledger.latest(Kind.POLICY, coin.code())
                .ifPresent(entry -> policy = HedgeJson.read(entry.content(), HedgePolicy.class));
        ledger.latest(Kind.BUDGET, coin.code())
                .ifPresent(entry -> spent = HedgeJson.read(entry.content(), BudgetLedger.class));
        autonomy = Autonomy.of(policy.level());
    }

    /** Until when it was armed when the last run ended; empty when it was not. */
    Optional<Long> leftArmed() {
        return ledger.latest(Kind.AUTONOMY, coin.code())
                .map(entry -> HedgeJson.read(entry.content(), HedgeRecord.Arming.class))
                .filter(HedgeRecord.Arming::armed)
                .map(HedgeRecord.Arming::untilMillis);
    }

    /** The ledger says so too, after a run that did not come to that. */
    void leaveDisarmed(long atMillis) {
        var _ = write(
                Kind.AUTONOMY,
                "Gammadesk",
                atMillis,
                new HedgeRecord.Arming("disarmed: the desk had ended", false, atMillis));
    }

    Currency coin() {
        return coin;
    }

    HedgePolicy policy() {
        return policy;
    }

    Autonomy autonomy() {
        return autonomy;
    }

    CostCalibration calibration() {
        return calibration;
    }

    /** A fill's cost teaches what the next one will cost. */
    void learn(double expectedUsd, double realisedUsd) {
        calibration = calibration.after(expectedUsd, realisedUsd);
    }

    void says(String sentence, long atMillis) {
        saying = sentence;
        saidMillis = atMillis;
    }

    /** Why it could not be laid down, empty when it was; it disarms. */
    Optional<String> change(HedgePolicy next, String by, long atMillis) {
        Optional<String> failure = write(Kind.POLICY, by, atMillis, next);
        if (failure.isEmpty()) {
            policy = next;
            autonomy = Autonomy.of(next.level());
        }
        return failure;
    }

    /** Why it could not be armed, empty when it was. */
    Optional<String> arm(Arming leave) {
        if (!policy.level().needsArming()) {
            return Optional.of("its level is " + policy.level() + ", which executes nothing by itself");
        }
        if (!troubles.isEmpty()) {
            return Optional.of(clauses(troubles));
        }
        Optional<String> failure = write(
                Kind.AUTONOMY,
                leave.by(),
                leave.fromMillis(),
                new HedgeRecord.Arming("armed at level " + policy.level(), true, leave.untilMillis()));
        if (failure.isEmpty()) {
            autonomy = autonomy.armed(leave);
        }
        return failure;
    }

    /** Takes leave away, written or not; false when there was none. */
    boolean disarm(String by, String why, long atMillis) {
        boolean wasArmed = autonomy.arming().isPresent();
        if (wasArmed) {
            autonomy = autonomy.disarmed();
            var _ = write(Kind.AUTONOMY, by, atMillis, new HedgeRecord.Arming("disarmed: " + why, false, atMillis));
        }
        return wasArmed;
    }

    /** Looks after itself: falls back on trouble, and ends when its time is over. */
    void watch(Set<FallBack> now, long atMillis) {
        troubles = EnumSet.noneOf(FallBack.class);
        troubles.addAll(now);
        boolean wasArmed = autonomy.arming().isPresent();
        Autonomy next = autonomy.after(troubles);
        boolean isOver = next.arming().filter(leave -> !leave.holds(atMillis)).isPresent();
        autonomy = isOver ? next.disarmed() : next;
        if (wasArmed && autonomy.arming().isEmpty()) {
            String why = isOver ? "its time is over" : clauses(troubles);
            var _ = write(
                    Kind.AUTONOMY, "Gammadesk", atMillis, new HedgeRecord.Arming("disarmed: " + why, false, atMillis));
        }
    }

    private static String clauses(Set<FallBack> troubles) {
        return troubles.stream().map(FallBack::clause).collect(Collectors.joining(", "));
    }

    /** Sets money aside; the outcome says no more than what was written. */
    BudgetLedger.Outcome reserve(String id, String hash, Spend spend, long atMillis) {
        Optional<Arming> leave = autonomy.budgetArming(atMillis);
        if (leave.isEmpty()) {
            return new BudgetLedger.Outcome.Beyond("it is not armed");
        }
        BudgetLedger.Outcome outcome = spent.reserve(id, hash, spend, policy.budget(), leave.get(), atMillis);
        if (outcome instanceof BudgetLedger.Outcome.Reserved(BudgetLedger next, Reservation _)) {
            Optional<String> failure = write(Kind.BUDGET, "Gammadesk", atMillis, next);
            if (failure.isPresent()) {
                return new BudgetLedger.Outcome.Beyond(failure.get());
            }
            spent = next;
        }
        return outcome;
    }

    void settle(String reservation, Spend actual, long atMillis) {
        keep(spent.settle(reservation, actual, atMillis), atMillis);
    }

    void giveBack(String reservation, long atMillis) {
        keep(spent.giveBack(reservation), atMillis);
    }

    /** What an earlier run set aside and did not settle counts as spent from now on. */
    void settleAll(long atMillis) {
        spent.entries().stream()
                .filter(entry -> !entry.settled())
                .toList()
                .forEach(entry -> settle(entry.reservation(), entry.spend(), atMillis));
    }

    private void keep(BudgetLedger next, long atMillis) {
        if (!next.equals(spent)) {
            spent = next;
            var _ = write(Kind.BUDGET, "Gammadesk", atMillis, next);
        }
    }

    void rejected(long atMillis) {
        rejections.addLast(atMillis);
    }

    /** The desk's own orders that the venue rejected in the last hour. */
    int rejections(long nowMillis) {
        rejections.removeIf(millis -> millis < nowMillis - HOUR);
        return rejections.size();
    }

    HedgeBook picture(BookSource source, long nowMillis, Optional<LiveWatch> watch) {
        return new HedgeBook(
                policy,
                autonomy,
                autonomy.levelAt(nowMillis),
                spent.spentSince(nowMillis - HOUR),
                spent.spentSince(nowMillis - DAY),
                source,
                saying,
                saidMillis,
                troubles,
                watch);
    }

    private Optional<String> write(Kind kind, String by, long atMillis, Object content) {
        return ledger.append(kind, coin.code(), by, atMillis, HedgeJson.write(content))
                        instanceof Ledger.Outcome.Failed(String reason)
                ? Optional.of("the ledger cannot be written: " + reason)
                : Optional.empty();
    }
}

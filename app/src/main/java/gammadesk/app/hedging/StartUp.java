package gammadesk.app.hedging;

import gammadesk.analytics.decision.Reconciliation;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.ProposalEvent;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.trading.TradeOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the last run left behind, compared with the venue: nothing may be approved before it is known and seen. What
 * nobody had decided on is closed, what was being worked is cancelled and counted, what was armed is not any more. For
 * the hedging thread.
 */
final class StartUp {
    private static final String CLOSED = "the desk was closed";

    private final HedgeParts parts;
    private final CaseBook cases;
    private final Map<Currency, CoinDesk> coins;
    private final Work work;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> open = new HashSet<>();
    private final List<HedgeCase> halfDone = new ArrayList<>();
    /** A past that could not be read is not an empty one. */
    private boolean isRead;

    private boolean compared;
    private boolean seen;

    StartUp(HedgeParts parts, CaseBook cases, Map<Currency, CoinDesk> coins, Work work) {
        this.parts = parts;
        this.cases = cases;
        this.coins = coins;
        this.work = work;
    }

    /** Reads the ledger. */
    void read(long nowMillis) {
        EarlierRun.read(parts.ledger()).forEach(earlier -> {
            cases.restore(earlier);
            if (earlier.isOpen() || earlier.phase() == Phase.APPROVED) {
                close(earlier, nowMillis);
            } else if (!earlier.isEnded()) {
                halfDone.add(earlier);
                open.add(earlier.id());
            } else if (coins.containsKey(earlier.coin())) {
                work.learn(earlier);
            }
        });
        coins.values().forEach(desk -> disarm(desk, nowMillis));
        var _ = parts.ledger().append(Kind.DESK, "hedging", "Gammadesk", nowMillis, "{\"opened\":true}");
        isRead = true;
    }

    private void close(HedgeCase earlier, long nowMillis) {
        long at = CaseBook.at(earlier, nowMillis);
        var _ = earlier.phase() == Phase.EXPIRED
                ? cases.note(
                        earlier.id(),
                        "Gammadesk",
                        now -> new ProposalEvent.Supersede(now.revision(), at, "nothing: " + CLOSED))
                : cases.note(
                        earlier.id(),
                        "Gammadesk",
                        now -> new ProposalEvent.Reject(now.revision(), at, "Gammadesk", CLOSED));
    }

    private void disarm(CoinDesk desk, long nowMillis) {
        desk.leftArmed().ifPresent(until -> {
            findings.add("The book of " + desk.coin() + " was armed until " + Instant.ofEpochMilli(until)
                    + " when the desk ended; it is not armed any more.");
            desk.leaveDisarmed(nowMillis);
        });
        desk.settleAll(nowMillis);
    }

    /** Goes on with the comparison as far as the venue lets it. */
    void turn(long nowMillis) {
        boolean isReady = parts.path().health().state() == GatewayState.READY
                && parts.path().view().unknownLabels().isEmpty();
        if (isRead && !compared && isReady) {
            compared = true;
            halfDone.forEach(earlier -> recover(earlier, nowMillis));
            workingOrders();
        }
        open.removeIf(id -> cases.find(id).map(HedgeCase::isEnded).orElse(true) && told(id));
    }

    private void recover(HedgeCase earlier, long nowMillis) {
        long at = CaseBook.at(earlier, nowMillis);
        var _ = cases.note(
                earlier.id(),
                "Gammadesk",
                now -> new ProposalEvent.LoseSight(now.revision(), at, CLOSED + " while it was being worked"));
        work.recover(earlier);
    }

    private boolean told(String id) {
        cases.find(id)
                .ifPresent(one -> findings.add("The hedge " + id + " was being worked when the desk ended. "
                        + one.standing().state().sentence()));
        return true;
    }

    private void workingOrders() {
        int count = parts.path().view().openOrders().size();
        if (count > 0) {
            findings.add(count + (count == 1 ? " order of the account is" : " orders of the account are")
                    + " working at the venue.");
        }
    }

    boolean isOver() {
        return reconciliation().isOver();
    }

    Reconciliation reconciliation() {
        return new Reconciliation(compared && open.isEmpty(), findings, seen);
    }

    TradeOutcome acknowledge(long nowMillis) {
        if (!reconciliation().complete()) {
            return new TradeOutcome.NotSent("Not yet: the comparison with the venue is not complete.");
        }
        seen = true;
        var _ = parts.ledger()
                .append(Kind.DESK, "hedging", parts.user(), nowMillis, HedgeJson.write(Map.of("seen", findings)));
        return new TradeOutcome.Done("Seen; the desk goes on.");
    }
}

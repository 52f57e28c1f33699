package gammadesk.app.hedging;

import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Venue.Environment;
import gammadesk.app.hedging.Candidate.Learned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bench as it is after what learned policies made of the books here. What drifts on one coin is withdrawn on all:
 * the ruling was about the policy. For the hedging thread.
 */
final class DriftRoom {
    private static final Logger LOG = LoggerFactory.getLogger(DriftRoom.class);

    private final Supplier<Bench> given;
    private final Ledger ledger;
    private final Map<Currency, DriftBook> books = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private Bench taken = Bench.CLASSICAL;
    private Bench known = Bench.CLASSICAL;
    private Bench bench = Bench.CLASSICAL;

    DriftRoom(Supplier<Bench> given, Ledger ledger, List<Currency> coins) {
        this.given = given;
        this.ledger = ledger;
        coins.forEach(coin -> books.put(coin, new DriftBook(coin, ledger)));
    }

    /** Who may propose now. */
    Bench bench() {
        return bench;
    }

    /** What is learned comes later than the desk; with it comes what earlier runs saw of it. */
    void refresh(Environment venue) {
        Bench now = given.get();
        if (now != taken) {
            taken = now;
            known = restored(now, venue);
            Map<String, Reason> earlier = withdrawals();
            told.addAll(earlier.keySet());
            bench = known.without(earlier);
        }
    }

    /** Without the past of a policy nobody knows whether it is withdrawn. */
    private Bench restored(Bench now, Environment venue) {
        try {
            now.learned().forEach(policy -> books.values().forEach(book -> book.restore(policy, venue)));
            return now;
        } catch (RuntimeException e) {
            LOG.error("Earlier live results cannot be read; what is learned is not used", e);
            return now.refusing("its earlier live results cannot be read from the ledger: " + e.getMessage());
        }
    }

    /** Looks at a coin's book under its advisor. */
    void take(String advisor, LiveLook look) {
        book(look.coin()).take(known.learned(advisor), bench.silenced(advisor).isEmpty() ? look : look.unfollowed());
        Map<String, Reason> reasons = withdrawals();
        reasons.forEach((model, reason) -> tell(model, reason, look.scene().nowMillis()));
        bench = bench.without(reasons);
    }

    private Map<String, Reason> withdrawals() {
        Map<String, Reason> reasons = new HashMap<>();
        books.values().forEach(book -> book.withdrawals().forEach(reasons::putIfAbsent));
        return reasons;
    }

    private void tell(String model, Reason reason, long nowMillis) {
        if (told.add(model)) {
            String advisor = known.learned().stream()
                    .filter(one -> one.modelHash().equals(model))
                    .map(Learned::name)
                    .findFirst()
                    .orElse(model);
            LOG.warn("{} is withdrawn: {}", advisor, reason.words());
            var _ = ledger.append(
                    Kind.DESK,
                    "withdrawn-" + advisor,
                    "Gammadesk",
                    nowMillis,
                    HedgeJson.write(new HedgeRecord.Withdrawn(advisor, model, reason.words())));
        }
    }

    private DriftBook book(Currency coin) {
        return Objects.requireNonNull(books.get(coin));
    }

    /** How live results of a coin's learned advisor stand; empty when nothing is watched. */
    Optional<LiveWatch> standing(Currency coin) {
        return book(coin).standing();
    }

    void save(long nowMillis) {
        books.values().forEach(book -> book.save(nowMillis));
    }
}

package gammadesk.app.hedging;

import gammadesk.analytics.backtest.court.Drift;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Venue.Environment;
import gammadesk.app.hedging.Candidate.Learned;
import gammadesk.app.hedging.Candidate.Trial;
import gammadesk.app.hedging.HedgeRecord.Period;
import gammadesk.app.hedging.HedgeRecord.Watched;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches what a coin's book makes under a learned policy, venue's day by venue's day from 08:00 UTC. What came of it
 * is in the ledger, by model and evidence: it goes on after a restart, and what was overstepped stays so until there is
 * other evidence. What play money made says nothing about money: each environment of a venue has its own.
 */
final class DriftBook {
    private static final Logger LOG = LoggerFactory.getLogger(DriftBook.class);
    private static final long SAVE_MILLIS = 30 * 60_000;

    private final Currency coin;
    private final Ledger ledger;
    private final Map<String, Watched> byModel = new HashMap<>();
    private Optional<LivePeriod> running = Optional.empty();
    private Environment venue = Environment.EMBEDDED;
    private String followed = "";
    private long savedMillis;

    DriftBook(Currency coin, Ledger ledger) {
        this.coin = coin;
        this.ledger = ledger;
    }

    /** Takes up what earlier runs left of a policy, if it rests on the same evidence. */
    void restore(Learned policy, Environment where) {
        venue = where;
        policy.trial()
                .flatMap(trial -> trial.watch().map(watch -> restored(policy, trial, watch)))
                .ifPresent(state -> byModel.put(policy.modelHash(), state));
    }

    private Watched restored(Learned policy, Trial trial, Drift watch) {
        return ledger.latest(Kind.DESK, subject(policy.modelHash()))
                .flatMap(entry -> read(entry.content()))
                .filter(state -> state.model().equals(policy.modelHash())
                        && state.evidence().equals(trial.hash()))
                .map(this::goingOn)
                .orElseGet(() ->
                        new Watched(policy.modelHash(), trial.hash(), new LiveWatch(watch, 0, ""), Optional.empty()));
    }

    /** The market inside this program begins with it, and so does the account there. */
    private Watched goingOn(Watched state) {
        return venue == Environment.EMBEDDED
                ? new Watched(state.model(), state.evidence(), state.watch(), Optional.empty())
                : state;
    }

    private Optional<Watched> read(String content) {
        try {
            return Optional.of(HedgeJson.read(content, Watched.class));
        } catch (IllegalArgumentException e) {
            LOG.error("How live results of {} stood cannot be read; they are watched anew", coin, e);
            return Optional.empty();
        }
    }

    private String subject(String model) {
        return "drift-" + venue + "-" + coin + "-" + model;
    }

    /** Looks at the book under a policy; under none, or one that cannot be watched, nothing is watched. */
    void take(Optional<Learned> policy, LiveLook look) {
        String model =
                policy.map(Learned::modelHash).filter(byModel::containsKey).orElse("");
        if (!model.equals(followed)) {
            save(look.scene().nowMillis());
            followed = model;
            running = state().flatMap(Watched::period).map(LivePeriod::new);
        }
        state().ifPresent(state -> watch(state, look));
    }

    private Optional<Watched> state() {
        return Optional.ofNullable(byModel.get(followed));
    }

    private void watch(Watched state, LiveLook look) {
        boolean isOver = running.map(period -> !period.isToday(look)).orElse(true);
        running.ifPresent(period -> period.take(look));
        if (isOver) {
            running.ifPresent(period -> end(state, period, look));
            running = LivePeriod.begin(look);
            save(look.scene().nowMillis());
        } else if (look.scene().nowMillis() - savedMillis >= SAVE_MILLIS) {
            save(look.scene().nowMillis());
        }
    }

    private void end(Watched state, LivePeriod period, LiveLook look) {
        LiveWatch before = state.watch();
        LiveWatch after = switch (period.end(look)) {
            case LivePeriod.End.Counted(double profit, double cost) ->
                new LiveWatch(before.drift().after(profit, cost), before.skipped(), before.lastSkip());
            case LivePeriod.End.Skipped(String why) -> new LiveWatch(before.drift(), before.skipped() + 1, why);
        };
        byModel.put(state.model(), new Watched(state.model(), state.evidence(), after, Optional.empty()));
    }

    /** Puts down how it stands. */
    void save(long nowMillis) {
        savedMillis = nowMillis;
        state().ifPresent(state -> {
            Watched now = new Watched(state.model(), state.evidence(), state.watch(), running.map(LivePeriod::record));
            byModel.put(followed, now);
            var _ = ledger.append(Kind.DESK, subject(state.model()), "Gammadesk", nowMillis, HedgeJson.write(now));
        });
    }

    /** How the policy that is watched stands; empty when none is. */
    Optional<LiveWatch> standing() {
        return state().map(Watched::watch);
    }

    /** Rulings that live results on this coin take back, by model. */
    Map<String, Reason> withdrawals() {
        Map<String, Reason> reasons = new HashMap<>();
        byModel.forEach(
                (model, state) -> state.watch().drift().withdrawal().ifPresent(reason -> reasons.put(model, reason)));
        return reasons;
    }

    /** Numbers of the period that is running; for tests. */
    Optional<Period> period() {
        return running.map(LivePeriod::record);
    }
}

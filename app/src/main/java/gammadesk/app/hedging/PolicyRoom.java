package gammadesk.app.hedging;

import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.LimitChange;
import gammadesk.analytics.decision.PolicyChanges;
import gammadesk.analytics.hedging.Arming;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.trading.TradeOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What persons lay down: policies with their history, and leave to act by itself. For the hedging thread. */
final class PolicyRoom {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyRoom.class);
    private static final int MOST_CHANGES = 200;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final HedgeParts parts;
    private final Map<Currency, CoinDesk> coins;
    private final Supplier<Bench> bench;
    private final List<LimitChange> changes = new ArrayList<>();

    PolicyRoom(HedgeParts parts, Map<Currency, CoinDesk> coins, Supplier<Bench> bench) {
        this.parts = parts;
        this.coins = coins;
        this.bench = bench;
    }

    /** As earlier runs left them, disarmed. */
    void restore() {
        coins.values().forEach(this::restore);
        Map<Currency, HedgePolicy> before = new HashMap<>();
        parts.ledger().latest(List.of(Kind.POLICY), MOST_CHANGES).forEach(entry -> restore(entry, before));
    }

    private void restore(CoinDesk desk) {
        try {
            desk.restore();
        } catch (IllegalArgumentException e) {
            LOG.error("What was laid down for {} cannot be read; the first policy holds", desk.coin(), e);
        }
    }

    private void restore(Entry entry, Map<Currency, HedgePolicy> before) {
        try {
            HedgePolicy policy = HedgeJson.read(entry.content(), HedgePolicy.class);
            HedgePolicy was = before.getOrDefault(policy.coin(), HedgePolicy.first(policy.coin()));
            changes.addFirst(new LimitChange(entry.atMillis(), entry.actor(), policy.coin(), difference(was, policy)));
            before.put(policy.coin(), policy);
        } catch (IllegalArgumentException e) {
            LOG.warn("Entry {} of the ledger is no policy", entry.sequence(), e);
        }
    }

    private static String difference(HedgePolicy was, HedgePolicy is) {
        return String.join("; ", PolicyChanges.between(was, is));
    }

    /** Newest first. */
    List<LimitChange> changes() {
        return List.copyOf(changes);
    }

    TradeOutcome change(HedgePolicy wanted, long atMillis) {
        CoinDesk desk = coins.get(wanted.coin());
        if (desk == null) {
            return new TradeOutcome.NotSent("Not changed: " + wanted.coin() + " is not hedged here.");
        }
        Optional<String> nonsense =
                bench.get().against(wanted.advisor(), wanted.level()).or(() -> PolicyWords.nonsense(wanted));
        if (nonsense.isPresent()) {
            return new TradeOutcome.NotSent("Not changed: " + nonsense.get() + ".");
        }
        HedgePolicy was = desk.policy();
        HedgePolicy next = wanted.stamped(was.version() + 1, parts.user(), atMillis);
        String words = difference(was, next);
        if (words.isEmpty()) {
            return new TradeOutcome.NotSent("Nothing is different.");
        }
        boolean wasArmed = desk.disarm(parts.user(), "its policy is changed", atMillis);
        Optional<String> failure = desk.change(next, parts.user(), atMillis);
        if (failure.isPresent()) {
            return new TradeOutcome.NotSent("Not changed: " + failure.get() + ".");
        }
        changes.addFirst(new LimitChange(atMillis, parts.user(), wanted.coin(), words));
        return new TradeOutcome.Done("Version " + next.version() + " holds: " + words + "."
                + (wasArmed ? " It is not armed any more." : ""));
    }

    /** Arms where nothing speaks against it. */
    TradeOutcome arm(Currency coin, Duration during, Optional<String> obstacle, long atMillis) {
        CoinDesk desk = coins.get(coin);
        boolean isSensible = during.isPositive() && during.compareTo(LONGEST) <= 0;
        Optional<String> against = desk == null
                ? Optional.of(coin + " is not hedged here")
                : !isSensible ? Optional.of("it is armed for at most 24 hours at a time") : obstacle;
        if (desk == null || against.isPresent()) {
            return new TradeOutcome.NotSent("Not armed: " + against.orElse("") + ".");
        }
        long until = atMillis + during.toMillis();
        return desk.arm(new Arming(parts.user(), atMillis, until))
                .<TradeOutcome>map(reason -> new TradeOutcome.NotSent("Not armed: " + reason + "."))
                .orElseGet(() -> new TradeOutcome.Done(coin + " is armed at level "
                        + desk.policy().level() + " until " + TIME.format(Instant.ofEpochMilli(until)) + " UTC."));
    }

    TradeOutcome disarm(Currency coin, long atMillis) {
        CoinDesk desk = coins.get(coin);
        return desk != null && desk.disarm(parts.user(), "a person took leave away", atMillis)
                ? new TradeOutcome.Done(coin + " is not armed any more.")
                : new TradeOutcome.Done(coin + " was not armed.");
    }

    void disarmAll(String by, String why, long atMillis) {
        coins.values().forEach(desk -> desk.disarm(by, why, atMillis));
    }
}

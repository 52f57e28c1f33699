package gammadesk.app.hedging;

import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.market.Currency;
import gammadesk.app.hedging.AdviceRoom.Prepared;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the coins' questions to their advisors, who think elsewhere. For the hedging thread. */
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final long ADVICE_NANOS = Duration.ofSeconds(2).toNanos();

    private final HedgeParts parts;
    private final HedgeRoom room;
    private final AdviceRoom adviceRoom;
    private final Executor advice;
    private final Executor hedging;
    private final Map<Currency, Long> askedNanos = new HashMap<>();
    private final Set<Currency> thinking = new HashSet<>();
    private long answered;

    /**
     * Nothing was asked yet.
     *
     * @param adviceRoom of the hedging thread
     * @param advice where advisors think
     * @param hedging brings what they say back to the hedging thread
     */
    Questions(HedgeParts parts, HedgeRoom room, AdviceRoom adviceRoom, Executor advice, Executor hedging) {
        this.parts = parts;
        this.room = room;
        this.adviceRoom = adviceRoom;
        this.advice = advice;
        this.hedging = hedging;
    }

    void askWhenDue(Currency coin) {
        long now = parts.clock().nanos();
        if (now - askedNanos.getOrDefault(coin, now - ADVICE_NANOS) >= ADVICE_NANOS) {
            ask(coin);
        }
    }

    /** The market and the book are taken here; the advisor thinks of them elsewhere. */
    boolean ask(Currency coin) {
        if (thinking.contains(coin)) {
            return false;
        }
        askedNanos.put(coin, parts.clock().nanos());
        Optional<Prepared> question = room.question(coin, adviceRoom);
        question.ifPresent(prepared -> {
            switch (prepared) {
                case Prepared.Unready(String reason) -> room.unasked(coin, reason);
                case Prepared.Ready ready -> think(coin, ready);
            }
        });
        return question.isPresent();
    }

    /** How often an advisor has answered. */
    long answered() {
        return answered;
    }

    private void think(Currency coin, Prepared.Ready ready) {
        Optional<String> against = room.against(coin);
        Optional<Advisor> chosen = room.bench().advisors().named(room.advisor(coin));
        if (against.isPresent() || chosen.isEmpty()) {
            room.unasked(coin, "Nobody is asked: " + against.orElse("the advisor is not here") + ".");
            return;
        }
        Advisor advisor = chosen.get();
        thinking.add(coin);
        var _ = CompletableFuture.supplyAsync(() -> advisor.advise(ready.input()), advice)
                .whenComplete((said, failure) -> hedging.execute(() -> {
                    thinking.remove(coin);
                    if (failure == null) {
                        answered++;
                        room.advised(coin, ready.input(), said);
                    } else {
                        LOG.error("The advisor {} failed", advisor.name(), failure);
                        room.unasked(coin, "The advisor failed: " + failure.getMessage() + ".");
                    }
                }));
    }
}

package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgeOrder;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.app.trading.OrderPath;
import gammadesk.app.trading.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works decided hedges off at the venue, and says the truth about what became of them. Every method is called on the
 * hedging thread; what comes from the account's gateway is brought there. Orders are sent and asked about in
 * {@link #tick} alone, so the time between two ticks is the shortest between two steps.
 */
public final class HedgeWorker {
    private static final Logger LOG = LoggerFactory.getLogger(HedgeWorker.class);
    private static final int MOST_ENDED = 200;

    private final Surroundings around;
    private final Progress progress;
    private final Map<String, JobRun> runs = new LinkedHashMap<>();
    private long nowMillis;

    /**
     * A decided hedge.
     *
     * @param id its identity; one is never begun twice
     * @param purpose who decided
     * @param coin whose risk it hedges
     * @param legs at least one; no more than their amounts and no worse than their limits is ever traded
     * @param style how it is worked
     * @param untilMillis milliseconds since the epoch from when nothing more of it is sent
     */
    public record Job(
            String id, Purpose purpose, Currency coin, List<HedgeLeg> legs, ExecutionStyle style, long untilMillis) {
        /** Throws {@link IllegalArgumentException} without legs. */
        public Job {
            legs = List.copyOf(legs);
            if (legs.isEmpty()) {
                throw new IllegalArgumentException("a hedge has legs");
            }
        }
    }

    /** What the surrounding desk knows and keeps. Asked on the hedging thread. */
    public interface Desk {
        /** An instrument with its newest quotes and book; empty when it is not known. */
        Optional<HedgeInstrument> market(String instrument);

        /** Whether its prices are young enough to work on. */
        boolean isFresh(String instrument);

        /** Everything that the guardrails have against an order now; any of it keeps the order here. */
        List<Verdict.Stop> stops(Job job, HedgeOrder order);

        /** Writes down, content in JSON; false when it is not written, and then what it stands for must not be sent. */
        boolean record(Ledger.Kind kind, String subject, String content);
    }

    /** What is told of a hedge, on the hedging thread, out of {@link #tick}. */
    public interface Progress {
        /** More of it is filled: so large a share of the whole, the mean over its legs. */
        void filled(String id, double share);

        /** All of it is filled; nothing of it lives. The last that is told. */
        void completed(String id);

        /** It ended with less; nothing of it lives. The last that is told. */
        void failed(String id, String reason);

        /** It is not known how one of its orders stands. */
        void lostSight(String id, String reason);

        /** It is known again. */
        void foundAgain(String id);
    }

    /**
     * A worker without work.
     *
     * @param path the way of orders
     * @param hedging runs everything on the hedging thread, in the order in which it was given
     */
    public HedgeWorker(OrderPath path, Executor hedging, Desk desk, Progress progress) {
        this.around = new Surroundings(path, hedging, desk);
        this.progress = progress;
        path.listen(this::onEvent);
    }

    /**
     * Takes a hedge on; its first order is sent at the next tick. The middles of this moment are its decision prices.
     *
     * @throws IllegalArgumentException when the identity is known already
     */
    public void begin(Job job) {
        add(job, JobRun.begin(around, job, progress, this::isUnknown));
    }

    /**
     * Takes on a hedge that an earlier run of this program left unfinished. Nothing is sent for it but cancels; it ends
     * completed or failed once the account has told what became of every order.
     *
     * @param sent every order that was written down for it
     * @throws IllegalArgumentException when the identity is known already
     */
    public void recover(Job job, List<OrderNote> sent) {
        add(job, JobRun.recover(around, job, sent, progress, nowMillis));
    }

    private void add(Job job, JobRun run) {
        if (runs.containsKey(job.id())) {
            throw new IllegalArgumentException("hedge " + job.id() + " was begun before");
        }
        runs.put(job.id(), run);
        runs.values().stream()
                .filter(JobRun::isEnded)
                .map(JobRun::id)
                .limit(Math.max(0, runs.size() - MOST_ENDED))
                .toList()
                .forEach(runs::remove);
    }

    /** Sends nothing more of a hedge and takes back what lives; it ends once that is done. One unknown is ignored. */
    public void stop(String id, String reason) {
        Optional.ofNullable(runs.get(id)).ifPresent(run -> run.stop(reason, nowMillis));
    }

    /** Does what is due. */
    public void tick(long now) {
        nowMillis = now;
        List.copyOf(runs.values()).forEach(this::guarded);
    }

    /** A failure of this program ends the hedge that it hit and no other. */
    private void guarded(JobRun run) {
        try {
            run.tick(nowMillis);
        } catch (RuntimeException failure) {
            LOG.error("The work at hedge {} failed", run.id(), failure);
            run.stop("this program failed: " + failure.getMessage(), nowMillis);
        }
    }

    /** How a hedge goes or went; {@link ExecutionReport#NONE} for one that is not known here. */
    public ExecutionReport report(String id) {
        return Optional.ofNullable(runs.get(id)).map(JobRun::report).orElse(ExecutionReport.NONE);
    }

    /** Whether a hedge is not ended. */
    public boolean isBusy() {
        return runs.values().stream().anyMatch(run -> !run.isEnded());
    }

    /** Whether an order may live on a side of an instrument of which nobody knows how it stands. */
    private boolean isUnknown(String instrument, Side side) {
        return watches()
                .filter(watch -> watch.order().note().instrument().equals(instrument))
                .filter(watch -> watch.order().note().side() == side)
                .anyMatch(watch -> watch.blindness().isPresent());
    }

    private Stream<OrderWatch> watches() {
        return runs.values().stream().flatMap(JobRun::watches);
    }

    /** On the gateway's thread. */
    private void onEvent(AccountEvent event) {
        switch (event) {
            case AccountEvent.OrderChanged(Order order) -> take(order);
            case AccountEvent.OrderRepriced(Order order) -> take(order);
            case AccountEvent.OrderClosedUnseen(Order order) -> take(order);
            case AccountEvent.OrderFoundOpen(Order order) -> take(order);
            case AccountEvent.OrderSettled(var _, Outcome.Accepted(Order order)) -> take(order);
            case AccountEvent.Filled(Fill fill) -> take(fill);
            case AccountEvent.FillFound(Fill fill) -> take(fill);
            default -> {
                // Whatever else it means for an order is asked for.
            }
        }
    }

    private void take(Order order) {
        forLabel(order.label(), watch -> watch.take(order));
    }

    private void take(Fill fill) {
        forLabel(fill.label(), watch -> watch.take(fill));
    }

    private void forLabel(String label, Consumer<OrderWatch> action) {
        if (!label.isEmpty()) {
            around.hedging()
                    .execute(() -> watches()
                            .filter(watch -> watch.order().note().label().equals(label))
                            .findFirst()
                            .ifPresent(action));
        }
    }
}

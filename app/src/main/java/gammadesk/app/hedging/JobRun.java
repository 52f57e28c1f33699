package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.ExecutionReport.LegLine;
import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.execution.ExecutionWords;
import gammadesk.analytics.hedging.execution.LegOrder;
import gammadesk.analytics.hedging.execution.LegRule;
import gammadesk.analytics.hedging.execution.LegScale;
import gammadesk.analytics.hedging.execution.LegState;
import gammadesk.analytics.hedging.execution.LegState.Slice;
import gammadesk.analytics.hedging.execution.LegStep;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.app.hedging.WorkedOrder.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One hedge on its way: leg after leg, order after order. A leg that is missed is given up there; what follows it is
 * scaled to what was got, so that the hedge stays in proportion, and nothing follows nothing. For one thread.
 */
final class JobRun {
    private static final long PAUSE_MILLIS = 1_000;
    /** How long the end waits for the executions that explain what is filled. */
    private static final long EXPLAIN_MILLIS = 3_000;

    private static final int POST_ONLY_REJECT = 11054;

    private final Surroundings around;
    private final HedgeWorker.Job job;
    private final HedgeWorker.Progress progress;
    private final Places places;
    private final OrderSender sender;
    private final LegRule rule;
    private final boolean recovered;
    /** In the order of the hedge. */
    private final List<LegRun> legs;
    /** In the order of the work. */
    private final List<LegRun> sequence;

    private Optional<String> stopping = Optional.empty();
    private Optional<String> missed = Optional.empty();
    private String step = "It begins.";
    private boolean ended;
    private boolean lost;
    private double told;
    private long pausedUntil = Long.MIN_VALUE;
    private String pause = "";
    private OptionalLong quietMillis = OptionalLong.empty();

    /** Where an order may live that nobody knows of. */
    @FunctionalInterface
    interface Places {
        boolean isUnknown(String instrument, Side side);
    }

    private JobRun(
            Surroundings around,
            HedgeWorker.Job job,
            HedgeWorker.Progress progress,
            Places places,
            List<LegRun> legs,
            List<LegRun> sequence,
            boolean recovered) {
        this.around = around;
        this.job = job;
        this.progress = progress;
        this.places = places;
        this.legs = legs;
        this.sequence = sequence;
        this.recovered = recovered;
        this.sender = new OrderSender(around, job);
        this.rule = new LegRule(job.style());
    }

    static JobRun begin(Surroundings around, HedgeWorker.Job job, HedgeWorker.Progress progress, Places places) {
        List<Optional<HedgeInstrument>> markets = job.legs().stream()
                .map(leg -> around.desk().market(leg.instrument()))
                .toList();
        List<LegRun> legs = IntStream.range(0, job.legs().size())
                .mapToObj(index -> new LegRun(
                        index,
                        job.legs().get(index),
                        markets.get(index),
                        markets.get(index).map(HedgeInstrument::mid).orElse(Double.NaN)))
                .toList();
        List<HedgeInstrument> known = markets.stream().flatMap(Optional::stream).toList();
        List<LegRun> sequence = known.size() == legs.size()
                ? LegOrder.of(job.legs(), known).stream().map(legs::get).toList()
                : List.of();
        JobRun run = new JobRun(around, job, progress, places, legs, sequence, false);
        legs.stream()
                .filter(leg -> markets.get(leg.index()).isEmpty())
                .findFirst()
                .ifPresent(leg -> run.stopping =
                        Optional.of("there is no market of " + leg.leg().instrument()));
        return run;
    }

    static JobRun recover(
            Surroundings around,
            HedgeWorker.Job job,
            List<OrderNote> sent,
            HedgeWorker.Progress progress,
            long nowMillis) {
        List<LegRun> legs = new ArrayList<>();
        for (HedgeLeg leg : job.legs()) {
            List<OrderNote> own =
                    sent.stream().filter(note -> note.leg() == legs.size()).toList();
            double decision = own.stream()
                    .mapToDouble(OrderNote::decisionPrice)
                    .findFirst()
                    .orElse(Double.NaN);
            LegRun run = new LegRun(legs.size(), leg, around.desk().market(leg.instrument()), decision);
            own.forEach(note -> run.sent(new OrderWatch(around, note, State.LOOKING, nowMillis)));
            legs.add(run);
        }
        JobRun run = new JobRun(around, job, progress, (_, _) -> true, List.copyOf(legs), List.of(), true);
        run.stopping = Optional.of("this program ended while it was executed");
        return run;
    }

    String id() {
        return job.id();
    }

    boolean isEnded() {
        return ended;
    }

    Stream<OrderWatch> watches() {
        return legs.stream().flatMap(leg -> leg.watches().stream());
    }

    void stop(String reason, long nowMillis) {
        if (!ended && stopping.isEmpty()) {
            stopping = Optional.of(reason);
            step = "It is being stopped: " + reason + ".";
            legs.forEach(leg -> leg.tick(nowMillis, true));
        }
    }

    void tick(long now) {
        boolean isUnwanted = ended || stopping.isPresent();
        legs.forEach(leg -> leg.tick(now, isUnwanted));
        if (ended) {
            return;
        }
        tellSight();
        tellShare();
        if (stopping.isEmpty()) {
            refusals(now);
        }
        if (stopping.isEmpty()) {
            work(now);
        }
        if (stopping.isPresent() || current().isEmpty()) {
            close(now);
        }
    }

    private void tellSight() {
        Optional<String> blindness =
                watches().flatMap(watch -> watch.blindness().stream()).findFirst();
        boolean wasLost = lost;
        lost = blindness.isPresent();
        if (lost != wasLost && !recovered) {
            blindness.ifPresentOrElse(
                    reason -> progress.lostSight(job.id(), reason), () -> progress.foundAgain(job.id()));
        }
        blindness.ifPresent(reason -> step = "It waits: " + reason + ".");
    }

    private void tellShare() {
        double share = report().filledShare();
        if (share > told) {
            told = share;
            progress.filled(job.id(), share);
        }
    }

    private void refusals(long now) {
        for (LegRun leg : legs) {
            for (OrderWatch watch : leg.watches()) {
                watch.takeRefusal().ifPresent(refused -> refused(leg, watch.order(), refused, now));
            }
        }
    }

    /** What the venue did not refuse itself, and what it would take later, is tried again. */
    private void refused(LegRun leg, WorkedOrder order, Outcome.Refused refused, long now) {
        boolean isPassing = refused.retryable() || refused.venueCode() == 0;
        if (isPassing) {
            pausedUntil = now + PAUSE_MILLIS;
            pause = refused.reason();
        } else if (!order.note().passive() || refused.venueCode() != POST_ONLY_REJECT) {
            stop("leg " + (leg.index() + 1) + " was refused: " + refused.reason(), now);
        }
    }

    private Optional<LegRun> current() {
        return sequence.stream().filter(leg -> !leg.isEnded()).findFirst();
    }

    private void work(long now) {
        if (now >= job.untilMillis()) {
            stop("its time was over", now);
        } else if (!lost) {
            current().ifPresent(leg -> work(leg, now));
        }
    }

    private void work(LegRun leg, long now) {
        LegState state = leg.state().orElseGet(() -> start(leg, now));
        rule.late(state, now)
                .filter(_ -> state.left().signum() > 0)
                .ifPresent(why -> leg.giveUp(pause.isEmpty() ? why : why + " (it waited: " + pause + ")"));
        boolean isAwaited = leg.live()
                .filter(watch -> watch.order().state() != State.WORKING)
                .isPresent();
        if (isAwaited) {
            step = "It waits for the venue's answer to an order of " + words(leg) + ".";
        } else if (leg.givenUp().isPresent() || state.target().signum() == 0) {
            endWithout(leg, now);
        } else {
            look(leg, now);
        }
    }

    private LegState start(LegRun leg, long now) {
        List<Double> earlier = sequence.subList(0, sequence.indexOf(leg)).stream()
                .map(LegRun::share)
                .toList();
        BigDecimal target = leg.decided()
                .map(market -> LegScale.target(leg.leg(), market, earlier))
                .orElse(BigDecimal.ZERO);
        LegState fresh = LegState.begin(leg.leg(), target, now);
        leg.become(fresh);
        return fresh;
    }

    private void endWithout(LegRun leg, long now) {
        leg.tick(now, true);
        if (leg.live().isEmpty()) {
            leg.givenUp()
                    .filter(_ -> leg.state().orElseThrow().left().signum() > 0)
                    .ifPresent(why -> missed = missed.or(() -> Optional.of(ExecutionWords.missed(leg.index(), why))));
            leg.end();
        }
    }

    private void look(LegRun leg, long now) {
        String name = leg.leg().instrument();
        Optional<HedgeInstrument> market =
                around.desk().market(name).filter(_ -> around.desk().isFresh(name));
        if (market.isEmpty()) {
            leg.withdraw(now);
            waits("the prices of " + name + " are too old");
            return;
        }
        Optional<String> obstacle = leg.live().isPresent() ? Optional.empty() : obstacle(leg, now);
        obstacle.ifPresentOrElse(this::waits, () -> decide(leg, market.get(), now));
    }

    private void waits(String why) {
        pause = why;
        step = "It waits: " + why + ".";
    }

    /** Why no order can go out now. What the account shows is read only after its connection is seen to be whole. */
    private Optional<String> obstacle(LegRun leg, long now) {
        GatewayState connection = around.path().health().state();
        if (connection != GatewayState.READY) {
            return Optional.of("the account's connection is " + connection.sentence());
        }
        if (!around.path().health().mayTrade() || !around.path().health().armed()) {
            return Optional.of("the account may not trade now");
        }
        if (places.isUnknown(leg.leg().instrument(), leg.leg().side())) {
            return Optional.of("an order on the same side of " + leg.leg().instrument() + " is being looked up");
        }
        leg.read(around.path().view());
        return now < pausedUntil ? Optional.of(pause) : Optional.empty();
    }

    private void decide(LegRun leg, HedgeInstrument market, long now) {
        leg.become(leg.state().orElseThrow().seen(market, now));
        switch (rule.next(leg.state().orElseThrow(), market, now)) {
            case LegStep.Wait(String why) -> step = capital(words(leg)) + ": " + why + ".";
            case LegStep.Rest(Slice slice, BigDecimal amount, BigDecimal price) ->
                send(leg, market, slice, amount, price, true, now);
            case LegStep.Cross(Slice slice, BigDecimal amount, BigDecimal price) ->
                send(leg, market, slice, amount, price, false, now);
            case LegStep.Withdraw(String why) -> {
                step = capital(words(leg)) + ": " + why + ".";
                leg.withdraw(now);
            }
            case LegStep.Miss(String why) -> {
                leg.giveUp(why);
                endWithout(leg, now);
            }
            case LegStep.Whole _ -> endWithout(leg, now);
        }
    }

    private void send(
            LegRun leg,
            HedgeInstrument market,
            Slice slice,
            BigDecimal amount,
            BigDecimal price,
            boolean passive,
            long now) {
        switch (sender.send(leg, market, amount, price, passive, now)) {
            case OrderSender.Sent.Out(OrderWatch watch) -> {
                leg.become(leg.state().orElseThrow().sent(slice, now));
                leg.sent(watch);
                pause = "";
                step = capital(words(leg)) + ": " + amount.toPlainString() + " at " + price.toPlainString()
                        + (passive ? " wait." : " cross.");
            }
            case OrderSender.Sent.Later(String why) -> waits(why);
            case OrderSender.Sent.Never(String why) -> stop(why, now);
        }
    }

    /** Nothing more is sent: it is over when nothing lives and everything is told. */
    private void close(long now) {
        if (legs.stream().anyMatch(leg -> leg.live().isPresent())) {
            return;
        }
        quietMillis = OptionalLong.of(quietMillis.orElse(now));
        legs.forEach(leg -> leg.read(around.path().view()));
        boolean isExplained = legs.stream().allMatch(LegRun::isExplained);
        if (isExplained || now - quietMillis.getAsLong() >= EXPLAIN_MILLIS) {
            end();
        }
    }

    private void end() {
        tellShare();
        ended = true;
        if (legs.stream().allMatch(LegRun::isWhole)) {
            step = "All of it is filled.";
            progress.completed(job.id());
            return;
        }
        String why = stopping.or(() -> missed).orElse("an earlier leg was not filled whole");
        String reason = ExecutionWords.ended(why, lines());
        step = capital(reason) + ".";
        progress.failed(job.id(), reason);
    }

    ExecutionReport report() {
        List<OrderLine> orders = watches()
                .map(OrderWatch::order)
                .sorted(Comparator.comparingLong(order -> order.note().atMillis()))
                .map(WorkedOrder::line)
                .toList();
        return new ExecutionReport(lines(), orders, step);
    }

    private List<LegLine> lines() {
        return legs.stream().map(LegRun::line).toList();
    }

    private static String words(LegRun leg) {
        return "leg " + (leg.index() + 1) + ", " + leg.leg().words();
    }

    private static String capital(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }
}

package gammadesk.analytics.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.hedging.Transition.Result;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Random interleavings of people, budgets, clocks, markets, lost sight, kill switch and restarts, against a model that
 * shares no code with the rules: never two executions, never one without a valid approval or armed money, and never a
 * refusal of a lawful one.
 */
class LifecyclePropertiesTest {
    private static final double MOST_MOVE = 0.01;
    private static final long LIFE = 1000;
    private static final double BUDGET = 25;

    private enum Act {
        APPROVE,
        APPROVE_OLD_VERSION,
        APPROVE_LATE_CLICK,
        AUTO_APPROVE,
        REJECT,
        EDIT,
        EDIT_STOPPED,
        EXPIRE,
        SUPERSEDE,
        EXECUTE,
        EXECUTE_OTHER_ORDERS,
        EXECUTE_LATE_CLICK,
        FILL,
        COMPLETE,
        FAIL,
        LOSE_SIGHT,
        FIND_AGAIN,
        HALT,
        MARKET_MOVES,
        TIME_PASSES,
        ARM,
        DISARM,
        RESTART
    }

    private record Step(Act act, double chance) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Act> acts = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Act.values())),
                Tuple.of(
                        5, Arbitraries.of(Act.APPROVE, Act.EXECUTE, Act.AUTO_APPROVE, Act.ARM, Act.EDIT, Act.RESTART)));
        return Combinators.combine(acts, Arbitraries.doubles().between(0, 1).ofScale(4))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(40);
    }

    @Property(tries = 20_000)
    void nothingIsExecutedTwiceOrWithoutARight(@ForAll("steps") List<Step> steps) {
        World world = new World();
        steps.forEach(world::step);
        Statistics.label("executions")
                .collect(world.sent.size())
                .coverage(check -> check.check(1).percentage(share -> share > 20));
    }

    /** The rules under test beside the naive model. */
    private static final class World {
        private long time;
        private double price = 100;
        private int amount = 1;
        private Standing standing = Standing.proposed(shown(1, amount), 0);
        private BudgetLedger ledger = BudgetLedger.EMPTY;
        private Autonomy autonomy = Autonomy.of(AutonomyLevel.BUDGET);
        private final List<Integer> sent = new ArrayList<>();
        private int reservations;

        // The naive model: plain facts, kept by hand.
        private boolean over;
        private boolean lapsed;
        private double priceOnScreen = 100;
        private long screenUntil = LIFE;
        private int approvedAmount;
        private long approvedUntil;
        private long armedUntil = -1;
        private double spent;
        private long revisions;

        private Shown shown(int version, int size) {
            HedgeLeg leg = new HedgeLeg("BTC-PERPETUAL", Side.BUY, BigDecimal.valueOf(size), BigDecimal.TEN);
            return new Shown("p", version, List.of(leg), Map.of(), new Validity(time + LIFE, MOST_MOVE), seen());
        }

        private MarketSeen seen() {
            return new MarketSeen(time, Map.of("BTC", price));
        }

        private boolean isNear() {
            return Math.abs(price / priceOnScreen - 1) <= MOST_MOVE;
        }

        private boolean isOpen() {
            return !over && sent.isEmpty();
        }

        void step(Step step) {
            long revision = standing.revision();
            switch (step.act()) {
                case APPROVE -> approve(revision, new Authority.Person("eva", standing.hash()), amount, Long.MAX_VALUE);
                case APPROVE_OLD_VERSION ->
                    approve(
                            revision,
                            new Authority.Person("eva", shown(99, amount).hash()),
                            -1,
                            Long.MAX_VALUE);
                case APPROVE_LATE_CLICK ->
                    never(new ProposalEvent.Approve(
                            revision - 1, time, new Authority.Person("eva", standing.hash()), seen()));
                case AUTO_APPROVE -> autoApprove(revision);
                case REJECT -> end(new ProposalEvent.Reject(revision, time, "eva", "no"));
                case EDIT -> edit(revision, step.chance());
                case EDIT_STOPPED ->
                    never(new ProposalEvent.Edit(
                            revision,
                            time,
                            shown(standing.shown().version() + 1, amount),
                            List.of(new Verdict.Stop("size", "too much"))));
                case EXPIRE -> expire(revision);
                case SUPERSEDE -> supersede(revision);
                case EXECUTE -> execute(revision, standing.hash(), true);
                case EXECUTE_OTHER_ORDERS ->
                    execute(revision, shown(98, amount + 1).hash(), false);
                case EXECUTE_LATE_CLICK ->
                    never(new ProposalEvent.Execute(revision - 1, time, standing.hash(), seen()));
                case FILL -> quiet(new ProposalEvent.Fill(revision, time, step.chance()));
                case COMPLETE -> quiet(new ProposalEvent.Complete(revision, time));
                case FAIL -> quiet(new ProposalEvent.Fail(revision, time, "ioc"));
                case LOSE_SIGHT -> quiet(new ProposalEvent.LoseSight(revision, time, "time-out"));
                case FIND_AGAIN -> quiet(new ProposalEvent.FindAgain(revision, time));
                case HALT -> end(new ProposalEvent.Halt(revision, time, "kill switch"));
                case MARKET_MOVES -> price *= 1 + (step.chance() - 0.5) * 0.03;
                case TIME_PASSES -> time += (long) (step.chance() * LIFE * 0.7);
                case ARM -> arm(step.chance());
                case DISARM -> disarm();
                case RESTART ->
                    standing = new Standing(
                            standing.shown(),
                            standing.shown().hash(),
                            revision,
                            standing.sinceMillis(),
                            standing.state());
            }
            assertThat(sent).hasSizeLessThanOrEqualTo(1);
            assertThat(ledger.spentSince(Long.MIN_VALUE).notionalUsd()).isLessThanOrEqualTo(BUDGET);
        }

        private void arm(double chance) {
            armedUntil = time + 1 + (long) (chance * LIFE);
            autonomy = autonomy.armed(new Arming("eva", time, armedUntil));
        }

        private void disarm() {
            armedUntil = -1;
            autonomy = autonomy.after(java.util.Set.of(FallBack.CLOCK));
        }

        /** The naive model says whether the approval counts; what the rules say must be the same. */
        private void approve(long revision, Authority authority, int whatAmount, long until) {
            boolean counts = isOpen() && !lapsed && approvedAmount == 0 && whatAmount == amount && time < until;
            boolean isLate = counts && (time >= screenUntil || !isNear());
            Result result = apply(new ProposalEvent.Approve(revision, time, authority, seen()));
            assertThat(standing.phase() == Phase.APPROVED && result instanceof Result.Moved)
                    .isEqualTo(counts && !isLate);
            if (counts && isLate) {
                lapsed = true;
            } else if (counts) {
                approvedAmount = amount;
                approvedUntil = Math.min(until, screenUntil);
            }
        }

        private void autoApprove(long revision) {
            double cost = amount * 10.0;
            boolean mayReserve = time < armedUntil && spent + cost <= BUDGET;
            Optional<Arming> arming = autonomy.budgetArming(time);
            assertThat(arming.isPresent()).isEqualTo(time < armedUntil);
            if (arming.isEmpty()) {
                return;
            }
            Spend spend = new Spend(cost, 0, 0, 0, 0);
            Spend limit = new Spend(BUDGET, 0, 0, 0, 0);
            BudgetLedger.Outcome outcome = ledger.reserve(
                    "r" + ++reservations, standing.hash(), spend, new Budget(limit, limit, limit), arming.get(), time);
            assertThat(outcome instanceof BudgetLedger.Outcome.Reserved).isEqualTo(mayReserve);
            if (outcome instanceof BudgetLedger.Outcome.Reserved reserved) {
                ledger = reserved.ledger();
                spent += cost;
                approve(revision, new Authority.Budgeted(reserved.reservation()), amount, armedUntil);
            }
        }

        private void edit(long revision, double chance) {
            boolean isLawful = isOpen();
            int size = 1 + (int) (chance * 2.9);
            Shown next = shown(standing.shown().version() + 1, size);
            Result result = apply(new ProposalEvent.Edit(revision, time, next, List.of()));
            assertThat(result instanceof Result.Moved).isEqualTo(isLawful);
            if (isLawful) {
                amount = size;
                approvedAmount = 0;
                lapsed = false;
                priceOnScreen = price;
                screenUntil = time + LIFE;
            }
        }

        private void expire(long revision) {
            boolean due = time >= screenUntil || !isNear() || (approvedAmount != 0 && time >= approvedUntil);
            boolean isLawful = isOpen() && !lapsed && due;
            Result result = apply(new ProposalEvent.Expire(revision, time, seen()));
            assertThat(result instanceof Result.Moved).isEqualTo(isLawful);
            if (isLawful) {
                lapsed = true;
                approvedAmount = 0;
            }
        }

        private void supersede(long revision) {
            Result result = apply(new ProposalEvent.Supersede(revision, time, "q"));
            assertThat(result instanceof Result.Moved).isEqualTo(isOpen());
            over |= result instanceof Result.Moved;
        }

        private void end(ProposalEvent event) {
            Result result = apply(event);
            if (isOpen()) {
                assertThat(result instanceof Result.Moved).isEqualTo(!lapsed);
            }
            over |= result instanceof Result.Moved;
        }

        private void execute(long revision, String hash, boolean isWhatWasApproved) {
            boolean tried = isOpen() && approvedAmount != 0 && isWhatWasApproved;
            boolean lawful =
                    tried && approvedAmount == amount && time < approvedUntil && time < screenUntil && isNear();
            Result result = apply(new ProposalEvent.Execute(revision, time, hash, seen()));
            boolean starts = result instanceof Result.Moved step && step.startsExecution();
            assertThat(starts).isEqualTo(lawful);
            if (starts) {
                sent.add(amount);
            } else if (tried) {
                lapsed = true;
                approvedAmount = 0;
            }
        }

        /** Must not move anything. */
        private void never(ProposalEvent event) {
            assertThat(apply(event)).isInstanceOf(Result.Refused.class);
        }

        /** May move or not, but never sends, and means nothing before there are orders. */
        private void quiet(ProposalEvent event) {
            boolean hadOrders = !sent.isEmpty();
            Result result = apply(event);
            if (result instanceof Result.Moved step) {
                assertThat(hadOrders).isTrue();
                assertThat(step.startsExecution()).isFalse();
            }
        }

        private Result apply(ProposalEvent event) {
            Result result = Transition.apply(standing, event);
            if (result instanceof Result.Moved step) {
                assertThat(step.next().revision()).isEqualTo(++revisions);
                assertThat(standing.phase().next()).contains(step.next().phase());
                standing = step.next();
            }
            return result;
        }
    }
}

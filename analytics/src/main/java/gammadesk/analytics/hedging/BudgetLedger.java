package gammadesk.analytics.hedging;

import java.util.ArrayList;
import java.util.List;

/**
 * What was set aside and spent of a budget, oldest first. Immutable. What is set aside counts as spent until it is
 * settled or given back, so two executions can never use the same money.
 *
 * @param entries of the last 24 hours
 */
public record BudgetLedger(List<Entry> entries) {
    /** Nothing spent. */
    public static final BudgetLedger EMPTY = new BudgetLedger(List.of());

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    public BudgetLedger {
        entries = List.copyOf(entries);
    }

    /**
     * One execution.
     *
     * @param reservation its identity
     * @param atMillis when it was set aside, or settled
     * @param spend so much
     * @param settled whether it is final
     */
    public record Entry(String reservation, long atMillis, Spend spend, boolean settled) {}

    /** What became of a wish to spend. */
    public sealed interface Outcome {
        /** It is set aside in {@code ledger}, which has to be kept. */
        record Reserved(BudgetLedger ledger, Reservation reservation) implements Outcome {}

        /** It goes beyond the budget: a person has to be asked. */
        record Beyond(String reason) implements Outcome {}
    }

    /**
     * Sets money aside for one execution.
     *
     * @param id unique; a second reservation under the same id is refused
     * @param hash of what will be executed
     * @param armed under which it happens
     */
    public Outcome reserve(String id, String hash, Spend spend, Budget budget, Arming armed, long nowMillis) {
        if (!armed.holds(nowMillis)) {
            return new Outcome.Beyond("it is not armed");
        }
        if (entries.stream().anyMatch(entry -> entry.reservation().equals(id))) {
            return new Outcome.Beyond("it has its money already");
        }
        String beyond = beyond(spend, budget, nowMillis);
        if (!beyond.isEmpty()) {
            return new Outcome.Beyond(beyond);
        }
        return new Outcome.Reserved(
                with(new Entry(id, nowMillis, spend, false), nowMillis),
                new Reservation(id, hash, spend, nowMillis, armed.untilMillis()));
    }

    private String beyond(Spend spend, Budget budget, long nowMillis) {
        String order = spend.beyond(budget.perOrder());
        if (!order.isEmpty()) {
            return "per order: " + order;
        }
        String hour = spentSince(nowMillis - HOUR).plus(spend).beyond(budget.perHour());
        if (!hour.isEmpty()) {
            return "per hour: " + hour;
        }
        String day = spentSince(nowMillis - DAY).plus(spend).beyond(budget.perDay());
        return day.isEmpty() ? "" : "per day: " + day;
    }

    /** What was spent or set aside after a moment; what is set aside and not settled always counts. */
    public Spend spentSince(long millis) {
        return entries.stream()
                .filter(entry -> !entry.settled() || entry.atMillis() > millis)
                .map(Entry::spend)
                .reduce(Spend.NONE, Spend::plus);
    }

    /** The execution is over and cost so much, also when that was more than was set aside. */
    public BudgetLedger settle(String reservation, Spend actual, long nowMillis) {
        return replace(reservation, List.of(new Entry(reservation, nowMillis, actual, true)));
    }

    /** Nothing of it was sent: the money is free again. */
    public BudgetLedger giveBack(String reservation) {
        return replace(reservation, List.of());
    }

    private BudgetLedger replace(String reservation, List<Entry> by) {
        List<Entry> next = new ArrayList<>();
        entries.forEach(entry ->
                next.addAll(entry.reservation().equals(reservation) && !entry.settled() ? by : List.of(entry)));
        return new BudgetLedger(next);
    }

    private BudgetLedger with(Entry added, long nowMillis) {
        List<Entry> next = new ArrayList<>(entries.stream()
                .filter(entry -> !entry.settled() || entry.atMillis() > nowMillis - DAY)
                .toList());
        next.add(added);
        return new BudgetLedger(next);
    }
}

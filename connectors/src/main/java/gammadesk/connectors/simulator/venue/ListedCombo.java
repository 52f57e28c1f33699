package gammadesk.connectors.simulator.venue;

import gammadesk.connectors.simulator.matching.Combo;
import java.util.ArrayDeque;
import java.util.Deque;

/** A combo that somebody has asked for, with what was traded in it. Touched by the market thread only. */
public final class ListedCombo {
    private static final long DAY = 86_400_000;

    private final Combo combo;
    private final long createdMillis;
    private final Deque<Deal> day = new ArrayDeque<>();
    private long stateMillis;
    private boolean active = true;
    private long changeId = 1;
    private long sequence;
    private double last = Double.NaN;

    /** A trade of the last day. */
    private record Deal(long millis, double price, double amount) {}

    /** What is kept of a combo that is listed. */
    public record State(Combo combo, long createdMillis, long sequence) {}

    ListedCombo(Combo combo, long createdMillis) {
        this.combo = combo;
        this.createdMillis = createdMillis;
        stateMillis = createdMillis;
    }

    ListedCombo(State state) {
        this(state.combo(), state.createdMillis());
        sequence = state.sequence();
    }

    State state() {
        return new State(combo, createdMillis, sequence);
    }

    /** Its legs. */
    public Combo combo() {
        return combo;
    }

    /** Its name. */
    public String name() {
        return combo.id();
    }

    /** When it was first asked for, milliseconds since the epoch. */
    public long createdMillis() {
        return createdMillis;
    }

    /** Since when it is what it is, milliseconds since the epoch. */
    public long stateMillis() {
        return stateMillis;
    }

    /** Whether it can be traded. */
    public boolean isActive() {
        return active;
    }

    void end(long millis) {
        active = false;
        stateMillis = millis;
    }

    boolean hasLeg(String instrument) {
        return combo.legs().stream().anyMatch(leg -> leg.instrument().equals(instrument));
    }

    long changeId() {
        return changeId;
    }

    void changed() {
        changeId++;
    }

    double last() {
        return last;
    }

    /** Counts a trade; gives its number. */
    long traded(long millis, double price, double amount) {
        last = price;
        day.addLast(new Deal(millis, price, amount));
        return ++sequence;
    }

    private Deque<Deal> day(long now) {
        while (!day.isEmpty() && day.getFirst().millis() < now - DAY) {
            day.removeFirst();
        }
        return day;
    }

    /** Of the last day, in the amount unit. */
    double volume(long now) {
        return day(now).stream().mapToDouble(Deal::amount).sum();
    }

    /** Highest price of the last day; NaN without a trade. */
    double high(long now) {
        return day(now).stream().mapToDouble(Deal::price).max().orElse(Double.NaN);
    }

    /** Lowest price of the last day; NaN without a trade. */
    double low(long now) {
        return day(now).stream().mapToDouble(Deal::price).min().orElse(Double.NaN);
    }
}

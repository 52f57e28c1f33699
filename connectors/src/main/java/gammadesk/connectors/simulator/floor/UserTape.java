package gammadesk.connectors.simulator.floor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What participants traded, oldest first, as far back as is remembered. */
public final class UserTape {
    private static final int DEPTH = 50_000;

    private final Map<Long, Deque<UserTrade>> byAccount = new HashMap<>();

    void add(UserTrade trade) {
        Deque<UserTrade> tape = byAccount.computeIfAbsent(trade.account(), _ -> new ArrayDeque<>());
        tape.addLast(trade);
        if (tape.size() > DEPTH) {
            tape.removeFirst();
        }
    }

    /**
     * A stretch of an account's tape.
     *
     * @param wanted which trades
     * @param count at most so many
     * @param fromOldest the oldest that fit, else the newest
     */
    public Stretch find(long account, Predicate<UserTrade> wanted, int count, boolean fromOldest) {
        Deque<UserTrade> tape = byAccount.getOrDefault(account, new ArrayDeque<>());
        Stream<UserTrade> way = fromOldest ? tape.stream() : tape.reversed().stream();
        List<UserTrade> found = way.filter(wanted).limit(count + 1L).toList();
        boolean more = found.size() > count;
        List<UserTrade> kept = new ArrayList<>(more ? found.subList(0, count) : found);
        return new Stretch(fromOldest ? kept : kept.reversed(), more);
    }

    /** What was traded in the legs for a combo's trade, oldest first; nothing for any other trade. */
    public List<UserTrade> legs(UserTrade whole) {
        String id = whole.execution().tradeId();
        return whole.isCombo()
                ? find(
                                whole.account(),
                                trade -> trade.execution()
                                        .combo()
                                        .filter(tag -> tag.comboTradeId().equals(id)
                                                && trade.order()
                                                        .id()
                                                        .equals(whole.order().id()))
                                        .isPresent(),
                                DEPTH,
                                true)
                        .trades()
                : List.of();
    }

    /** Everything that is remembered, by account, to be kept. */
    public Map<Long, List<UserTrade>> state() {
        Map<Long, List<UserTrade>> all = new HashMap<>();
        byAccount.forEach((account, tape) -> all.put(account, List.copyOf(tape)));
        return all;
    }

    /**
     * What was found.
     *
     * @param trades oldest first
     * @param more whether there were more than asked for
     */
    public record Stretch(List<UserTrade> trades, boolean more) {}
}

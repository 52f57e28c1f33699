package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.matching.QuoteTag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Market maker protection: what a group of quotes may trade within an interval before it is stopped. */
public final class MakerProtection {
    private static final long FOREVER = 0;

    private final Map<Group, Config> configs = new LinkedHashMap<>();
    private final Map<Group, Deque<Fill>> fills = new HashMap<>();
    private final Map<Group, Long> frozen = new LinkedHashMap<>();
    private long changes;

    /**
     * A group of quotes.
     *
     * @param account whose
     * @param index such as {@code btc_usd}
     * @param name given by the maker; empty for orders that are no mass quotes
     */
    public record Group(long account, String index, String name) {
        /** The group of an order that counts for protection. */
        static Group of(long account, String index, Optional<QuoteTag> quote) {
            return new Group(account, index, quote.map(QuoteTag::mmpGroup).orElse(""));
        }
    }

    /**
     * Limits of a group.
     *
     * @param intervalSeconds over which fills count; 0 switches protection off
     * @param frozenSeconds how long a stopped group stays stopped; 0 until it is reset
     * @param quantity most to be filled, coin
     * @param delta most delta to be filled, coin
     * @param vega most vega to be filled
     * @param maxQuoteQuantity most that may stand on one side of a book, coin
     * @param trades most fills
     */
    public record Config(
            long intervalSeconds,
            long frozenSeconds,
            OptionalDouble quantity,
            OptionalDouble delta,
            OptionalDouble vega,
            OptionalDouble maxQuoteQuantity,
            OptionalLong trades) {}

    /**
     * A group that was stopped.
     *
     * @param group which
     * @param untilMillis venue time; 0 until it is reset
     */
    public record Frozen(Group group, long untilMillis) {}

    /** A group with its limits. */
    public record Setting(Group group, Config config) {}

    /**
     * What is needed to protect after a restart: limits, who is stopped, and what was filled within the last interval
     * (in an older memory nothing).
     */
    public record State(List<Setting> settings, List<Frozen> frozen, Optional<List<Filled>> filled) {
        /** Nobody is protected. */
        public static final State NONE = new State(List.of(), List.of(), Optional.empty());

        public State {
            settings = List.copyOf(settings);
            frozen = List.copyOf(frozen);
        }
    }

    /**
     * One fill as it counts.
     *
     * @param millis venue time
     * @param quantity coin
     * @param delta signed, coin
     * @param vega signed, USD per volatility point
     */
    public record Fill(long millis, double quantity, double delta, double vega) {}

    /** What a group has filled within its interval, oldest first. */
    public record Filled(Group group, List<Fill> fills) {
        public Filled {
            fills = List.copyOf(fills);
        }
    }

    /** What is needed to go on from here. */
    public State state() {
        return new State(
                configs.entrySet().stream()
                        .map(entry -> new Setting(entry.getKey(), entry.getValue()))
                        .toList(),
                frozen.entrySet().stream()
                        .map(entry -> new Frozen(entry.getKey(), entry.getValue()))
                        .toList(),
                Optional.of(fills.entrySet().stream()
                        .map(entry -> new Filled(entry.getKey(), List.copyOf(entry.getValue())))
                        .toList()));
    }

    /** Goes on from a state. */
    void restore(State state) {
        state.settings().forEach(setting -> configs.put(setting.group(), setting.config()));
        state.frozen().forEach(stopped -> frozen.put(stopped.group(), stopped.untilMillis()));
        state.filled().orElse(List.of()).forEach(recent -> fills.put(recent.group(), new ArrayDeque<>(recent.fills())));
    }

    /** Rises with every change of limits, of fills and of who is stopped. */
    public long changes() {
        return changes;
    }

    /** Sets limits and starts anew; an interval of 0 takes them away. */
    public void configure(Group group, Config config) {
        reset(group);
        if (config.intervalSeconds() == 0) {
            configs.remove(group);
        } else {
            configs.put(group, config);
        }
    }

    /** The limits of an account's groups, in the order in which they were set. */
    public Map<Group, Config> configs(long account) {
        Map<Group, Config> mine = new LinkedHashMap<>();
        configs.forEach((group, config) -> {
            if (group.account() == account) {
                mine.put(group, config);
            }
        });
        return mine;
    }

    /** Lets a stopped group quote again. */
    public void reset(Group group) {
        changes++;
        frozen.remove(group);
        fills.remove(group);
    }

    /** The limits of a group; empty if it has none. */
    Optional<Config> config(Group group) {
        return Optional.ofNullable(configs.get(group));
    }

    /** Whether a group has limits. */
    public boolean isConfigured(Group group) {
        return configs.containsKey(group);
    }

    /** Whether a group is stopped now. */
    public boolean isFrozen(Group group, long now) {
        Long until = frozen.get(group);
        if (until == null) {
            return false;
        }
        if (until != FOREVER && now >= until) {
            reset(group);
            return false;
        }
        return true;
    }

    /** The groups of an account that are stopped now. */
    public List<Frozen> frozen(long account, long now) {
        return new ArrayList<>(frozen.entrySet())
                .stream()
                        .filter(entry -> entry.getKey().account() == account)
                        .filter(entry -> isFrozen(entry.getKey(), now))
                        .map(entry -> new Frozen(entry.getKey(), entry.getValue()))
                        .toList();
    }

    /** Counts a fill; what is now to be stopped, if anything. */
    Optional<Frozen> filled(Group group, UserTrade trade, Optional<Ticker> ticker, long now) {
        Config config = configs.get(group);
        if (config == null || isFrozen(group, now)) {
            return Optional.empty();
        }
        Deque<Fill> recent = fills.computeIfAbsent(group, _ -> new ArrayDeque<>());
        recent.addLast(fill(trade, ticker, now));
        changes++;
        recent.removeIf(fill -> fill.millis() <= now - config.intervalSeconds() * 1000);
        if (!exceeds(config, recent)) {
            return Optional.empty();
        }
        long until = config.frozenSeconds() == 0 ? FOREVER : now + config.frozenSeconds() * 1000;
        frozen.put(group, until);
        changes++;
        return Optional.of(new Frozen(group, until));
    }

    private static Fill fill(UserTrade trade, Optional<Ticker> ticker, long now) {
        double amount = trade.execution().amount().doubleValue();
        double coins = trade.contract().coins(amount, trade.execution().price().doubleValue());
        double signed = coins * trade.order().terms().side().sign();
        double delta = trade.contract().isOption()
                ? ticker.map(seen -> seen.greeks().delta()).orElse(0.0)
                : 1;
        double vega = trade.contract().isOption()
                ? ticker.map(seen -> seen.greeks().vega()).orElse(0.0)
                : 0;
        return new Fill(now, coins, signed * delta, signed * vega);
    }

    private static boolean exceeds(Config config, Deque<Fill> fills) {
        double quantity = fills.stream().mapToDouble(Fill::quantity).sum();
        double delta = Math.abs(fills.stream().mapToDouble(Fill::delta).sum());
        double vega = Math.abs(fills.stream().mapToDouble(Fill::vega).sum());
        return isAbove(quantity, config.quantity())
                || isAbove(delta, config.delta())
                || isAbove(vega, config.vega())
                || (config.trades().isPresent()
                        && fills.size() >= config.trades().getAsLong());
    }

    private static boolean isAbove(double value, OptionalDouble limit) {
        return limit.isPresent() && value >= limit.getAsDouble();
    }
}

package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a trader holds: positions in instruments of any kind, and balances.
 *
 * @param entries positions, an instrument may stand twice
 * @param balances cash, coins and moneys
 */
public record RiskBook(List<Entry> entries, List<Balance> balances) {
    /** Nothing held. */
    public static final RiskBook EMPTY = new RiskBook(List.of(), List.of());

    public RiskBook {
        entries = List.copyOf(entries);
        balances = List.copyOf(balances);
    }

    /**
     * A position.
     *
     * @param instrument the venue's name
     * @param amount signed: coin for options, spot and linear futures, USD for inverse futures and perpetuals
     * @param averagePrice at which it was opened, in the instrument's price unit
     */
    public record Entry(String instrument, double amount, OptionalDouble averagePrice) {
        /** A position whose entry price does not matter. */
        public Entry(String instrument, double amount) {
            this(instrument, amount, OptionalDouble.empty());
        }

        Entry times(double factor) {
            return new Entry(instrument, amount * factor, averagePrice);
        }
    }

    /**
     * Cash.
     *
     * @param currency a coin, or a money that counts as USD
     * @param amount in that currency
     */
    public record Balance(Currency currency, double amount) {}

    /** A book of positions alone. */
    public static RiskBook of(Entry... entries) {
        return new RiskBook(List.of(entries), List.of());
    }

    /** Both together: a basket of hypothetical trades on top of what is held. */
    public RiskBook plus(RiskBook other) {
        return new RiskBook(join(entries, other.entries), join(balances, other.balances));
    }

    /** A multiple of everything; -1 is the other side of the book. */
    public RiskBook times(double factor) {
        List<Balance> cash = new ArrayList<>();
        balances.forEach(balance -> cash.add(new Balance(balance.currency(), balance.amount() * factor)));
        return new RiskBook(entries.stream().map(entry -> entry.times(factor)).toList(), cash);
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}

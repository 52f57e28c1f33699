package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An account at a replayed venue at one moment.
 *
 * @param millis the moment, milliseconds since the epoch
 * @param positions what is held and has a market, by name
 * @param wallets one a settlement currency, by code
 * @param unmarked positions that have not had a mark yet and are counted nowhere
 */
public record VenueAccount(long millis, List<Held> positions, List<Wallet> wallets, int unmarked) {
    public VenueAccount {
        positions = List.copyOf(positions);
        wallets = List.copyOf(wallets);
    }

    /**
     * What a trader starts with. A position counts from the first mark that the venue knows of it, cash in coin is
     * worth USD from the first index on.
     *
     * @param millis the moment, milliseconds since the epoch; nothing happens before it
     * @param cash by settlement currency
     * @param positions signed amounts with their average prices by instrument
     */
    public record Opening(long millis, Map<Currency, Double> cash, Map<String, Entry> positions) {
        public Opening {
            cash = Map.copyOf(cash);
            positions = Map.copyOf(positions);
        }

        /** Cash in one currency and nothing else. */
        public static Opening cash(long millis, Currency currency, double amount) {
            return new Opening(millis, Map.of(currency, amount), Map.of());
        }
    }

    /**
     * A position that is there at the beginning.
     *
     * @param amount signed, in the instrument's amount unit
     * @param averagePrice in its price unit; empty takes the first mark
     */
    public record Entry(double amount, OptionalDouble averagePrice) {}

    /**
     * A position.
     *
     * @param instrument the venue's name
     * @param amount signed, in the instrument's amount unit
     * @param averagePrice at which it was opened, in its price unit; harmonic for inverse futures
     * @param mark at which it is counted, in its price unit
     * @param value in the settlement currency: of an option its mark, of a future the profit since its average price
     */
    public record Held(String instrument, double amount, double averagePrice, double mark, double value) {}

    /**
     * The account in one settlement currency. {@code usd} is reckoned as by one who turns coin into USD at every
     * moment: an inverse option is worth its mark times the forward, the coin profit of an inverse future its later
     * mark, and what was paid in coin what it was worth then; coin that lies in the account does not move with its
     * price.
     *
     * @param currency the settlement currency
     * @param own in that currency
     * @param usd in USD
     * @param initialMargin in that currency, open orders included; 0 where none is called
     * @param maintenanceMargin in that currency; 0 where none is called
     */
    public record Wallet(Currency currency, Money own, Money usd, double initialMargin, double maintenanceMargin) {}

    /**
     * An amount of money and where it came from.
     *
     * @param opening equity at the beginning
     * @param cash what was paid in and out
     * @param positions what the positions add to it
     * @param parts what explains the change
     */
    public record Money(double opening, double cash, double positions, Parts parts) {
        static final Money NONE = new Money(0, 0, 0, Parts.NONE);

        /** Cash and positions. */
        public double equity() {
            return cash + positions;
        }

        /** Change of the equity. */
        public double profit() {
            return equity() - opening;
        }

        /** What the parts do not explain of the profit: rounding, or the books are wrong. */
        public double unexplained() {
            return profit() - parts.total();
        }

        Money plus(Money other) {
            return new Money(
                    opening + other.opening, cash + other.cash, positions + other.positions, parts.plus(other.parts));
        }
    }

    /**
     * What a change of equity is made of.
     *
     * @param moved what marks brought to what was held; positive when earned
     * @param spread what fills were worse than the marks: spread, impact and the walk of the book; positive when paid
     * @param fees positive when paid
     * @param funding of perpetuals; positive when paid
     * @param settlement what delivery brought beyond the last mark; positive when earned
     */
    public record Parts(double moved, double spread, double fees, double funding, double settlement) {
        static final Parts NONE = new Parts(0, 0, 0, 0, 0);

        /** All of it. */
        public double total() {
            return moved + settlement - spread - fees - funding;
        }

        Parts plus(Parts other) {
            return new Parts(
                    moved + other.moved,
                    spread + other.spread,
                    fees + other.fees,
                    funding + other.funding,
                    settlement + other.settlement);
        }
    }

    /** The wallet of a currency; empty when it never held anything. */
    public Optional<Wallet> wallet(Currency currency) {
        return wallets.stream()
                .filter(wallet -> wallet.currency().equals(currency))
                .findFirst();
    }

    /** The position in an instrument, 0 when there is none. */
    public double amount(String instrument) {
        return positions.stream()
                .filter(held -> held.instrument().equals(instrument))
                .mapToDouble(Held::amount)
                .sum();
    }

    /** All wallets together in USD. */
    public Money usd() {
        return wallets.stream().map(Wallet::usd).reduce(Money.NONE, Money::plus);
    }
}

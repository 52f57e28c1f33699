package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument.OptionTerms;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Settlement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * What a contract pays, as its name says it; a position outlives the listing of its instrument.
 *
 * @param name the venue's name
 * @param kind option, future or perpetual
 * @param coin the underlying
 * @param currency in which it settles: the coin itself or a money
 * @param settlement inverse or linear
 * @param expiry empty for a perpetual
 * @param option strike and type of an option
 */
public record Contract(
        String name,
        InstrumentKind kind,
        Currency coin,
        Currency currency,
        Settlement settlement,
        Optional<Expiry> expiry,
        Optional<OptionTerms> option) {
    private static final int AVERAGE_PLACES = 8;

    /** The contract of a name; empty for spot, combos and what follows no known form. */
    public static Optional<Contract> of(String name) {
        return InstrumentName.parse(name).flatMap(parsed -> switch (parsed) {
            case InstrumentName.OptionName option ->
                Optional.of(of(
                        parsed,
                        Optional.of(option.expiry()),
                        Optional.of(new OptionTerms(option.strike(), option.type()))));
            case InstrumentName.FutureName future ->
                Optional.of(of(parsed, Optional.of(future.expiry()), Optional.empty()));
            case InstrumentName.PerpetualName _ -> Optional.of(of(parsed, Optional.empty(), Optional.empty()));
            case InstrumentName.SpotName _, InstrumentName.ComboName _ -> Optional.empty();
        });
    }

    /** The contract of a name, or what a combo's name says of it: nobody can hold that, but it can be traded. */
    public static Optional<Contract> ofTraded(String name) {
        Optional<Contract> contract = of(name);
        return contract.isPresent()
                ? contract
                : InstrumentName.parse(name)
                        .filter(InstrumentName.ComboName.class::isInstance)
                        .map(combo -> of(combo, Optional.empty(), Optional.empty()));
    }

    /** Whether a name is that of a kind: {@code any} and {@code combo} are kinds too. */
    public static boolean isOfKind(String name, String word) {
        return word.equals("any")
                || ofTraded(name)
                        .filter(contract -> contract.kindWord().equals(word)
                                || (word.equals("combo") && contract.kind().isCombo()))
                        .isPresent();
    }

    private static Contract of(InstrumentName name, Optional<Expiry> expiry, Optional<OptionTerms> option) {
        InstrumentName.Family family = name.family();
        return new Contract(
                name.text(),
                name.kind(),
                family.base(),
                family.quote().orElse(family.base()),
                family.settlement(),
                expiry,
                option);
    }

    /** Contracts are the same when their names are: everything else follows from it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Contract contract && name.equals(contract.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Whether it is an option. */
    public boolean isOption() {
        return kind == InstrumentKind.OPTION;
    }

    /** Whether it pays funding and never expires. */
    public boolean isPerpetual() {
        return kind == InstrumentKind.PERPETUAL;
    }

    /** The venue's word for its kind. */
    public String kindWord() {
        return switch (kind) {
            case OPTION -> "option";
            case OPTION_COMBO -> "option_combo";
            case FUTURE_COMBO -> "future_combo";
            case FUTURE, PERPETUAL, SPOT -> "future";
        };
    }

    /** Its index, such as {@code btc_usd}. */
    public String indexName() {
        String quote =
                settlement == Settlement.INVERSE ? "usd" : currency.code().toLowerCase(Locale.ROOT);
        return coin.code().toLowerCase(Locale.ROOT) + "_" + quote;
    }

    /** Whether amounts are in USD. */
    public boolean hasUsdAmount() {
        return settlement == Settlement.INVERSE && !isOption();
    }

    /**
     * What a signed size is worth at a price, in the settlement currency, such that a profit is the difference of two
     * values: {@code -N/F} for an inverse future of N USD, size times price for everything else.
     */
    public BigDecimal value(BigDecimal size, BigDecimal price) {
        return value(size, price, Money.SCALE);
    }

    /** The same with more decimals, for averages. */
    BigDecimal value(BigDecimal size, BigDecimal price, int scale) {
        if (size.signum() == 0) {
            return BigDecimal.ZERO.setScale(scale);
        }
        return hasUsdAmount()
                ? size.negate().divide(price, scale, RoundingMode.HALF_EVEN)
                : size.multiply(price).setScale(scale, RoundingMode.HALF_EVEN);
    }

    /** The price at which a signed size has a value: the inverse of {@link #value}; 0 for no size. */
    BigDecimal priceOf(BigDecimal size, BigDecimal value) {
        if (size.signum() == 0 || value.signum() == 0) {
            return Money.ZERO;
        }
        return hasUsdAmount()
                ? size.negate().divide(value, AVERAGE_PLACES, RoundingMode.HALF_EVEN)
                : value.divide(size, AVERAGE_PLACES, RoundingMode.HALF_EVEN);
    }

    /** A signed size in coin. */
    public double coins(double size, double price) {
        return hasUsdAmount() ? size / price : size;
    }

    /** What a size is in coin, without sign, exact to money's scale. */
    BigDecimal coins(BigDecimal size, BigDecimal price) {
        return hasUsdAmount() ? Money.divide(size.abs(), price) : Money.round(size.abs());
    }

    /** The future of the same family and expiry, into which the option settles in two-step delivery. */
    Contract future() {
        Optional<Currency> quote = settlement == Settlement.INVERSE ? Optional.empty() : Optional.of(currency);
        InstrumentName.Family family = new InstrumentName.Family(coin, quote);
        return of(new InstrumentName.FutureName(family, expiry.orElseThrow()), expiry, Optional.empty());
    }
}

package gammadesk.analytics.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import java.util.Map;
import java.util.Optional;

/**
 * One instrument with what the picture knows of its market. NaN stands for what is unknown.
 *
 * @param instrument the rules for trading it
 * @param coin whose market it belongs to
 * @param index USD
 * @param quote best bid and ask in its price unit
 * @param mark in its price unit
 * @param markIvPercent of an option
 * @param forward of an option's expiry, USD
 * @param years to an option's expiry
 * @param ageSeconds of its newest datum when the picture was made
 * @param book its order book, empty while it is not followed
 */
public record QuotedInstrument(
        Instrument instrument,
        Currency coin,
        double index,
        Quote quote,
        double mark,
        double markIvPercent,
        double forward,
        double years,
        double ageSeconds,
        Optional<OrderBook> book) {
    /** Looks an instrument up in all markets; empty when it is not listed. */
    public static Optional<QuotedInstrument> find(Map<Currency, MarketPicture> markets, String name, long nowNanos) {
        return markets.values().stream()
                .flatMap(market -> Optional.ofNullable(market.instruments().get(name)).stream()
                        .map(instrument -> of(market, instrument, nowNanos)))
                .findFirst();
    }

    private static QuotedInstrument of(MarketPicture market, Instrument instrument, long nowNanos) {
        return option(market, instrument)
                .or(() -> dated(market, instrument, nowNanos))
                .orElseGet(() -> unquoted(market, instrument));
    }

    private static Optional<QuotedInstrument> option(MarketPicture market, Instrument instrument) {
        return instrument
                .expiry()
                .flatMap(expiry -> market.valuation().chain().expiries().stream()
                        .filter(chain -> chain.expiry().equals(expiry))
                        .filter(chain -> chain.instruments().contains(instrument.name()))
                        .findFirst()
                        .map(chain -> row(market, instrument, chain)));
    }

    private static QuotedInstrument row(MarketPicture market, Instrument instrument, ExpiryChain chain) {
        int row = chain.instruments().indexOf(instrument.name());
        return new QuotedInstrument(
                instrument,
                market.currency(),
                market.index(),
                new Quote(
                        chain.bid().get(row),
                        chain.bidAmount().get(row),
                        chain.ask().get(row),
                        chain.askAmount().get(row)),
                chain.mark().get(row),
                chain.venueMarkIv().get(row),
                chain.rowForward().get(row),
                chain.years(),
                chain.ageSeconds().get(row),
                book(market, instrument));
    }

    private static Optional<QuotedInstrument> dated(MarketPicture market, Instrument instrument, long nowNanos) {
        return market.futures().stream()
                .filter(quoted -> quoted.instrument().name().equals(instrument.name()))
                .findFirst()
                .map(quoted -> new QuotedInstrument(
                        instrument,
                        market.currency(),
                        market.index(),
                        quoted.ticker().quote(),
                        quoted.ticker().mark(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        quoted.ticker().stamp().ageSeconds(nowNanos),
                        book(market, instrument)));
    }

    private static QuotedInstrument unquoted(MarketPicture market, Instrument instrument) {
        return new QuotedInstrument(
                instrument,
                market.currency(),
                market.index(),
                Quote.NONE,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                book(market, instrument));
    }

    private static Optional<OrderBook> book(MarketPicture market, Instrument instrument) {
        return market.books().stream()
                .filter(book -> book.instrument().equals(instrument.name()))
                .findFirst();
    }

    /** Whether it is an option. */
    public boolean isOption() {
        return instrument.option().isPresent();
    }

    /** Whether its price is in coin. */
    public boolean isPricedInCoin() {
        return isOption() && instrument.settlement() == Settlement.INVERSE;
    }

    /** Whether its amount is in USD, as with inverse futures. */
    public boolean isAmountInUsd() {
        return !isOption() && instrument.settlement() == Settlement.INVERSE;
    }

    /** USD per unit of its price: the forward for a price in coin, else 1. */
    public double usdPerPriceUnit() {
        return isPricedInCoin() ? forward : 1;
    }

    /** The strike of an option, USD; NaN for everything else. */
    public double strike() {
        return instrument.option().map(terms -> terms.strike().doubleValue()).orElse(Double.NaN);
    }

    /** Call or put. */
    public Optional<OptionType> type() {
        return instrument.option().map(Instrument.OptionTerms::type);
    }
}

package gammadesk.app.hedging;

import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Stamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What may be traded on the desk, with its market of the moment. Where no order book is followed the best prices and
 * their amounts stand as a book of one level.
 */
final class LiveInstruments {
    /** Options farther from the money than this share of the forward are no hedges. */
    private static final double FARTHEST = 0.5;

    private static final double NANOS = 1e9;

    private LiveInstruments() {}

    /** Perpetual and futures, then options near the money first; only what is quoted on both sides. */
    static List<HedgeInstrument> of(DeskSnapshot snapshot, Currency coin, long nowNanos) {
        List<HedgeInstrument> all = new ArrayList<>();
        snapshot.market(coin).ifPresent(market -> {
            names(market)
                    .flatMap(name -> find(snapshot, name, nowNanos).stream())
                    .filter(one -> one.quote().isTwoSided() && one.mark() > 0)
                    .forEach(all::add);
            all.sort(Comparator.comparingDouble(LiveInstruments::distance));
        });
        return all;
    }

    private static Stream<String> names(MarketPicture market) {
        Stream<String> futures =
                market.futures().stream().map(dated -> dated.instrument().name());
        Stream<String> options = market.valuation().chain().expiries().stream().flatMap(LiveInstruments::nearTheMoney);
        return Stream.concat(futures, options);
    }

    private static Stream<String> nearTheMoney(ExpiryChain chain) {
        return IntStream.range(0, chain.size())
                .filter(row -> Math.abs(chain.strike().get(row) / chain.forward() - 1) <= FARTHEST)
                .mapToObj(row -> chain.instruments().get(row));
    }

    private static double distance(HedgeInstrument one) {
        return one.spec()
                .option()
                .map(option -> Math.abs(Math.log(option.strike().doubleValue() / one.usdPerPrice())))
                .orElse(-1.0);
    }

    /** The coin's inverse perpetual; empty when there is none. */
    static Optional<HedgeInstrument> perpetual(DeskSnapshot snapshot, Currency coin, long nowNanos) {
        return snapshot.market(coin).stream()
                .flatMap(market -> market.futures().stream())
                .map(DatedQuote::instrument)
                .filter(spec -> spec.kind() == InstrumentKind.PERPETUAL && spec.settlement() == Settlement.INVERSE)
                .findFirst()
                .flatMap(spec -> find(snapshot, spec.name(), nowNanos));
    }

    /** One instrument; empty when it is not listed. */
    static Optional<HedgeInstrument> find(DeskSnapshot snapshot, String name, long nowNanos) {
        double sincePublished = Math.max(0, nowNanos - snapshot.publishedNanos()) / NANOS;
        return QuotedInstrument.find(snapshot.markets(), name, nowNanos)
                .map(quoted -> tradable(snapshot, quoted, sincePublished, nowNanos));
    }

    private static HedgeInstrument tradable(
            DeskSnapshot snapshot, QuotedInstrument quoted, double sincePublished, long nowNanos) {
        // The age of a future's price is taken now, that of an option's when the picture was made.
        double age = quoted.ageSeconds() + (quoted.isOption() ? sincePublished : 0);
        double bookAge = quoted.book()
                .map(book -> book.stamp().ageSeconds(nowNanos))
                .filter(seconds -> seconds >= 0)
                .orElse(Double.POSITIVE_INFINITY);
        return new HedgeInstrument(
                quoted.instrument(),
                quoted.mark(),
                quoted.usdPerPriceUnit(),
                quoted.index(),
                quoted.quote(),
                quoted.book().or(() -> best(quoted)),
                funding(snapshot, quoted),
                Math.min(age, bookAge));
    }

    private static double funding(DeskSnapshot snapshot, QuotedInstrument quoted) {
        return snapshot.market(quoted.coin()).stream()
                .flatMap(market -> market.futures().stream())
                .filter(dated ->
                        dated.instrument().name().equals(quoted.instrument().name()))
                .mapToDouble(dated -> dated.ticker().funding8h())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Optional<OrderBook> best(QuotedInstrument quoted) {
        Quote quote = quoted.quote();
        return quote.isTwoSided() && quote.bidAmount() > 0 && quote.askAmount() > 0
                ? Optional.of(new OrderBook(
                        quoted.instrument().name(),
                        0,
                        List.of(new Level(quote.bid(), quote.bidAmount())),
                        List.of(new Level(quote.ask(), quote.askAmount())),
                        false,
                        new Stamp(0, 0)))
                : Optional.empty();
    }
}

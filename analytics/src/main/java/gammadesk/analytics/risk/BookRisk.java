package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.PositionRisk.Unpriced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A book valued at one moment. What could not be valued stands among the rows with its reason and is counted nowhere.
 *
 * @param book what is held
 * @param market the moment
 * @param rows one for each entry of the book, in its order
 */
public record BookRisk(RiskBook book, RiskMarket market, List<PositionRisk> rows) {
    /** Quotes older than this are remarked on, seconds. */
    public static final double STALE_SECONDS = 30;

    public BookRisk {
        rows = List.copyOf(rows);
    }

    /** Values a book; quotes older than {@link #STALE_SECONDS} are remarked on. */
    public static BookRisk of(RiskBook book, RiskMarket market) {
        return of(book, market, STALE_SECONDS);
    }

    /** Values a book; quotes older than a limit are used and remarked on. */
    public static BookRisk of(RiskBook book, RiskMarket market, double staleSeconds) {
        PositionPricer pricer = new PositionPricer(market, staleSeconds);
        return new BookRisk(
                book, market, book.entries().stream().map(pricer::price).toList());
    }

    /** The positions with a value. */
    public List<Priced> priced() {
        return rows.stream()
                .filter(Priced.class::isInstance)
                .map(Priced.class::cast)
                .toList();
    }

    /** The positions without one. */
    public List<Unpriced> unpriced() {
        return rows.stream()
                .filter(Unpriced.class::isInstance)
                .map(Unpriced.class::cast)
                .toList();
    }

    /** The coins on which the book depends, in order. */
    public List<Currency> coins() {
        return priced().stream().map(Priced::base).distinct().sorted().toList();
    }

    /** The positions on one coin as a book of their own, with the balances in that coin and in moneys. */
    public BookRisk only(Currency coin) {
        return only(priced -> priced.base().equals(coin));
    }

    /** The positions that pass; balances stay. */
    public BookRisk only(Predicate<Priced> wanted) {
        List<PositionRisk> kept = rows.stream()
                .filter(row -> row instanceof Priced priced && wanted.test(priced))
                .toList();
        RiskBook part = new RiskBook(kept.stream().map(PositionRisk::entry).toList(), book.balances());
        return new BookRisk(part, market, kept);
    }

    /** Greeks in USD of all positions; sums over several coins only mean something where they are money. */
    public RiskGreeks usd() {
        return sum(Numeraire.USD);
    }

    /** Greeks of all positions in one numeraire, without the balances. */
    public RiskGreeks sum(Numeraire numeraire) {
        return priced().stream().map(priced -> priced.in(numeraire)).reduce(RiskGreeks.ZERO, RiskGreeks::plus);
    }

    /** The venue's total: net transaction deltas of coin-settled contracts, Black deltas of linear ones. */
    public double netDelta() {
        return priced().stream().mapToDouble(Priced::netDelta).sum();
    }

    /**
     * Greeks by a key of the position, such as {@code Priced::expiry}, {@code Priced::strike}, {@code Priced::kind} or
     * {@code Priced::base}.
     */
    public <K> Map<K, RiskGreeks> by(Function<Priced, K> key, Numeraire numeraire) {
        return priced().stream()
                .collect(Collectors.toMap(key, priced -> priced.in(numeraire), RiskGreeks::plus, LinkedHashMap::new));
    }

    /**
     * How the account stands in one settlement currency, in that currency: cash, the value of its options and spot, and
     * the profit of its futures that is not booked yet. A future without an average price is taken as booked.
     */
    public double equity(Currency settlementCurrency) {
        return cash(settlementCurrency)
                + priced().stream()
                        .filter(priced -> priced.settlementCurrency().equals(settlementCurrency))
                        .mapToDouble(BookRisk::worth)
                        .sum();
    }

    /** Cash of a currency. */
    public double cash(Currency currency) {
        return book.balances().stream()
                .filter(balance -> balance.currency().equals(currency))
                .mapToDouble(RiskBook.Balance::amount)
                .sum();
    }

    /** Value in the settlement currency as the account counts it. */
    private static double worth(Priced priced) {
        return switch (priced.kind()) {
            case FUTURE, PERPETUAL -> priced.profit().orElse(0);
            default ->
                priced.settlement() == Settlement.INVERSE
                        ? priced.coin().value()
                        : priced.usd().value();
        };
    }

    /**
     * The account's whole delta on a coin, in coin, by numeraire. In USD the equity in coin is itself delta: it is
     * {@code equity + net delta} of the coin-settled part and the Black delta of the linear part. In coin, linear
     * contracts count with their premium, and moneys are short the coin.
     */
    public double delta(Currency coin, Numeraire numeraire) {
        BookRisk part = only(coin);
        double own = numeraire == Numeraire.USD
                ? part.netDelta() + part.equity(coin)
                : part.sum(Numeraire.COIN).delta();
        return own - (numeraire == Numeraire.COIN ? part.moneys() / market.index(coin) : 0);
    }

    /** What is held in moneys and earned in them by futures, USD. */
    private double moneys() {
        Map<Currency, Double> coins = market.indexes();
        double cash = book.balances().stream()
                .filter(balance -> !coins.containsKey(balance.currency()))
                .mapToDouble(RiskBook.Balance::amount)
                .sum();
        return cash
                + priced().stream()
                        .filter(priced -> priced.settlement() == Settlement.LINEAR)
                        .filter(priced -> priced.optionType().isEmpty())
                        .mapToDouble(priced -> priced.profit().orElse(0))
                        .sum();
    }

    /** Net deltas of the contracts that expire within the averaging of their settlement price or before a moment. */
    public Map<Currency, Double> netDeltaExpiringBefore(long millis) {
        Map<Currency, Double> expiring = new TreeMap<>();
        priced().stream()
                .filter(priced -> priced.expiry()
                        .filter(expiry -> expiry.epochMillis() <= millis)
                        .isPresent())
                .forEach(priced -> expiring.merge(priced.base(), priced.netDelta(), Double::sum));
        return expiring;
    }
}

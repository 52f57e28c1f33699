package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Margin of a book in one settlement currency, in that currency, as the venue would reckon it. Positions and orders
 * without a value are left out and counted: with any of them the true margin is another.
 *
 * @param model standard or portfolio
 * @param currency in which it is settled
 * @param equity of the account
 * @param initial needed to open
 * @param maintenance needed to keep; open orders do not count
 * @param openOrders the share of open orders in {@code initial}
 * @param mmp the share of market maker protection in {@code initial}
 * @param portfolio the intermediates by underlying coin; empty for standard margin
 * @param leftOut positions of the book and orders that have no value, in any currency
 */
public record BookMargin(
        Model model,
        Currency currency,
        double equity,
        double initial,
        double maintenance,
        double openOrders,
        double mmp,
        Map<Currency, PortfolioMargin> portfolio,
        int leftOut) {
    public BookMargin {
        portfolio = Map.copyOf(portfolio);
    }

    /** A margin without open orders and market maker protection. */
    public BookMargin(
            Model model,
            Currency currency,
            double equity,
            double initial,
            double maintenance,
            Map<Currency, PortfolioMargin> portfolio,
            int leftOut) {
        this(model, currency, equity, initial, maintenance, 0, 0, portfolio, leftOut);
    }

    /** How margin is reckoned. */
    public enum Model {
        STANDARD,
        PORTFOLIO
    }

    /** Maintenance as a share of equity: from 1 on the account is liquidated. Infinite without equity. */
    public double maintenanceShare() {
        return maintenance == 0 ? 0 : equity > 0 ? maintenance / equity : Double.POSITIVE_INFINITY;
    }

    /** The margin in one settlement currency, nothing being offered. */
    public static BookMargin of(BookRisk book, Model model, Currency currency, Function<Currency, MarginTerms> terms) {
        return of(book, model, currency, terms, OpenOrders.NONE);
    }

    /** The margin in one settlement currency with open orders and market maker protection. */
    public static BookMargin of(
            BookRisk book, Model model, Currency currency, Function<Currency, MarginTerms> terms, OpenOrders open) {
        return new ShockedAccount(book, currency, terms).margin(model, open);
    }

    private BookMargin with(
            double inOrders, double reserved, Map<Currency, PortfolioMargin> parts, int furtherLeftOut) {
        return new BookMargin(
                model,
                currency,
                equity,
                initial + inOrders + reserved,
                maintenance,
                inOrders,
                reserved,
                parts,
                leftOut + furtherLeftOut);
    }

    /** The margin in every currency in which the book has a position or cash, nothing being offered. */
    public static Map<Currency, BookMargin> of(BookRisk book, Model model, Function<Currency, MarginTerms> terms) {
        return of(book, model, terms, OpenOrders.NONE);
    }

    /** The margin in every currency in which there is a position, cash, an order or market maker protection. */
    public static Map<Currency, BookMargin> of(
            BookRisk book, Model model, Function<Currency, MarginTerms> terms, OpenOrders open) {
        Set<Currency> currencies = new TreeSet<>();
        book.book().balances().forEach(cash -> currencies.add(cash.currency()));
        book.priced().forEach(priced -> currencies.add(priced.settlementCurrency()));
        open.families().forEach(family -> currencies.add(family.quote().orElse(family.base())));
        Map<Currency, BookMargin> margins = new TreeMap<>();
        currencies.forEach(currency -> margins.put(currency, of(book, model, currency, terms, open)));
        return margins;
    }

    /** An account in one currency whose market can be moved: what margin and liquidation distance are made from. */
    static final class ShockedAccount {
        private final BookRisk book;
        private final Currency currency;
        private final Function<Currency, MarginTerms> terms;
        private final List<Priced> positions;
        private final double equityNow;

        ShockedAccount(BookRisk book, Currency currency, Function<Currency, MarginTerms> terms) {
            this.book = book;
            this.currency = currency;
            this.terms = terms;
            positions = netted(book, currency);
            equityNow = book.equity(currency);
        }

        /** One position an instrument: that is what the venue holds. */
        private static List<Priced> netted(BookRisk book, Currency currency) {
            Map<String, Double> amounts = new LinkedHashMap<>();
            book.priced().stream()
                    .filter(priced -> priced.settlementCurrency().equals(currency))
                    .forEach(priced ->
                            amounts.merge(priced.name().text(), priced.entry().amount(), Double::sum));
            amounts.values().removeIf(amount -> amount == 0);
            List<RiskBook.Entry> entries = amounts.entrySet().stream()
                    .map(e -> new RiskBook.Entry(e.getKey(), e.getValue()))
                    .toList();
            return BookRisk.of(new RiskBook(entries, List.of()), book.market()).priced();
        }

        /** Margin and equity after a relative move of all prices and a parallel one of volatility. */
        BookMargin margin(Model model, double move, double volMove) {
            double equity = equityNow;
            for (Priced priced : positions) {
                equity += profit(priced, move, volMove);
            }
            return model == Model.PORTFOLIO ? portfolio(move, volMove, equity) : standard(move, volMove, equity);
        }

        /** Margin as it stands, with what is offered. */
        BookMargin margin(Model model, OpenOrders open) {
            BookMargin held = margin(model, 0, 0);
            OrderMargin orders = new OrderMargin(book.market(), currency, positions, open.orders());
            if (model == Model.STANDARD) {
                double reserved = reserved(open, _ -> true);
                return held.with(orders.standard(this::standardInitial), reserved, Map.of(), orders.unknown());
            }
            Map<Currency, PortfolioMargin> parts = new TreeMap<>(held.portfolio());
            for (Currency coin : coins(orders, open)) {
                parts.computeIfAbsent(coin, c -> portfolio(List.of(), c, 0, 0));
                parts.computeIfPresent(
                        coin,
                        (c, part) -> part.with(
                                reserved(open, c::equals), orders.portfolio(c, entries -> matrix(c, entries))));
            }
            return held.with(
                    sum(parts, PortfolioMargin::openOrdersMargin),
                    sum(parts, PortfolioMargin::mmpMargin),
                    parts,
                    orders.unknown());
        }

        private Set<Currency> coins(OrderMargin orders, OpenOrders open) {
            Set<Currency> coins = new TreeSet<>(orders.coins());
            open.maxQuoteQuantities().keySet().stream()
                    .filter(this::isOwn)
                    .map(Family::base)
                    .forEach(coins::add);
            return coins;
        }

        private boolean isOwn(Family family) {
            return family.quote().orElse(family.base()).equals(currency);
        }

        private double reserved(OpenOrders open, Predicate<Currency> coin) {
            return open.maxQuoteQuantities().entrySet().stream()
                    .filter(quoted ->
                            isOwn(quoted.getKey()) && coin.test(quoted.getKey().base()))
                    .mapToDouble(quoted -> quoted.getValue() * OpenOrders.MMP_RATE * unitsPerCoin(quoted.getKey()))
                    .sum();
        }

        private double unitsPerCoin(Family family) {
            return family.settlement() == Settlement.INVERSE ? 1 : book.market().index(family.base());
        }

        private double standardInitial(RiskBook.Entry entry) {
            return valued(List.of(entry)).stream()
                    .mapToDouble(priced -> standard(priced, 0, 0).initial())
                    .sum();
        }

        private double matrix(Currency coin, List<RiskBook.Entry> entries) {
            return portfolio(valued(entries), coin, 0, 0).riskMatrixMargin();
        }

        private List<Priced> valued(List<RiskBook.Entry> entries) {
            return BookRisk.of(new RiskBook(entries, List.of()), book.market()).priced();
        }

        private double profit(Priced priced, double move, double volMove) {
            Revalued there = Revalued.of(priced, move, 0, shocked(priced.vol(), volMove));
            return priced.settlement() == Settlement.INVERSE
                    ? there.coin().value() - priced.coin().value()
                    : there.usd().value() - priced.usd().value();
        }

        private static double shocked(double vol, double volMove) {
            return Math.max(Math.min(ScenarioEngine.LEAST_VOL, vol), vol + volMove);
        }

        private BookMargin standard(double move, double volMove, double equity) {
            StandardMargin.Margin sum = positions.stream()
                    .map(priced -> standard(priced, move, volMove))
                    .reduce(StandardMargin.Margin.NONE, StandardMargin.Margin::plus);
            return new BookMargin(
                    Model.STANDARD, currency, equity, sum.initial(), sum.maintenance(), Map.of(), leftOut());
        }

        private StandardMargin.Margin standard(Priced priced, double move, double volMove) {
            boolean isUnmoved = move == 0 && volMove == 0;
            double forward = priced.forward() * (1 + move);
            double coins = coins(priced, move);
            return switch (priced.kind()) {
                case OPTION ->
                    StandardMargin.option(
                            coins,
                            priced.settlement(),
                            priced.optionType().orElseThrow(),
                            priced.strike(),
                            forward,
                            isUnmoved ? priced.mark() : modelMark(priced, move, volMove));
                case FUTURE, PERPETUAL ->
                    StandardMargin.future(
                            coins,
                            priced.settlement(),
                            book.market().index(priced.base()) * (1 + move),
                            terms.apply(priced.base()).rates());
                default -> StandardMargin.Margin.NONE;
            };
        }

        private static double modelMark(Priced priced, double move, double volMove) {
            Revalued there = Revalued.of(priced, move, 0, shocked(priced.vol(), volMove));
            double worth = priced.settlement() == Settlement.INVERSE
                    ? there.coin().value()
                    : there.usd().value();
            return worth / priced.coins();
        }

        /** An inverse future is a fixed amount of USD: fewer coins when the price is higher. */
        private static double coins(Priced priced, double move) {
            return ContractProfit.isAmountInUsd(priced.name()) ? priced.coins() / (1 + move) : priced.coins();
        }

        private BookMargin portfolio(double move, double volMove, double equity) {
            Map<Currency, PortfolioMargin> parts = new TreeMap<>();
            for (Currency coin :
                    positions.stream().map(Priced::base).distinct().sorted().toList()) {
                parts.put(coin, portfolio(positions, coin, move, volMove));
            }
            return new BookMargin(
                    Model.PORTFOLIO,
                    currency,
                    equity,
                    sum(parts, PortfolioMargin::initialMargin),
                    sum(parts, PortfolioMargin::maintenanceMargin),
                    parts,
                    leftOut());
        }

        private static double sum(Map<Currency, PortfolioMargin> parts, ToDoubleFunction<PortfolioMargin> of) {
            return parts.values().stream().mapToDouble(of).sum();
        }

        private PortfolioMargin portfolio(List<Priced> held, Currency coin, double move, double volMove) {
            List<RiskPosition> moved = held.stream()
                    .filter(priced -> priced.base().equals(coin))
                    .flatMap(priced -> moved(priced, move, volMove).stream())
                    .toList();
            Settlement settlement =
                    moved.stream().findFirst().map(RiskPosition::settlement).orElse(Settlement.INVERSE);
            double index = book.market().index(coin) * (1 + move);
            return PortfolioMargin.of(
                    moved, settlement, index, 0, 0, terms.apply(coin).parameters());
        }

        private static Optional<RiskPosition> moved(Priced priced, double move, double volMove) {
            return priced.forMargin().map(position -> switch (position) {
                case RiskPosition.Future future ->
                    new RiskPosition.Future(
                            future.instrument(),
                            future.settlement(),
                            coins(priced, move),
                            future.mark() * (1 + move),
                            future.years());
                case RiskPosition.Option option ->
                    new RiskPosition.Option(
                            option.instrument(),
                            option.settlement(),
                            option.size(),
                            option.strike(),
                            option.type(),
                            option.forward() * (1 + move),
                            shocked(option.markVol(), volMove),
                            option.years());
            });
        }

        private int leftOut() {
            return book.unpriced().size();
        }
    }
}

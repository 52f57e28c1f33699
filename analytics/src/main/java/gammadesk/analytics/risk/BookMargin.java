package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Margin of a book in one settlement currency, in that currency, as the venue would reckon it for these positions
 * without open orders. Positions without a value are left out and counted: with any of them the true margin is another.
 *
 * @param model standard or portfolio
 * @param currency in which it is settled
 * @param equity of the account
 * @param initial needed to open
 * @param maintenance needed to keep
 * @param portfolio the intermediates by underlying coin; empty for standard margin
 * @param leftOut positions of the book that have no value, in any currency
 */
public record BookMargin(
        Model model,
        Currency currency,
        double equity,
        double initial,
        double maintenance,
        Map<Currency, PortfolioMargin> portfolio,
        int leftOut) {
    public BookMargin {
        portfolio = Map.copyOf(portfolio);
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

    /** The margin in one settlement currency. */
    public static BookMargin of(BookRisk book, Model model, Currency currency, Function<Currency, MarginTerms> terms) {
        return new ShockedAccount(book, currency, terms).margin(model, 0, 0);
    }

    /** The margin in every currency in which the book has a position or cash. */
    public static Map<Currency, BookMargin> of(BookRisk book, Model model, Function<Currency, MarginTerms> terms) {
        Map<Currency, BookMargin> margins = new TreeMap<>();
        book.book()
                .balances()
                .forEach(
                        cash -> margins.computeIfAbsent(cash.currency(), currency -> of(book, model, currency, terms)));
        book.priced()
                .forEach(priced -> margins.computeIfAbsent(
                        priced.settlementCurrency(), currency -> of(book, model, currency, terms)));
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
            RiskBook.Entry[] entries = amounts.entrySet().stream()
                    .map(e -> new RiskBook.Entry(e.getKey(), e.getValue()))
                    .toArray(RiskBook.Entry[]::new);
            return BookRisk.of(RiskBook.of(entries), book.market()).priced();
        }

        /** Margin and equity after a relative move of all prices and a parallel one of volatility. */
        BookMargin margin(Model model, double move, double volMove) {
            double equity = equityNow;
            for (Priced priced : positions) {
                equity += profit(priced, move, volMove);
            }
            return model == Model.PORTFOLIO ? portfolio(move, volMove, equity) : standard(move, volMove, equity);
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
                parts.put(coin, portfolio(coin, move, volMove));
            }
            return new BookMargin(
                    Model.PORTFOLIO,
                    currency,
                    equity,
                    parts.values().stream()
                            .mapToDouble(PortfolioMargin::initialMargin)
                            .sum(),
                    parts.values().stream()
                            .mapToDouble(PortfolioMargin::maintenanceMargin)
                            .sum(),
                    parts,
                    leftOut());
        }

        private PortfolioMargin portfolio(Currency coin, double move, double volMove) {
            List<RiskPosition> moved = positions.stream()
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

package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument.OptionTerms;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.risk.PortfolioMargin;
import gammadesk.analytics.risk.RiskPosition;
import gammadesk.analytics.risk.StandardMargin;
import gammadesk.analytics.risk.StandardMargin.Margin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Margin of sizes and open orders at the market's present marks. The marks are binary numbers, as they are published;
 * whoever compares the result with money converts it once.
 *
 * <p>Open orders. Standard: a future is margined at the largest position that its orders can build; an option at the
 * shortest one, and a bought option beyond a short position reserves its premium. Portfolio: the risk matrix of the
 * positions is taken again with all buys and with all sells filled, and what an order gives away against the mark of an
 * option is added; the venue charges open orders there too (support.deribit.com, "18 August 2022") but does not publish
 * how.
 */
public final class MarginCalculator {
    private final MarketView market;
    private final MarginSettings settings;
    private final ContractBook contracts = new ContractBook();

    /** A calculator on a market. */
    public MarginCalculator(MarketView market, MarginSettings settings) {
        this.market = market;
        this.settings = settings;
    }

    /**
     * The margin in one currency.
     *
     * @param model standard or portfolio
     * @param currency of settlement; other contracts are left out
     * @param sizes signed, in amount units
     * @param orders live ones, of all instruments
     */
    public Margins of(MarginModel model, Currency currency, Map<Contract, Double> sizes, List<OpenOrder> orders) {
        Map<Contract, Book> books = books(currency, sizes, orders);
        return model.isPortfolio() ? portfolio(books) : standard(books);
    }

    /** A position with the orders in its instrument, in amount units; {@code premium} in the settlement currency. */
    private record Book(double size, double buys, double sells, double premium, double given) {
        static final Book EMPTY = new Book(0, 0, 0, 0, 0);

        Book plus(double amount) {
            return new Book(size + amount, buys, sells, premium, given);
        }

        Book plus(OpenOrder order, double mark) {
            double amount = order.remaining().doubleValue();
            double price = order.price().doubleValue();
            double worse = Math.max(0, order.side().sign() * (price - mark)) * amount;
            return order.side() == Side.BUY
                    ? new Book(size, buys + amount, sells, premium + amount * price, given + worse)
                    : new Book(size, buys, sells + amount, premium, given + worse);
        }
    }

    private Map<Contract, Book> books(Currency currency, Map<Contract, Double> sizes, List<OpenOrder> orders) {
        Map<Contract, Book> books = new HashMap<>();
        sizes.forEach((contract, size) -> books.merge(contract, Book.EMPTY.plus(size), (book, _) -> book.plus(size)));
        for (OpenOrder order : orders) {
            if (!order.reduceOnly()) {
                contracts
                        .find(order.instrument())
                        .ifPresent(contract -> books.compute(
                                contract,
                                (_, book) -> Optional.ofNullable(book)
                                        .orElse(Book.EMPTY)
                                        .plus(order, mark(contract))));
            }
        }
        books.keySet().removeIf(contract -> !contract.currency().equals(currency) || isOver(contract));
        return books;
    }

    /** What has expired awaits delivery: there is nothing left to lose. */
    private boolean isOver(Contract contract) {
        return contract.expiry()
                .filter(expiry -> expiry.epochMillis() <= market.nowMillis())
                .isPresent();
    }

    private Margins standard(Map<Contract, Book> books) {
        Map<String, Margin> positions = new TreeMap<>();
        Map<String, Double> orders = new TreeMap<>();
        books.forEach((contract, book) -> {
            positions.put(contract.name(), standard(contract, book.size()));
            orders.put(contract.name(), ordersOf(contract, book));
        });
        Margin held = positions.values().stream().reduce(Margin.NONE, Margin::plus);
        double open = orders.values().stream().mapToDouble(margin -> margin).sum();
        return new Margins(held.initial() + open, held.maintenance(), open, positions, orders);
    }

    private double ordersOf(Contract contract, Book book) {
        double now = standard(contract, book.size()).initial();
        double sold = standard(contract, book.size() - book.sells()).initial();
        if (contract.isOption()) {
            double opening = Math.max(0, book.buys() - Math.max(0, -book.size()));
            double reserved = book.buys() == 0 ? 0 : book.premium() * opening / book.buys();
            return Math.max(0, sold - now) + reserved;
        }
        double bought = standard(contract, book.size() + book.buys()).initial();
        return Math.max(0, Math.max(bought, sold) - now);
    }

    /** The standard margin of a size by itself. */
    public Margin standard(Contract contract, double size) {
        if (size == 0) {
            return Margin.NONE;
        }
        double index = market.index(contract.coin());
        return contract.option()
                .map(terms -> StandardMargin.option(
                        size,
                        contract.settlement(),
                        terms.type(),
                        terms.strike().doubleValue(),
                        underlying(contract),
                        mark(contract)))
                .orElseGet(() -> StandardMargin.future(
                        contract.coins(size, mark(contract)),
                        contract.settlement(),
                        index,
                        settings.of(contract.coin()).rates()));
    }

    /** The initial margin alone, which spares portfolio margin the reckoning of each instrument by itself. */
    double initial(MarginModel model, Currency currency, Map<Contract, Double> sizes, List<OpenOrder> orders) {
        Map<Contract, Book> books = books(currency, sizes, orders);
        return model.isPortfolio() ? together(books).initial() : standard(books).initial();
    }

    private Margins portfolio(Map<Contract, Book> books) {
        Margins together = together(books);
        Map<String, Margin> positions = new TreeMap<>();
        books.forEach((contract, book) -> positions.put(contract.name(), alone(contract, book.size())));
        Map<String, Double> orders = new TreeMap<>();
        books.forEach((contract, book) -> orders.put(
                contract.name(),
                Math.max(
                        alone(contract, book.buys()).initial(),
                        alone(contract, -book.sells()).initial())));
        return new Margins(together.initial(), together.maintenance(), together.openOrders(), positions, orders);
    }

    private Margins together(Map<Contract, Book> books) {
        double matrix = 0;
        double maintenance = 0;
        double open = 0;
        for (Currency coin :
                books.keySet().stream().map(Contract::coin).distinct().toList()) {
            Map<Contract, Book> own = new HashMap<>(books);
            own.keySet().removeIf(contract -> !contract.coin().equals(coin));
            PortfolioMargin held = portfolio(coin, sizes(own, 0, 0));
            matrix += held.riskMatrixMargin();
            maintenance += held.maintenanceMargin();
            open += ordersOf(coin, own, held.riskMatrixMargin());
        }
        return new Margins(matrix + open, maintenance, open, Map.of(), Map.of());
    }

    private double ordersOf(Currency coin, Map<Contract, Book> books, double held) {
        double bought = books.values().stream().anyMatch(book -> book.buys() > 0)
                ? portfolio(coin, sizes(books, 1, 0)).riskMatrixMargin()
                : held;
        double sold = books.values().stream().anyMatch(book -> book.sells() > 0)
                ? portfolio(coin, sizes(books, 0, 1)).riskMatrixMargin()
                : held;
        return Math.max(0, Math.max(bought, sold) - held) + given(books);
    }

    private static double given(Map<Contract, Book> books) {
        return books.entrySet().stream()
                .filter(entry -> entry.getKey().isOption())
                .mapToDouble(entry -> entry.getValue().given())
                .sum();
    }

    private Margin alone(Contract contract, double size) {
        PortfolioMargin margin = portfolio(contract.coin(), Map.of(contract, size));
        return new Margin(margin.initialMargin(), margin.maintenanceMargin());
    }

    private static Map<Contract, Double> sizes(Map<Contract, Book> books, int buys, int sells) {
        Map<Contract, Double> sizes = new HashMap<>();
        books.forEach((contract, book) -> sizes.put(contract, book.size() + buys * book.buys() - sells * book.sells()));
        return sizes;
    }

    /**
     * Portfolio margin with its intermediates.
     *
     * @param coin the underlying
     * @param sizes signed, in amount units, of contracts on that coin and of one settlement
     */
    public PortfolioMargin portfolio(Currency coin, Map<Contract, Double> sizes) {
        List<RiskPosition> positions = sizes.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> risk(entry.getKey(), entry.getValue()))
                .toList();
        Settlement settlement =
                positions.stream().findFirst().map(RiskPosition::settlement).orElse(Settlement.INVERSE);
        return PortfolioMargin.of(
                positions,
                settlement,
                market.index(coin),
                0,
                0,
                settings.of(coin).parameters());
    }

    /** A size as the risk matrix sees it. */
    RiskPosition risk(Contract contract, double size) {
        double years = contract.expiry()
                .map(expiry -> Math.max(0, expiry.yearsFrom(market.nowMillis())))
                .orElse(0.0);
        return contract.option()
                .map(terms -> option(contract, terms, size, years))
                .orElseGet(() -> new RiskPosition.Future(
                        contract.name(),
                        contract.settlement(),
                        contract.coins(size, mark(contract)),
                        mark(contract),
                        years));
    }

    private RiskPosition option(Contract contract, OptionTerms terms, double size, double years) {
        return new RiskPosition.Option(
                contract.name(),
                contract.settlement(),
                size,
                terms.strike().doubleValue(),
                terms.type(),
                underlying(contract),
                market.ticker(contract.name()).map(Ticker::markIv).orElse(Double.NaN) / 100,
                years);
    }

    /** The dials of a coin. */
    public MarginSettings.Coin dials(Currency coin) {
        return settings.of(coin);
    }

    private double mark(Contract contract) {
        return market.ticker(contract.name()).map(Ticker::mark).orElse(Double.NaN);
    }

    private double underlying(Contract contract) {
        return market.ticker(contract.name()).map(Ticker::underlying).orElse(Double.NaN);
    }
}

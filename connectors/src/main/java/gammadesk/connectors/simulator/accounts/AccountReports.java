package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.risk.PortfolioMargin;
import gammadesk.analytics.risk.PortfolioMarginParameters;
import gammadesk.analytics.risk.StandardMargin.Margin;
import gammadesk.connectors.simulator.accounts.AccountSummary.OptionGreeks;
import gammadesk.connectors.simulator.accounts.AccountSummary.Profits;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Figures of an account at the present marks; nothing is changed by asking. */
public final class AccountReports {
    private static final double DECAY_MILLIS = 30 * 60_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int MOST_LEVERAGE = 50;

    private final Books books;
    private final OpenOrders orders;
    private final MarginCalculator calculator;

    AccountReports(Books books, OpenOrders orders, MarginCalculator calculator) {
        this.books = books;
        this.orders = orders;
        this.calculator = calculator;
    }

    /**
     * An account in one currency.
     *
     * @throws IllegalArgumentException when there is no such account
     */
    public AccountSummary summary(long accountId, Currency currency) {
        Account account = books.account(accountId);
        return summary(account, currency, sizes(account, currency));
    }

    /**
     * What the summary would be with other positions, taken in at their marks: {@code private/simulate_portfolio}.
     *
     * @param simulated signed sizes in amount units by instrument; what is no contract of the currency is left out
     * @param add to the present positions instead of in their place
     */
    public AccountSummary simulate(long accountId, Currency currency, Map<String, BigDecimal> simulated, boolean add) {
        Account account = books.account(accountId);
        Map<Contract, Double> sizes = add ? sizes(account, currency) : new HashMap<>();
        simulated.forEach((name, size) -> Contract.of(name)
                .filter(contract -> contract.currency().equals(currency))
                .ifPresent(contract -> sizes.merge(contract, size.doubleValue(), Double::sum)));
        return summary(account, currency, sizes);
    }

    /**
     * The risk matrix of present and simulated positions: {@code private/pme/simulate}.
     *
     * @param coin whose index is moved; only its coin-settled contracts count
     * @param simulated signed sizes in coin by instrument
     * @param add to the present positions instead of in their place
     */
    public RiskSimulation simulateRisk(long accountId, Currency coin, Map<String, BigDecimal> simulated, boolean add) {
        Account account = books.account(accountId);
        Map<Contract, Double> sizes = add ? sizes(account, coin) : new HashMap<>();
        simulated.forEach((name, size) -> Contract.of(name)
                .filter(contract -> contract.currency().equals(coin))
                .ifPresent(contract -> sizes.merge(contract, amount(contract, size.doubleValue()), Double::sum)));
        PortfolioMargin margin = calculator.portfolio(coin, sizes);
        Map<String, Double> coins = new TreeMap<>();
        sizes.forEach((contract, size) -> coins.put(contract.name(), contract.coins(size, mark(contract))));
        Map<String, Double> marks = new TreeMap<>();
        sizes.keySet().forEach(contract -> marks.put(contract.name(), mark(contract)));
        return new RiskSimulation(
                coin,
                margin,
                coins,
                marks,
                books.market.index(coin),
                calculator.dials(coin).parameters());
    }

    private double amount(Contract contract, double coins) {
        return contract.hasUsdAmount() ? coins * mark(contract) : coins;
    }

    /** The positions of an account in one currency that are open or have an open session, by name. */
    public List<PositionReport> positions(long accountId, Currency currency) {
        Account account = books.account(accountId);
        books.mark(account, currency);
        Margins margins = margins(account, currency, sizes(account, currency));
        double ratio = summary(accountId, currency).estimatedLiquidationRatio();
        return account.positions(currency)
                .sorted(Comparator.comparing(position -> position.contract().name()))
                .map(position -> report(account, position, margins, ratio))
                .toList();
    }

    /** The margin of an account in one currency with its open orders. */
    public Margins margins(long accountId, Currency currency) {
        Account account = books.account(accountId);
        return margins(account, currency, sizes(account, currency));
    }

    /**
     * What an order would need by itself: {@code private/get_margins}.
     *
     * @param amount in the amount unit, positive
     * @param price of the order; a bought option reserves it in standard margin
     */
    public OrderMargin orderMargin(long accountId, Contract contract, BigDecimal amount, BigDecimal price) {
        return new OrderMargin(
                orderMargin(accountId, contract, amount, price, Side.BUY),
                orderMargin(accountId, contract, amount, price, Side.SELL));
    }

    private double orderMargin(long accountId, Contract contract, BigDecimal amount, BigDecimal price, Side side) {
        OpenOrder order = new OpenOrder(contract.name(), side, amount, price, false);
        return calculator
                .of(books.account(accountId).marginModel(), contract.currency(), Map.of(), List.of(order))
                .initial();
    }

    /**
     * Margin of one order on either side.
     *
     * @param buy in the settlement currency
     * @param sell in the settlement currency
     */
    public record OrderMargin(double buy, double sell) {}

    /**
     * An answer of {@code private/pme/simulate}.
     *
     * @param coin whose index was moved
     * @param margin with every intermediate, without open orders
     * @param positions signed sizes in coin by instrument
     * @param marks in each instrument's price unit
     * @param index USD
     * @param parameters the dials used
     */
    public record RiskSimulation(
            Currency coin,
            PortfolioMargin margin,
            Map<String, Double> positions,
            Map<String, Double> marks,
            double index,
            PortfolioMarginParameters parameters) {
        public RiskSimulation {
            positions = Map.copyOf(positions);
            marks = Map.copyOf(marks);
        }
    }

    private Margins margins(Account account, Currency currency, Map<Contract, Double> sizes) {
        return calculator.of(account.marginModel(), currency, sizes, orders.of(account.id()));
    }

    private static Map<Contract, Double> sizes(Account account, Currency currency) {
        Map<Contract, Double> sizes = new HashMap<>();
        account.positions(currency)
                .forEach(position ->
                        sizes.put(position.contract(), position.size().doubleValue()));
        return sizes;
    }

    private AccountSummary summary(Account account, Currency currency, Map<Contract, Double> sizes) {
        books.mark(account, currency);
        Margins margins = margins(account, currency, sizes);
        Map<Contract, Double> later = new HashMap<>(sizes);
        later.keySet().removeIf(this::isNext);
        Margins projected = margins(account, currency, later);
        BigDecimal equity = account.equity(currency);
        BigDecimal base = account.marginModel().isPortfolio() ? equity : account.marginBalance(currency);
        Profits futures = profits(account, currency, false);
        Profits options = profits(account, currency, true);
        BigDecimal available = Double.isNaN(margins.initial())
                ? Money.ZERO
                : base.subtract(Money.of(margins.initial())).max(Money.ZERO);
        BigDecimal session =
                futures.sessionRealised().add(futures.sessionUnrealised()).max(Money.ZERO);
        return new AccountSummary(
                currency,
                account.marginModel(),
                account.balance(currency),
                equity,
                base,
                margins.initial(),
                margins.maintenance(),
                projected.initial(),
                projected.maintenance(),
                available,
                available.subtract(session).max(Money.ZERO),
                liquidationRatio(account, base, sizes, margins),
                futures,
                options,
                account.optionsValue(currency),
                total(sizes, this::netDelta),
                total(later, this::netDelta),
                greeks(sizes),
                byIndex(sizes),
                greeksByIndex(sizes));
    }

    private static Profits profits(Account account, Currency currency, boolean options) {
        return account.positions(currency)
                .filter(position -> position.contract().isOption() == options)
                .reduce(Profits.NONE, Profits::plus, (one, _) -> one);
    }

    /** Whether it expires at the next eight o'clock. */
    private boolean isNext(Contract contract) {
        return contract.expiry()
                .filter(expiry -> expiry.epochMillis() - books.market.nowMillis() <= DAY_MILLIS)
                .isPresent();
    }

    /**
     * The price factor at which futures have eaten the margin balance down to the maintenance margin, options and rates
     * as they are: {@code base + D (1 - 1/r) = options + futures / r}. Only standard margin tells it.
     */
    private double liquidationRatio(Account account, BigDecimal base, Map<Contract, Double> sizes, Margins margins) {
        if (account.marginModel().isPortfolio()) {
            return 0;
        }
        double delta = 0;
        double ofFutures = 0;
        for (Map.Entry<Contract, Double> entry : sizes.entrySet()) {
            Contract contract = entry.getKey();
            if (!contract.isOption() && contract.hasUsdAmount()) {
                delta += contract.coins(entry.getValue(), mark(contract));
                ofFutures += margins.positions()
                        .getOrDefault(contract.name(), Margin.NONE)
                        .maintenance();
            }
        }
        double ofOptions = margins.maintenance() - ofFutures;
        double ratio = (delta + ofFutures) / (base.doubleValue() + delta - ofOptions);
        return delta == 0 || !(ratio > 0) || Double.isInfinite(ratio) ? 0 : ratio;
    }

    private PositionReport report(Account account, Position position, Margins margins, double ratio) {
        Contract contract = position.contract();
        double size = position.size().doubleValue();
        double mark = position.lastMark().doubleValue();
        double coins = size == 0 ? 0 : contract.coins(size, mark);
        Margin margin = margins.positions().getOrDefault(contract.name(), Margin.NONE);
        double index = books.market.index(contract.coin());
        boolean future = !contract.isOption();
        boolean liquidates = future && size != 0 && !account.marginModel().isPortfolio();
        return new PositionReport(
                contract,
                position.size(),
                coins,
                position.averagePrice(),
                future ? 0 : position.averagePrice().doubleValue() * usdPerUnit(contract, index),
                mark,
                index,
                position.settlementPrice(),
                position.profit(),
                position.sessionUnrealised(),
                position.sessionRealised(),
                position.sessionFunding(),
                margin.initial(),
                margin.maintenance(),
                margins.orders().getOrDefault(contract.name(), 0.0),
                future ? coins : greeks(contract, size).delta(),
                future ? OptionGreeks.NONE : greeks(contract, size),
                future ? leverage(coins, margin.initial()) : 0,
                liquidates ? ratio * mark : 0);
    }

    /** What a unit of an option's price is in USD. */
    private static double usdPerUnit(Contract contract, double index) {
        return contract.settlement() == Settlement.INVERSE ? index : 1;
    }

    private static int leverage(double coins, double initial) {
        return initial > 0 ? (int) Math.min(MOST_LEVERAGE, Math.round(Math.abs(coins) / initial)) : MOST_LEVERAGE;
    }

    private static double total(Map<Contract, Double> sizes, ToDoubleFunction<Map.Entry<Contract, Double>> figure) {
        return sizes.entrySet().stream().mapToDouble(figure).sum();
    }

    /** Futures count with their coins, options with delta less price; within half an hour of expiry it fades. */
    private double netDelta(Map.Entry<Contract, Double> holding) {
        Contract contract = holding.getKey();
        double size = holding.getValue();
        if (size == 0 || fading(contract) == 0) {
            return 0;
        }
        if (!contract.isOption()) {
            return contract.coins(size, mark(contract)) * fading(contract);
        }
        double premium = contract.settlement() == Settlement.INVERSE ? size * mark(contract) : 0;
        return greeks(contract, size).delta() - premium * fading(contract);
    }

    private double fading(Contract contract) {
        double left = contract.expiry()
                .map(Expiry::epochMillis)
                .map(millis -> (millis - books.market.nowMillis()) / DECAY_MILLIS)
                .orElse(1.0);
        return Math.clamp(left, 0, 1);
    }

    private OptionGreeks greeks(Contract contract, double size) {
        if (!contract.isOption() || size == 0) {
            return OptionGreeks.NONE;
        }
        return books.market
                .ticker(contract.name())
                .map(Ticker::greeks)
                .map(greeks -> new OptionGreeks(
                        size * greeks.delta() * fading(contract),
                        size * greeks.gamma(),
                        size * greeks.vega(),
                        size * greeks.theta()))
                .orElse(OptionGreeks.NONE);
    }

    private OptionGreeks greeks(Map<Contract, Double> sizes) {
        return greeksByIndex(sizes).values().stream().reduce(OptionGreeks.NONE, OptionGreeks::plus);
    }

    private Map<String, Double> byIndex(Map<Contract, Double> sizes) {
        Map<String, Double> deltas = new TreeMap<>();
        sizes.entrySet().forEach(entry -> deltas.merge(entry.getKey().indexName(), netDelta(entry), Double::sum));
        return deltas;
    }

    private Map<String, OptionGreeks> greeksByIndex(Map<Contract, Double> sizes) {
        Map<String, OptionGreeks> greeks = new TreeMap<>();
        sizes.forEach((contract, size) -> {
            if (contract.isOption()) {
                greeks.merge(contract.indexName(), greeks(contract, size), OptionGreeks::plus);
            }
        });
        return greeks;
    }

    private double mark(Contract contract) {
        return books.market.ticker(contract.name()).map(Ticker::mark).orElse(Double.NaN);
    }
}

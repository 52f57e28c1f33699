package gammadesk.connectors.simulator.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.connectors.simulator.accounts.BookedTrade.Party;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is traded, funded, settled and delivered: positions sum to zero and no coin is made or lost. */
class ConservationTest {
    private static final List<String> INSTRUMENTS = List.of(
            "BTC-PERPETUAL",
            "BTC-26JUL24",
            "BTC-26JUL24-60000-C",
            "BTC-26JUL24-60000-P",
            "BTC-28AUG26-55000-C",
            "BTC-28AUG26-65000-P",
            "BTC-28AUG26");
    private static final long[] TRADERS = {10, 11, 12, 13, Accounts.HOUSE};

    private final FakeBoard board = new FakeBoard(Desk.START).index(Currency.BTC, 60_000);
    private Accounts accounts = new Accounts(board, FeeSchedule.published());
    private final List<BookedTrade> trades = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsMadeOrLost(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        open();
        for (int step = 0; step < 4_000; step++) {
            board.now += random.nextInt(120_000);
            move(random);
            happen(random);
            if (step % 50 == 0) {
                conserved();
            }
        }
        deliver("26JUL24", random);
        conserved();
        deliver("28AUG26", random);
        accounts.settle(board.now);
        conserved();
        trades.clear();
    }

    @Test
    void sessionProfitsAreTheChangeOfEquityBeforeFees() {
        SplittableRandom random = new SplittableRandom(7);
        open();
        for (int step = 0; step < 1_000; step++) {
            move(random);
            trade(random);
        }
        AccountReports reports = accounts.reports(OpenOrders.NONE, MarginSettings.published());
        for (long id : LongStream.of(TRADERS).limit(4).toArray()) {
            AccountSummary summary = reports.summary(id, Currency.BTC);
            BigDecimal paid = accounts.log(id, _ -> true).stream()
                    .map(LogEntry::commission)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(summary.sessionRealised().add(summary.sessionUnrealised()))
                    .isEqualByComparingTo(
                            summary.equity().subtract(BigDecimal.valueOf(1000)).add(paid));
            assertThat(summary.equity().doubleValue())
                    .isCloseTo(1000 + reference(id) - paid.doubleValue(), within(1e-8));
            assertThat(summary.totalProfit()).isNotNull();
        }
    }

    @Test
    void theLogsBalanceRunsFromEntryToEntry() {
        SplittableRandom random = new SplittableRandom(8);
        open();
        for (int step = 0; step < 500; step++) {
            board.now += random.nextInt(120_000);
            move(random);
            happen(random);
        }
        for (long id : LongStream.of(TRADERS).limit(4).toArray()) {
            BigDecimal balance = BigDecimal.ZERO;
            long sequence = 0;
            for (LogEntry entry : accounts.log(id, _ -> true).reversed()) {
                sequence++;
                balance = balance.add(entry.change());
                assertThat(entry.balance()).isEqualByComparingTo(balance);
                assertThat(entry.userSeq()).isEqualTo(sequence);
            }
            assertThat(accounts.balance(id, Currency.BTC)).isEqualByComparingTo(balance);
        }
    }

    @Test
    void whatIsKeptGoesOnAsIfNothingHadHappened() {
        SplittableRandom random = new SplittableRandom(9);
        open();
        for (int step = 0; step < 300; step++) {
            board.now += random.nextInt(120_000);
            move(random);
            happen(random);
        }
        Accounts restored = new Accounts(board, FeeSchedule.published(), accounts.state());
        assertThat(restored.state()).isEqualTo(accounts.state());
        board.now += 5_000_000;
        for (Accounts each : List.of(accounts, restored)) {
            each.accrueFunding(board.now);
            each.settle(board.now);
        }
        assertThat(restored.state()).isEqualTo(accounts.state());
    }

    private void open() {
        for (long id : LongStream.of(TRADERS).limit(4).toArray()) {
            accounts.open(id, "trader", id % 2 == 0 ? MarginModel.SEGREGATED_SM : MarginModel.SEGREGATED_PM, board.now);
            accounts.deposit(id, Currency.BTC, BigDecimal.valueOf(1000), board.now);
        }
    }

    private void happen(SplittableRandom random) {
        switch (random.nextInt(20)) {
            case 0 -> accounts.settle(board.now);
            case 1 -> accounts.accrueFunding(board.now);
            case 2 ->
                accounts.transfer(10, 11, Currency.BTC, BigDecimal.valueOf(random.nextLong(1, 999), 8), board.now);
            default -> trade(random);
        }
    }

    private void trade(SplittableRandom random) {
        String name = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
        Contract contract = Contract.of(name).orElseThrow();
        boolean option = contract.isOption();
        BigDecimal amount = option
                ? BigDecimal.valueOf(random.nextLong(1, 40), 1)
                : BigDecimal.valueOf(10 * random.nextLong(1, 5_000));
        BigDecimal price = option
                ? BigDecimal.valueOf(random.nextLong(1, 1_500), 4)
                : BigDecimal.valueOf(5 * random.nextLong(10_000, 14_000), 1).multiply(BigDecimal.TEN);
        int buyer = random.nextInt(TRADERS.length);
        int seller = (buyer + 1 + random.nextInt(TRADERS.length - 1)) % TRADERS.length;
        boolean makerBuys = random.nextBoolean();
        BookedTrade trade = new BookedTrade(
                Integer.toString(trades.size()),
                name,
                price,
                amount,
                board.now,
                new Party(TRADERS[buyer], "b", makerBuys, random.nextInt(30) == 0),
                new Party(TRADERS[seller], "s", !makerBuys, false));
        trades.add(trade);
        accounts.book(trade);
    }

    private void move(SplittableRandom random) {
        double index = 50_000 + 20_000 * random.nextDouble();
        board.index(Currency.BTC, index)
                .future("BTC-PERPETUAL", Math.rint(index * 100) / 100, random.nextDouble() * 0.002 - 0.001)
                .future("BTC-26JUL24", index * 1.01)
                .future("BTC-28AUG26", index * 1.1);
        INSTRUMENTS.stream()
                .filter(name -> Contract.of(name).orElseThrow().isOption())
                .forEach(name -> board.option(name, index, 40 + 30 * random.nextDouble()));
    }

    private void deliver(String label, SplittableRandom random) {
        Expiry expiry = Expiry.parse(label).orElseThrow();
        BigDecimal price = BigDecimal.valueOf(random.nextLong(500_000_000, 700_000_000), 4);
        accounts.deliver(Currency.BTC, expiry, price, board.now);
        INSTRUMENTS.stream()
                .filter(name -> name.contains(label))
                .forEach(name -> LongStream.of(TRADERS)
                        .forEach(id -> assertThat(accounts.position(id, name)).isZero()));
    }

    private void conserved() {
        assertThat(accounts.imbalance(Currency.BTC)).isZero();
        for (String name : INSTRUMENTS) {
            BigDecimal sum = LongStream.concat(LongStream.of(TRADERS), LongStream.of(Accounts.FEES, Accounts.INSURANCE))
                    .mapToObj(id -> accounts.position(id, name))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(name).isZero();
        }
    }

    /** Profit from the list of trades and the present marks alone. */
    private double reference(long id) {
        Map<String, Double> marks = new HashMap<>();
        INSTRUMENTS.forEach(
                name -> marks.put(name, board.ticker(name).orElseThrow().mark()));
        double profit = 0;
        for (BookedTrade trade : trades) {
            int sign =
                    (trade.buyer().accountId() == id ? 1 : 0) - (trade.seller().accountId() == id ? 1 : 0);
            double amount = sign * trade.amount().doubleValue();
            double mark = marks.get(trade.instrument());
            boolean option = Contract.of(trade.instrument()).orElseThrow().isOption();
            profit += option
                    ? amount * (mark - trade.price().doubleValue())
                    : amount * (1 / trade.price().doubleValue() - 1 / mark);
        }
        return profit;
    }
}

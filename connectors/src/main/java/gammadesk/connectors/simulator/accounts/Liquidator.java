package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Closes what an account can no longer hold: while the maintenance margin exceeds the margin balance its orders are
 * cancelled and its positions reduced step by step in the market, futures that carry the total delta first, then what
 * needs most margin. A bankrupt account whose positions nobody takes loses them to the insurance at the mark, and what
 * it owes in the end the insurance pays (deribit.com "auto-liquidation"; support.deribit.com 25944777576477).
 */
public final class Liquidator {
    private static final int MOST_STEPS = 100;
    private static final BigDecimal STEPS_PER_POSITION = BigDecimal.TEN;

    private final Accounts accounts;
    private final AccountReports reports;
    private final Desk desk;

    /** A liquidator that trades through a desk. */
    public Liquidator(Accounts accounts, AccountReports reports, Desk desk) {
        this.accounts = accounts;
        this.reports = reports;
        this.desk = desk;
    }

    /** How forced orders reach the market; executions are booked before a method returns. */
    public interface Desk {
        /** Cancels every order of the account in contracts of a settlement currency. */
        void cancelAll(long accountId, Currency currency, long millis);

        /**
         * Trades at once what the market takes, marked as a liquidation.
         *
         * @return what was filled, 0 when nobody was there
         */
        BigDecimal reduce(long accountId, String instrument, Side side, BigDecimal amount, long millis);

        /** The smallest amount of an instrument, of which every amount is a multiple. */
        BigDecimal lot(String instrument);
    }

    /**
     * What was done.
     *
     * @param needed whether the account was short of margin
     * @param steps orders sent
     * @param takenOver contracts that the insurance took over
     * @param insured what the insurance paid
     */
    public record Outcome(boolean needed, int steps, List<String> takenOver, BigDecimal insured) {
        static final Outcome NONE = new Outcome(false, 0, List.of(), Money.ZERO);

        public Outcome {
            takenOver = List.copyOf(takenOver);
        }
    }

    /** Checks one account in one currency, and liquidates as far as needed or possible. */
    public Outcome check(long accountId, Currency currency, long millis) {
        if (!isShort(accountId, currency)) {
            return Outcome.NONE;
        }
        desk.cancelAll(accountId, currency, millis);
        Set<String> stuck = new HashSet<>();
        int steps = 0;
        Optional<PositionReport> next = next(accountId, currency, stuck);
        while (next.isPresent() && steps < MOST_STEPS && isShort(accountId, currency)) {
            steps++;
            String instrument = next.get().contract().name();
            if (reduce(accountId, next.get(), millis).signum() == 0) {
                stuck.add(instrument);
            }
            next = next(accountId, currency, stuck);
        }
        List<String> takenOver = takeOver(accountId, currency, millis);
        return new Outcome(true, steps, takenOver, accounts.insure(accountId, currency, millis));
    }

    /** Whether the maintenance margin, or a debt without positions, exceeds what is there. */
    private boolean isShort(long accountId, Currency currency) {
        AccountSummary summary = reports.summary(accountId, currency);
        return summary.marginBalance().doubleValue() < summary.maintenanceMargin();
    }

    private BigDecimal reduce(long accountId, PositionReport position, long millis) {
        BigDecimal size = position.size().abs();
        BigDecimal lot = desk.lot(position.contract().name());
        BigDecimal step = size.divide(STEPS_PER_POSITION, 0, RoundingMode.UP)
                .divide(lot, 0, RoundingMode.UP)
                .multiply(lot)
                .min(size);
        Side side = position.size().signum() > 0 ? Side.SELL : Side.BUY;
        return desk.reduce(accountId, position.contract().name(), side, step, millis);
    }

    private Optional<PositionReport> next(long accountId, Currency currency, Set<String> stuck) {
        double delta = reports.summary(accountId, currency).deltaTotal();
        return reports.positions(accountId, currency).stream()
                .filter(position -> position.size().signum() != 0)
                .filter(position -> !stuck.contains(position.contract().name()))
                .max(Comparator.comparing((PositionReport position) -> carries(position, delta))
                        .thenComparingDouble(PositionReport::maintenanceMargin)
                        .thenComparing(position -> position.contract().name()));
    }

    /** Whether closing a future brings the total delta nearer to zero. */
    private static boolean carries(PositionReport position, double delta) {
        return !position.contract().isOption() && position.delta() * delta > 0;
    }

    private List<String> takeOver(long accountId, Currency currency, long millis) {
        if (accounts.equity(accountId, currency).signum() > 0) {
            return List.of();
        }
        List<Contract> held = accounts.held(accountId, currency);
        held.forEach(contract -> accounts.takeOver(accountId, contract, millis));
        return held.stream().map(Contract::name).toList();
    }
}

package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.VenueAccount;
import gammadesk.analytics.backtest.venue.VenueAccount.Held;
import gammadesk.analytics.backtest.venue.VenueAccount.Wallet;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Stamp;
import java.math.BigDecimal;
import java.util.List;

/** A simulated account in the words of a live one. */
final class ReplayAccounts {
    private static final String MODEL = "segregated_sm";

    private ReplayAccounts() {}

    static List<Position> positions(VenueAccount account, Stamp stamp) {
        return account.positions().stream()
                .filter(held -> held.amount() != 0)
                .map(held -> position(held, stamp))
                .toList();
    }

    private static Position position(Held held, Stamp stamp) {
        BigDecimal zero = BigDecimal.ZERO;
        return new Position(
                held.instrument(),
                decimal(held.amount()),
                decimal(held.averagePrice()),
                decimal(held.mark()),
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                stamp);
    }

    static List<AccountSummary> summaries(VenueAccount account, Stamp stamp) {
        return account.wallets().stream().map(wallet -> summary(wallet, stamp)).toList();
    }

    private static AccountSummary summary(Wallet wallet, Stamp stamp) {
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal equity = decimal(wallet.own().equity());
        BigDecimal initial = decimal(wallet.initialMargin());
        BigDecimal maintenance = decimal(wallet.maintenanceMargin());
        return new AccountSummary(
                wallet.currency(),
                equity,
                decimal(wallet.own().cash()),
                equity,
                equity.subtract(initial),
                initial,
                maintenance,
                initial,
                maintenance,
                zero,
                zero,
                zero,
                zero,
                MODEL,
                stamp);
    }

    /** The venue says 0 of what it does not know. */
    private static BigDecimal decimal(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value) : BigDecimal.ZERO;
    }
}

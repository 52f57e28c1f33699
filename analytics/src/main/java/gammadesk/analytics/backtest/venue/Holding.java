package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.Amounts;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.risk.ContractProfit;

/** What is held of one instrument, and at which mark it was last counted. */
final class Holding {
    /** Signed, in the instrument's amount unit. */
    double amount;
    /** In its price unit; harmonic for inverse futures, so that the profit since it is exact. */
    double average = Double.NaN;
    /** The mark up to which its moves are explained, NaN before the first. */
    double carried = Double.NaN;
    /** USD per unit of price at that mark. */
    double carriedUnit = Double.NaN;
    /** Up to when funding is paid. */
    long fundedMillis;
    /** Funding that was paid and not told yet, settlement currency and USD. */
    double untold;

    double untoldUsd;

    boolean isEmpty() {
        return amount == 0;
    }

    void clear() {
        amount = 0;
        average = Double.NaN;
        carried = Double.NaN;
    }

    /** How much an order of a side would only reduce. */
    double reducible(int sign) {
        return Math.max(0, -sign * amount);
    }

    /** The profit that a trade takes home, in the settlement currency. */
    double realised(InstrumentName name, double signed, double price) {
        boolean closes = amount * signed < 0;
        double closed = closes ? Math.copySign(Math.min(Math.abs(signed), Math.abs(amount)), amount) : 0;
        return closes ? ContractProfit.between(name, closed, average, price) : 0;
    }

    void add(double signed, double price, boolean isAmountInUsd) {
        double next = Amounts.plus(amount, signed);
        if (next == 0 || next * amount < 0 || amount == 0) {
            average = next == 0 ? Double.NaN : price;
        } else if (amount * signed > 0) {
            average = isAmountInUsd
                    ? (amount + signed) / (amount / average + signed / price)
                    : (amount * average + signed * price) / (amount + signed);
        }
        amount = next;
    }
}

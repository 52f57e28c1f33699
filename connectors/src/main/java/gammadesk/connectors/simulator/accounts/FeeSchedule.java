package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Settlement;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * Fees by date. The rows are data: another table can be handed to the exchange.
 *
 * <p>Sources of {@link #published()}: support.deribit.com articles 25944746248989 (trading, cap, daily futures as other
 * futures, weekly ones with a maker's rebate, which recorded instrument lists have too) and 25944782257949 (combos),
 * "11 January 2022" 25944826427293 (liquidation of futures), deribit.com "information/fees" (delivery is half the taker
 * fee) and public tables of delivery fees (0.015 % and 0.025 %; nothing for daily options and weekly futures) and of
 * option liquidations (0.19 %, of which 0.16 % are surplus).
 *
 * @param rows oldest first
 */
public record FeeSchedule(List<FeeRow> rows) {
    /** Throws {@link IllegalArgumentException} when there is no row. */
    public FeeSchedule {
        rows = rows.stream().sorted(Comparator.comparing(FeeRow::from)).toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a fee schedule needs a row");
        }
    }

    /**
     * The standard tier as published. No other standard fees are published for after 1 August 2026, when inverse
     * options began to deliver into futures, so the row goes on.
     */
    public static FeeSchedule published() {
        return new FeeSchedule(List.of(new FeeRow(
                LocalDate.of(2022, 8, 18),
                decimal("0.0003"),
                decimal("0.0003"),
                decimal("0.125"),
                decimal("0"),
                decimal("-0.0001"),
                decimal("0.0005"),
                decimal("0.00015"),
                decimal("0.00025"),
                decimal("0"),
                decimal("0"),
                decimal("1"),
                decimal("0.5"),
                decimal("0.0016"),
                decimal("0.0075"),
                decimal("0.009"))));
    }

    /** The row of a moment; before the first row that one holds too. */
    public FeeRow at(long millis) {
        LocalDate day = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
        return rows.stream()
                .filter(row -> !row.from().isAfter(day))
                .reduce((_, later) -> later)
                .orElse(rows.getFirst());
    }

    /**
     * The fee of one side of a trade in the settlement currency, positive when paid.
     *
     * @param index USD per coin, only looked at for a linear option
     */
    public BigDecimal trade(
            Contract contract, BigDecimal price, BigDecimal amount, boolean maker, double index, long millis) {
        FeeRow row = at(millis);
        if (!contract.isOption()) {
            return ofFuture(contract, price, amount, futureRate(contract, maker, row));
        }
        return ofOption(contract, price, amount, maker ? row.optionMaker() : row.optionTaker(), index, row);
    }

    private static BigDecimal futureRate(Contract contract, boolean maker, FeeRow row) {
        if (!maker) {
            return row.futureTaker();
        }
        return isWeekly(contract) ? row.weeklyFutureMaker() : row.futureMaker();
    }

    /** What a forced side pays on top of the taker's fee, for the insurance. */
    public BigDecimal liquidation(Contract contract, BigDecimal price, BigDecimal amount, double index, long millis) {
        FeeRow row = at(millis);
        if (contract.isOption()) {
            return Money.round(unit(contract, amount, index).multiply(row.optionLiquidation()));
        }
        boolean bitcoin = contract.coin().equals(Currency.BTC);
        BigDecimal whole = bitcoin ? row.futureLiquidationBtc() : row.futureLiquidationOther();
        return ofFuture(contract, price, amount, whole.subtract(row.futureTaker()));
    }

    /**
     * The fee of an option delivered in the money.
     *
     * @param size without sign
     * @param value pay-off per coin of the option, in the settlement currency
     * @param price delivery price, USD
     */
    public BigDecimal optionDelivery(
            Contract contract, BigDecimal size, BigDecimal value, BigDecimal price, long millis) {
        FeeRow row = at(millis);
        BigDecimal rate = isDaily(contract) ? row.dailyDelivery() : row.optionDelivery();
        return ofOption(contract, value, size, rate, price.doubleValue(), row);
    }

    /** The fee of a future delivered; size without sign. */
    public BigDecimal futureDelivery(Contract contract, BigDecimal size, BigDecimal price, long millis) {
        FeeRow row = at(millis);
        return ofFuture(
                contract,
                price,
                size,
                isDaily(contract) || isWeekly(contract) ? row.weeklyFutureDelivery() : row.futureDelivery());
    }

    private static BigDecimal ofFuture(Contract contract, BigDecimal price, BigDecimal amount, BigDecimal rate) {
        BigDecimal notional =
                contract.settlement() == Settlement.INVERSE ? contract.coins(amount, price) : amount.multiply(price);
        return Money.round(notional.multiply(rate));
    }

    private static BigDecimal ofOption(
            Contract contract, BigDecimal price, BigDecimal amount, BigDecimal rate, double index, FeeRow row) {
        BigDecimal plain = unit(contract, amount, index).multiply(rate);
        BigDecimal cap = price.multiply(amount).multiply(row.optionCap());
        return Money.round(rate.signum() < 0 ? plain : plain.min(cap));
    }

    /** What the rates of options refer to: the coin amount, in USD for linear options. */
    private static BigDecimal unit(Contract contract, BigDecimal amount, double index) {
        return contract.settlement() == Settlement.INVERSE ? amount : amount.multiply(BigDecimal.valueOf(index));
    }

    private static boolean isDaily(Contract contract) {
        return contract.expiry()
                .map(Expiry::date)
                .filter(date -> date.getDayOfWeek() != DayOfWeek.FRIDAY)
                .isPresent();
    }

    /** A Friday that is not its month's last. */
    private static boolean isWeekly(Contract contract) {
        return contract.expiry()
                .map(Expiry::date)
                .filter(date -> date.getDayOfWeek() == DayOfWeek.FRIDAY
                        && date.plusWeeks(1).getMonth() == date.getMonth())
                .isPresent();
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
